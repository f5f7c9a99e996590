"""Partial results of long works, kept so that a work that was stopped goes on where it was."""

from __future__ import annotations

from typing import Protocol


class PartStore(Protocol):
    """Keeps texts by key. Every method may be called from any thread.

    A part goes with the document it was made of. Each method raises UserFacingError where the
    disk is full or the file cannot be written.
    """

    def get(self, key: str) -> str | None:
        """The text that was kept, or None."""
        ...

    def put(self, key: str, document_id: str, text: str) -> None:
        """Keep a text, in place of one of the same key.

        Args:
            key: a hash of all that the text hangs on: model, prompt, what was read.
            document_id: of a kept document; where it is not kept, nothing is.
        """
        ...
