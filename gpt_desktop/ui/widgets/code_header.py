"""What stands over a block of code: its language, and a button that copies it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_TINY
from gpt_desktop.ui.widgets.buttons import small_button
from gpt_desktop.ui.widgets.copying import Copying

CODE_HEADER_HEIGHT = 28


class CodeHeader(QWidget):
    """Laid over the document, so that what is selected and copied there is the text alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._code = ""
        self.language = QLabel()
        set_role(self.language, "caption")
        self.copy = small_button(theme, "copy", tr("Copy the code"))
        self.copy.setFixedSize(QSize(CODE_HEADER_HEIGHT - GAP_TINY, CODE_HEADER_HEIGHT - GAP_TINY))
        Copying(self.copy, self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, GAP_TINY, GAP_TINY, 0)
        row.setSpacing(0)
        row.addWidget(self.language, 1)
        row.addWidget(self.copy)
        self.setFixedHeight(CODE_HEADER_HEIGHT)

    def show_code(self, language: str, code: str) -> None:
        """Stand for this block; it may be growing."""
        self._code = code
        if self.language.text() != language:
            self.language.setText(language)

    def _text(self) -> str:
        return self._code
