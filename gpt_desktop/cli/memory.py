"""``gpt-desktop memory``: kept translations in from TMX, and out."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.app.compose_terms import opened_translation_stores
from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.output import Output
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr_count
from gpt_desktop.core.steps import finish
from gpt_desktop.core.translation.unit_words import imported_words
from gpt_desktop.services.ports import KeptTranslations


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Do one of the subcommands, and return the exit code.

    Raises:
        UserFacingError: the file, or what is stored, cannot be read or written.
        CancelledError: it was interrupted.
    """
    commands = {"import": _import, "export": _export}
    token = CancelToken()
    with interruptible(token), opened_translation_stores(tools.settings) as stores:
        commands[arguments.memory_command](Path(arguments.path), stores.translations, token)
    return 0


def _import(path: Path, translations: KeptTranslations, token: CancelToken) -> None:
    output = Output(as_json=False)
    imported = finish(translations.read_file(path, token), output.take)
    output.progress_done()
    tell(f"{imported_words(imported)}\n")


def _export(path: Path, translations: KeptTranslations, token: CancelToken) -> None:
    output = Output(as_json=False)
    count = finish(translations.write_file(path, token), output.take)
    output.progress_done()
    written = tr_count(
        "{count} translation was written.", "{count} translations were written.", count
    )
    tell(f"{written}\n")
