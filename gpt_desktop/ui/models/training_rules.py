"""The rules as text, edited and checked before they are kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.training.rules import RuleStore
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, wrapping_label

_WIDTH, _HEIGHT = 760, 520


class RulesDialog(QDialog):
    """What is wrong is told with its line; nothing wrong is kept.

    Signals:
        saved: the rules are others now.
    """

    saved = Signal()

    def __init__(self, theme: Theme, store: RuleStore, lane: Lane, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Rules on what is not learnt"))
        self.resize(_WIDTH, min(_HEIGHT, parent.height()))
        self._store = store
        self._lane = lane
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("The rules, as TOML"))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.error = ErrorCard(theme)
        self.reset = text_button(tr("Back to the app's rules"))
        self.cancel = text_button(tr("Cancel"))
        self.save = text_button(tr("Save"), "primary")
        self._lay_out()
        self.reset.clicked.connect(self._on_reset)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self._ask(tr("Reading the rules"), store.text, self._on_text)

    def _lay_out(self) -> None:
        words = wrapping_label("second")
        words.setText(
            tr(
                "Each rule has a name and either words or a pattern; “take” says what is taken "
                "out where it fires, and “on = false” switches it off."
            )
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.reset)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP_MEDIUM, GAP_MEDIUM, GAP_MEDIUM)
        column.setSpacing(GAP)
        column.addWidget(words)
        column.addWidget(self.text, 1)
        column.addWidget(self.error)
        column.addLayout(buttons)

    def _ask(
        self, title: str, function: Callable[[], object], then: Callable[[object], object]
    ) -> None:
        self.error.clear()
        call(self._lane, title, function, succeeded=then, failed=self._on_failed)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.error.show_error(error, offers_action=False)

    @Slot(object)
    def _on_text(self, text: object) -> None:
        self.text.setPlainText(str(text))

    @Slot()
    def _on_save(self) -> None:
        text = self.text.toPlainText()
        self._ask(tr("Saving the rules"), lambda: self._store.save_text(text), self._on_saved)

    @Slot()
    def _on_reset(self) -> None:
        def reset() -> str:
            self._store.reset()
            return self._store.text()

        self._ask(tr("Saving the rules"), reset, self._on_was_reset)

    @Slot(object)
    def _on_was_reset(self, text: object) -> None:
        self.text.setPlainText(str(text))
        self.saved.emit()

    @Slot(object)
    def _on_saved(self, rules: object) -> None:
        del rules  # whoever needs them reads them
        self.saved.emit()
        self.accept()
