"""The language to translate to: the person's, or one that fits until they choose."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from gpt_desktop.core.i18n import current_language
from gpt_desktop.ui.widgets.option_box import OptionBox


class TargetChoice(QObject):
    """Offers the interface's language, or the other of English and Chinese for texts in it.

    Attributes:
        chosen: the person has chosen, so nothing is offered any more.
    """

    def __init__(self, box: OptionBox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._box = box
        self._offering = False
        self.chosen = False
        box.value_changed.connect(self._on_changed)
        self.offer("")

    def offer(self, source: str) -> None:
        """Fit the target to the text's language, a code, or "" where it is not clear."""
        if self.chosen:
            return
        own, other = ("zh", "en") if current_language().startswith("zh") else ("en", "zh")
        self._offering = True
        self._box.set_value(other if source == own else own)
        self._offering = False

    @Slot()
    def _on_changed(self) -> None:
        if not self._offering:
            self.chosen = True
