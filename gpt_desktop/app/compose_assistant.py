"""What features add to what the Assistant is asked."""

from __future__ import annotations

from gpt_desktop.services.answer_request import RequestPart


def request_parts() -> tuple[RequestPart, ...]:
    """In the order in which they add: what one has added the next may read."""
    return ()
