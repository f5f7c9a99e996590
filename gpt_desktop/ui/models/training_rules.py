"""The rules as text, edited and checked before they are kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.background.call import call
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.training.rule_words import rule_words
from gpt_desktop.core.training.rules import REACH_WORDS, RuleStore
from gpt_desktop.core.training.rules_file import with_rule_switched
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, SIDE_LIST_WIDTH
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
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Rules, each on or off"))
        self.list.setFixedWidth(SIDE_LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self.list, "side")
        self.error = ErrorCard(theme)
        self.reset = text_button(tr("Back to the app's rules"))
        self.cancel = text_button(tr("Cancel"))
        self.save = text_button(tr("Save"), "primary")
        self._lay_out()
        self.reset.clicked.connect(self._on_reset)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._on_save)
        self.list.itemChanged.connect(self._on_switched)
        self._read()

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
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        column.addLayout(row, 1)
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

    def _read(self) -> None:
        """What the file says, and its rules where it is right."""
        self._ask(tr("Reading the rules"), self._store.text, self._on_text)
        self._ask(tr("Reading the rules"), self._store.load, self._on_rules)

    @Slot(object)
    def _on_text(self, text: object) -> None:
        self.text.setPlainText(str(text))

    @Slot(object)
    def _on_rules(self, rules: object) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for rule in rules if isinstance(rules, tuple) else ():
                item = QListWidgetItem(rule_words(rule.name), self.list)
                item.setData(Qt.ItemDataRole.UserRole, rule.name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if rule.on else Qt.CheckState.Unchecked)
                reach = tr(REACH_WORDS[rule.take])
                item.setToolTip(tr("Takes out: {what}", what=reach))

    @Slot(QListWidgetItem)
    def _on_switched(self, item: QListWidgetItem) -> None:
        """In the text, which is what is saved."""
        name = str(item.data(Qt.ItemDataRole.UserRole))
        on = item.checkState() is Qt.CheckState.Checked
        self.error.clear()
        try:
            text = with_rule_switched(self.text.toPlainText(), name, on)
        except UserFacingError as error:
            self.error.show_error(error, offers_action=False)
        else:
            self.text.setPlainText(text)

    @Slot()
    def _on_save(self) -> None:
        text = self.text.toPlainText()
        self._ask(tr("Saving the rules"), lambda: self._store.save_text(text), self._on_saved)

    @Slot()
    def _on_reset(self) -> None:
        self._ask(tr("Saving the rules"), self._store.reset, self._on_was_reset)

    @Slot(object)
    def _on_was_reset(self, rules: object) -> None:
        del rules  # they are read with the text
        self._read()
        self.saved.emit()

    @Slot(object)
    def _on_saved(self, rules: object) -> None:
        del rules  # whoever needs them reads them
        self.saved.emit()
        self.accept()
