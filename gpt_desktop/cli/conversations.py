"""``gpt-desktop conversations``: all of them into a file, and those of a file to the others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.output import Output, print_json
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr_count
from gpt_desktop.core.steps import finish
from gpt_desktop.storage.conversation_records import ConversationRecords
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.exchange.exchange import ConversationExchange


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Do one of the subcommands, and return the exit code.

    Raises:
        UserFacingError: the file, or what is stored, cannot be read or written.
        CancelledError: it was interrupted; there is no file, or nothing was added.
    """
    del tools  # no model is asked
    commands = {"export": _export, "import": _import}
    token = CancelToken()
    with interruptible(token), _exchange() as exchange:
        commands[arguments.conversations_command](arguments, exchange, token)
    return 0


def _export(arguments: Arguments, exchange: ConversationExchange, token: CancelToken) -> None:
    output = Output(as_json=arguments.json)
    count = finish(exchange.save(None, Path(arguments.path), token), output.take)
    if arguments.json:
        print_json({"file": arguments.path, "conversations": count})
        return
    written = tr_count(
        "{count} conversation was written.", "{count} conversations were written.", count
    )
    tell(f"{written}\n")


def _import(arguments: Arguments, exchange: ConversationExchange, token: CancelToken) -> None:
    output = Output(as_json=arguments.json)
    imported = finish(exchange.read(Path(arguments.path), token), output.take)
    if arguments.json:
        print_json({"conversations": imported.ids, "warnings": imported.warnings})
        return
    count = len(imported.ids)
    added = tr_count("{count} conversation was added.", "{count} conversations were added.", count)
    tell(f"{added}\n")
    for warning in imported.warnings:
        tell(f"{warning}\n")


@contextmanager
def _exchange() -> Iterator[ConversationExchange]:
    database = open_database(paths.database_file()).database
    try:
        yield ConversationExchange(ConversationRecords(database))
    finally:
        database.close()
