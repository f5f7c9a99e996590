"""Where the hub wants to know who asks: what to accept, and a field for the token."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gpt_desktop.core.hub import AccessNeededError
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.models.web_page import open_web_page
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label


class AccessCard(QFrame):
    """Hidden until it is needed.

    Signals:
        given: the person's token.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._page = ""
        self._what = wrapping_label("strong")
        self._why = wrapping_label("second")
        self.token = QLineEdit()
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setPlaceholderText(tr("Access token of the hub"))
        self.token.setAccessibleName(tr("Access token of the hub"))
        self.open_page = text_button(tr("Open its page"), "link")
        self.go_on = text_button(tr("Go on with this token"), "primary")
        self._lay_out()
        self.open_page.clicked.connect(self._on_open_page)
        self.go_on.clicked.connect(self._on_given)
        self.token.returnPressed.connect(self._on_given)
        self.token.textChanged.connect(self._show_button)
        self._show_button()
        self.hide()

    def show_error(self, error: AccessNeededError) -> None:
        """Say what the hub wants."""
        self._page = error.page
        self._what.setText(error.what)
        self._why.setText(" ".join(part for part in (error.why, error.next_step) if part))
        self.open_page.setVisible(bool(error.page))
        self.token.clear()
        self.show()

    def _lay_out(self) -> None:
        note = wrapping_label("caption")
        note.setText(tr("The app sends it to the hub alone, and forgets it when it is closed."))
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.token, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.open_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self._what)
        column.addWidget(self._why)
        column.addLayout(row)
        column.addWidget(note)

    @Slot()
    def _show_button(self) -> None:
        self.go_on.setEnabled(bool(self.token.text().strip()))

    @Slot()
    def _on_given(self) -> None:
        token = self.token.text().strip()
        if token:
            self.token.clear()
            self.hide()
            self.given.emit(token)

    @Slot()
    def _on_open_page(self) -> None:
        open_web_page(self._page)
