"""Asks for the password of a protected file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gpt_desktop.core.documents import PasswordNeededError
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

_WIDTH = 400


class PasswordDialog(QDialog):
    """The password is kept nowhere: not in the list, not in the history, not on the disk.

    Args:
        wrong: the one that was given last did not open it.
    """

    def __init__(self, name: str, parent: QWidget, *, wrong: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Password"))
        self.setFixedWidth(_WIDTH)
        words = wrapping_label()
        words.setText(tr("“{name}” is protected with a password.", name=name))
        self.wrong = wrapping_label("danger")
        self.wrong.setText(tr("That password does not open it."))
        self.wrong.setVisible(wrong)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(tr("Password"))
        self.field.setAccessibleDescription(self.wrong.text() if wrong else words.text())
        note = wrapping_label("caption")
        note.setText(tr("It is used once, to read the file, and kept nowhere."))
        self.cancel = text_button(tr("Cancel"))
        self.open_file = text_button(tr("Open"), "primary")
        self.open_file.setDefault(True)
        self.open_file.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.open_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_MEDIUM)
        column.setSpacing(GAP)
        for widget in (words, self.wrong, self.field, note):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.field.textChanged.connect(self._on_changed)
        self.open_file.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.field.setFocus()

    @property
    def password(self) -> str:
        return self.field.text()

    @Slot(str)
    def _on_changed(self, text: str) -> None:
        self.open_file.setEnabled(bool(text))


def ask_password(
    name: str, error: Exception | None, parent: QWidget, given: Callable[[str], object]
) -> bool:
    """Ask for the password of a file that was found to need one, without holding up the window.

    Args:
        error: why it could not be read.
        given: gets what was entered, if it was.

    Returns:
        Whether the file needs one.
    """
    if not isinstance(error, PasswordNeededError):
        return False
    dialog = PasswordDialog(name, parent, wrong=error.wrong)
    dialog.accepted.connect(lambda: given(dialog.password))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return True
