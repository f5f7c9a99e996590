"""What a request asks for: reading it, with errors that name what is known."""

from __future__ import annotations

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.tasks.base import Choice, OptionSpec, TaskRequest

LENGTH = OptionSpec(
    "length",
    mark("Length"),
    (
        Choice("short", mark("Short")),
        Choice("medium", mark("Medium")),
        Choice("long", mark("Long")),
    ),
    "medium",
)


def chosen(request: TaskRequest, spec: OptionSpec) -> str:
    """The request's value of an option, or its default.

    Raises:
        UserFacingError: the value is none of the option's choices.
    """
    value = request.options.get(spec.id, spec.default)
    known = [choice.value for choice in spec.choices]
    if known and value not in known:
        raise UserFacingError(
            tr("“{value}” is not a choice for “{option}”.", value=value, option=tr(spec.label)),
            "",
            tr("Choose one of: {choices}.", choices=", ".join(known)),
        )
    return value


def required_text(text: str, what: str, next_step: str) -> str:
    """The text without surrounding white space.

    Raises:
        UserFacingError: nothing is left, told by ``what`` and ``next_step``.
    """
    stripped = text.strip()
    if not stripped:
        raise UserFacingError(what, "", next_step)
    return stripped
