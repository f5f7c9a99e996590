"""Parts of the drafts that version 0.1.0 wrote, read as it read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from gpt_desktop.core.errors import ErrorWords
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.works import Work, WorkRequest, WorkState

Values = Mapping[str, Any]

_ENDS = {state.value: state for state in WorkState if not state.busy}
_NOTICES = {kind.value: kind for kind in NoticeKind}


def draft_work(kind: str, title: str, request: WorkRequest, draft: object, when: float) -> Work:
    """The work of a result's draft; what is not of its form is left out.

    What was on its way, or never began, counts as stopped.
    """
    values: Values = draft if isinstance(draft, dict) else {}
    return Work(
        id=uuid4().hex,
        kind=kind,
        title=title,
        request=request,
        created=when,
        changed=when,
        text=str(values.get("text", "")),
        state=_ENDS.get(str(values.get("state")), WorkState.STOPPED),
        notices=_notices(values.get("notices")),
        author=str(values.get("author", "")),
        error=_error(values.get("error")),
    )


def came_to_something(work: Work) -> bool:
    """Whether there is anything to come back to: a text, or how it ended."""
    return bool(work.text) or work.state is not WorkState.STOPPED


def draft_options(value: object) -> dict[str, str]:
    """Options of a request by their ids."""
    if not isinstance(value, dict):
        return {}
    return {str(name): str(each) for name, each in value.items()}


def _notices(value: object) -> tuple[Notice, ...]:
    return tuple(
        Notice(_NOTICES[pair[0]], str(pair[1]))
        for pair in (value if isinstance(value, list) else [])
        if isinstance(pair, list) and len(pair) == 2 and pair[0] in _NOTICES
    )


def _error(value: object) -> ErrorWords | None:
    if isinstance(value, list) and len(value) == 3:
        what, why, next_step = (str(part) for part in value)
        return ErrorWords(what, why, next_step)
    return None
