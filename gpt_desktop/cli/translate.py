"""``gpt-desktop translate --to LANGUAGE [FILE]``."""

from __future__ import annotations

from gpt_desktop.app.compose import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.generate import generate
from gpt_desktop.cli.terminal import read_standard_input
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import LANGUAGES, find_language
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.translate.task import AUTO


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Translate, and return the exit code; raises UserFacingError."""
    source = arguments.source
    options = {
        "target": language_code(arguments.target),
        "source": language_code(source) if source and source != AUTO else AUTO,
    }
    file = arguments.file
    if file is None or file == "-":
        request = TaskRequest(text=read_standard_input(), options=options)
        return generate(arguments, tools, "translate", request)
    return generate(arguments, tools, "translate", TaskRequest(options=options), files=[file])


def language_code(text: str) -> str:
    """The code of a language named by code or name.

    Raises:
        UserFacingError: it is not known; the known ones are listed.
    """
    found = find_language(text)
    if found is None:
        known = ", ".join(f"{language.code} ({language.name})" for language in LANGUAGES)
        raise UserFacingError(
            tr("The language “{name}” is not known.", name=text),
            "",
            tr("Known are: {languages}.", languages=known),
        )
    return found.code
