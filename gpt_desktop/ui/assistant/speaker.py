"""The quiet word above a message on who says it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role


def speaker(who: str) -> QLabel:
    """``who`` is translated."""
    label = QLabel(who)
    set_role(label, "caption")
    return label


def answering(answer: StoredMessage | None, usual: ModelFacts | None) -> str:
    """The word above an answer, with the model that wrote it where that is known.

    Args:
        usual: the usual model, whose name is at hand; others go by their ids, which people see
            as the names of their folders.
    """
    if answer is not None and answer.edited:
        return tr("Assistant · edited by you")
    receipt = answer.receipt if answer is not None else None
    if receipt is None or not receipt.model_id:
        return tr("Assistant")
    known = usual is not None and usual.id == receipt.model_id
    name = usual.name if usual is not None and known else receipt.model_id
    return tr("Assistant · {model}", model=name)
