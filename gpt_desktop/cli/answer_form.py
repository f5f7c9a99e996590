"""The form of an answer, from the command line."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.core.constraints import Choices, Constraint, JsonSchema, Pattern
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr


def answer_form(arguments: Arguments) -> Constraint | None:
    """What ``--json-schema``, ``--regex`` or ``--choices`` ask for; None without them.

    Raises:
        UserFacingError: the file cannot be read, or what it or the argument says is no form.
    """
    try:
        if arguments.json_schema is not None:
            return JsonSchema(Path(arguments.json_schema).read_text(encoding="utf-8-sig"))
        if arguments.regex is not None:
            return Pattern(arguments.regex)
        if arguments.choices is not None:
            return Choices(tuple(part.strip() for part in arguments.choices.split(",")))
    except (OSError, ValueError) as error:
        raise UserFacingError(
            tr("The form asked of the answer cannot be used."),
            str(error),
            tr("Change the schema, pattern or choices."),
        ) from error
    return None
