"""What features add to what the Assistant is asked."""

from __future__ import annotations

from gpt_desktop.services.answer_request import RequestPart
from gpt_desktop.services.compute_asked import ComputeAsked


def request_parts(compute: ComputeAsked) -> tuple[RequestPart, ...]:
    """In the order in which they add: what one has added the next may read."""
    return (compute,)
