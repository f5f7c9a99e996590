"""A text on its way to the model."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.conversations import Attachment


@dataclass(frozen=True, slots=True)
class Sent:
    """With what comes with it.

    Attributes:
        attachments: documents, kept already.
    """

    text: str
    attachments: tuple[Attachment, ...] = ()
