"""The passages that an answer leans on, by their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gpt_desktop.core.cited_passages import CitedPassage
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.flow_layout import FlowLayout


class PassageLine(QWidget):
    """“Passages: 1 · lease.pdf, page 3 …”; a click shows one.

    Signals:
        chosen: a CitedPassage.
    """

    chosen = Signal(object)

    def __init__(self, passages: Sequence[CitedPassage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(GAP_TINY, self)
        label = QLabel(tr("Passages:"))
        set_role(label, "caption")
        # As high as a button, so that it stands in line with them.
        label.setFixedHeight(text_button(" ", "chip").sizeHint().height())
        flow.addWidget(label)
        self.buttons: list[QPushButton] = []
        for number, passage in enumerate(passages, 1):
            words = f"{number} · {passage.where()}"
            button = text_button(_short(words), "chip")
            button.setToolTip(f"{passage.where()}\n{passage.words}")
            button.setAccessibleName(tr("Passage {number}: {where}", number=number, where=words))
            button.clicked.connect(partial(self.chosen.emit, passage))
            flow.addWidget(button)
            self.buttons.append(button)


_LONGEST = 34  # characters


def _short(words: str) -> str:
    """A file's name may be long; its end and the page tell most."""
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    return f"{words[:half]}…{words[-half:]}"
