"""Lines that belong to a brief, such as its facts: a field that its button opens and closes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.text_editor import TextEditor

_LINES = 5


class BriefLines(QWidget):
    """The field with a line above that says what it is for; ``button`` stands elsewhere.

    Args:
        name: on the button, and the field's accessible name.
        about: what the lines are for.
        example: shown while there is none.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, name: str, about: str, example: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.button = text_button(name, "segment")
        self.button.setCheckable(True)
        self.editor = TextEditor(theme, example, name)
        self.editor.set_lines(2, _LINES)
        self.editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        heading = QLabel(about)
        heading.setWordWrap(True)
        heading.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_role(heading, "caption")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP_TINY)
        self.column.addWidget(heading)
        self.column.addWidget(self.editor)
        self.hide()
        self.button.toggled.connect(self._on_toggled)
        self.editor.textChanged.connect(self.changed)

    def text(self) -> str:
        """The lines; "" while the field is closed, since what is not seen is not asked."""
        return self.editor.text().strip() if self.button.isChecked() else ""

    def set_text(self, text: str) -> None:
        """Show these lines, or close the field where there are none."""
        self.editor.setPlainText(text)
        self.button.setChecked(bool(text))

    def replace_text(self, text: str) -> None:
        """Put lines in the place of those that are there, which can be undone, and open it."""
        self.button.setChecked(True)
        self.editor.selectAll()
        self.editor.insertPlainText(text)

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        self.setVisible(checked)
        if checked:
            self.editor.setFocus()
        self.changed.emit()
