"""What is studied: a text that was typed, or documents."""

from __future__ import annotations

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.options import required_text
from gpt_desktop.core.trust.source import SourceText


def studied_text(request: TaskRequest) -> str:
    """All of it in one.

    Raises:
        UserFacingError: there is none.
    """
    return required_text(
        request.text or "\n\n".join(each.text for each in request.documents),
        tr("There is no text to learn from."),
        tr("Type, paste or drop one first."),
    )


def studied_source(request: TaskRequest) -> SourceText:
    """Its sentences, which know where they stand.

    Raises:
        UserFacingError: there is none.
    """
    studied_text(request)
    if request.text:
        return SourceText.of_text(request.text)
    return SourceText(request.documents)
