"""Two lines for a term and its translation, to add one or to change one."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.glossary_csv import LONGEST
from gpt_desktop.core.translation.term import Term
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button


class TermForm(QWidget):
    """Enter adds or saves.

    Signals:
        written: the term's words, its translation ("" where it is not to be translated) and the
            ``Term`` in whose place it comes, or None.
    """

    written = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changed: Term | None = None
        self.source = _line(tr("Term"))
        self.target = _line(tr("Translation"))
        self.stays = QCheckBox(tr("Do not translate"))
        self.save = text_button(tr("Add"))
        self.cancel = text_button(tr("Cancel"))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.stays, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.source)
        column.addWidget(self.target)
        column.addLayout(buttons)
        for line in (self.source, self.target):
            line.textChanged.connect(self._show_state)
            line.returnPressed.connect(self._on_enter)
        self.stays.toggled.connect(self._show_state)
        self.save.clicked.connect(self._write)
        self.cancel.clicked.connect(self.clear)
        self.clear()

    @property
    def changes(self) -> Term | None:
        """The term that is being changed, or None."""
        return self._changed

    def begin(self, term: Term) -> None:
        """Change a term."""
        self._changed = term
        self.source.setText(term.source)
        self.target.setText("" if term.stays else term.target)
        self.stays.setChecked(term.stays)
        self.save.setText(tr("Save"))
        self.cancel.show()
        self.source.setFocus()
        self.source.selectAll()

    def offer(self, words: str) -> None:
        """Put words into an empty form, such as those that are selected in the text."""
        if self._changed is None and not self.source.text() and words:
            self.source.setText(words)
            self.target.setFocus()
        else:
            self.source.setFocus()

    @Slot()
    def clear(self) -> None:
        """Be ready for a new term."""
        self._changed = None
        self.source.clear()
        self.target.clear()
        self.stays.setChecked(False)
        self.save.setText(tr("Add"))
        self.cancel.hide()
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        stays = self.stays.isChecked()
        self.target.setEnabled(not stays)
        ready = self.source.text().strip() and (stays or self.target.text().strip())
        self.save.setEnabled(bool(ready))

    @Slot()
    def _on_enter(self) -> None:
        if self.save.isEnabled():
            self._write()
        elif self.source.hasFocus():
            self.target.setFocus()

    @Slot()
    def _write(self) -> None:
        source, target = self.source.text().strip(), self.target.text().strip()
        words = source, "" if self.stays.isChecked() else target, self._changed
        self.clear()
        self.source.setFocus()
        self.written.emit(*words)


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    line.setMaxLength(LONGEST)
    return line
