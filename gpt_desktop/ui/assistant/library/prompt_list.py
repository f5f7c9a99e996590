"""The saved prompts that fit what is being typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.library.saved_prompt import SavedPrompt
from gpt_desktop.ui.theme.style_sheet import set_role

_MOST_SHOWN = 6
_LONGEST = 80  # characters of a prompt's text


class PromptList(QListWidget):
    """Hidden while none fits. The focus stays in the field, whose keys move in it.

    Signals:
        chosen: a SavedPrompt.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompts: list[SavedPrompt] = []
        set_role(self, "side")
        self.setAccessibleName(tr("Saved prompts"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_clicked)
        self.hide()

    def show_fitting(self, prompts: Sequence[SavedPrompt], words: str) -> None:
        """Those with all words in their names or texts, names first."""
        sought = words.casefold().split()
        fitting = [
            each
            for each in prompts
            if all(word in f"{each.name} {each.text}".casefold() for word in sought)
        ]
        self._prompts = sorted(
            fitting, key=lambda each: not all(word in each.name.casefold() for word in sought)
        )
        self.clear()
        for prompt in self._prompts:
            text = " ".join(prompt.text.split())
            cut = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
            self.addItem(QListWidgetItem(f"{prompt.name}    {cut}"))
        self.setVisible(bool(self._prompts))
        if self._prompts:
            self.setCurrentRow(0)
            rows = min(_MOST_SHOWN, len(self._prompts))
            self.setFixedHeight(rows * self.sizeHintForRow(0) + 2 * self.frameWidth())

    def step(self, rows: int) -> None:
        """Go up or down, around the ends."""
        self.setCurrentRow((self.currentRow() + rows) % max(1, self.count()))

    @Slot()
    def choose_current(self) -> None:
        if 0 <= self.currentRow() < len(self._prompts):
            self.chosen.emit(self._prompts[self.currentRow()])

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.setCurrentItem(item)
        self.choose_current()
