"""Asks what to put into the places of a saved prompt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.library.saved_prompt import SavedPrompt, Variable
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.text_editor import TextEditor

_WIDTH = 520
_LINES = (1, 5)


class FillDialog(QDialog):
    """A field for each place; choices can be chosen, and anything else be written."""

    def __init__(self, theme: Theme, prompt: SavedPrompt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt = prompt
        self.setWindowTitle(prompt.name)
        self.setMinimumWidth(_WIDTH)
        self.fields: dict[str, QComboBox | TextEditor] = {
            each.name: _field(theme, each) for each in prompt.variables
        }
        rows = QFormLayout()
        rows.setHorizontalSpacing(GAP)
        rows.setVerticalSpacing(GAP_SMALL)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in self.fields.items():
            rows.addRow(name.replace("&", "&&"), field)
        self.cancel = text_button(tr("Cancel"))
        self.insert = text_button(tr("Insert"), "primary")
        self.insert.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.insert)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_MEDIUM)
        column.setSpacing(GAP)
        column.addLayout(rows)
        column.addLayout(buttons)
        self.insert.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.insert.setShortcut("Ctrl+Return")

    def text(self) -> str:
        """The prompt, filled in."""
        return self._prompt.filled({name: _value(field) for name, field in self.fields.items()})


def _field(theme: Theme, variable: Variable) -> QComboBox | TextEditor:
    if variable.choices:
        box = QComboBox()
        box.setEditable(True)
        box.addItems(variable.choices)
        box.setCurrentText(variable.first)
        box.setAccessibleName(variable.name)
        return box
    editor = TextEditor(theme, "", variable.name)
    editor.set_lines(*_LINES)
    editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    editor.setPlainText(variable.first)
    return editor


def _value(field: QComboBox | TextEditor) -> str:
    return field.currentText() if isinstance(field, QComboBox) else field.text()
