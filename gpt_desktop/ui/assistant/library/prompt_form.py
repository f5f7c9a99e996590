"""The form of a saved prompt."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.library.saved_prompt import SavedPrompt, Variable
from gpt_desktop.ui.assistant.library.kinds import Item
from gpt_desktop.ui.assistant.library.library_form import LibraryForm
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.text_editor import TextEditor

_BETWEEN = "|"  # choices have commas of their own


class VariableRow:
    """The name of a place, what stands in it at first, and what can be chosen."""

    def __init__(self, variable: Variable) -> None:
        self.variable = variable
        self.label = QLabel(variable.name)
        self.default = QLineEdit(variable.default)
        self.default.setPlaceholderText(tr("at first empty"))
        self.default.setAccessibleName(tr("{name}: what stands in it at first", name=variable.name))
        self.choices = QLineEdit(f" {_BETWEEN} ".join(variable.choices))
        self.choices.setPlaceholderText(tr("any text, or choices: one | another"))
        self.choices.setAccessibleName(tr("{name}: choices", name=variable.name))
        self._shown = (self.default.text(), self.choices.text())

    def value(self) -> Variable:
        """As it stands in the lines; what was not touched stays, also what a line cannot show."""
        before = self.variable
        default, choices = self.default.text(), self.choices.text()
        parts = (each.strip() for each in choices.split(_BETWEEN))
        return Variable(
            before.name,
            before.default if default == self._shown[0] else default,
            before.choices if choices == self._shown[1] else tuple(part for part in parts if part),
        )

    def remove(self) -> None:
        for widget in (self.label, self.default, self.choices):
            widget.hide()  # it goes later than the next one comes
            widget.deleteLater()


class PromptForm(LibraryForm):
    """Name, text, and a line for each place in the text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._showing = False
        self._described: dict[str, Variable] = {}
        self.variable_rows: list[VariableRow] = []
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.text = TextEditor(theme, tr("The text, with places to fill in"), tr("Text"))
        self.text.set_lines(6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP_SMALL)
        self._grid.setVerticalSpacing(GAP_SMALL)
        note = wrapping_label("caption")
        note.setText(tr("Write a place to fill in as {example}.", example="{{name}}"))
        self.add_row(tr("Name"), self.name)
        self.add_row(tr("Text"), self.text)
        self.rows.addRow("", note)
        self._places = QLabel(tr("Places"))
        set_role(self._places, "second")
        self.rows.addRow(self._places, self._grid)
        self.name.textEdited.connect(self.changed)
        self.text.textChanged.connect(self._on_text_changed)

    def show_item(self, item: Item) -> None:
        if not isinstance(item, SavedPrompt):
            return
        self._showing = True
        self._id = item.id
        self._described = {each.name: each for each in item.described}
        self.name.setText(item.name)
        self.text.setPlainText(item.text)
        self._clear_rows()
        self._show_variables()
        self._showing = False

    def item(self) -> SavedPrompt:
        self._keep_rows()
        text = self.text.text()
        described = tuple(each for each in self._described.values() if each.default or each.choices)
        name = " ".join(self.name.text().split()) or tr("Unnamed")
        return SavedPrompt(self._id, name, text, described)

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._showing:
            self._show_variables()
            self.changed.emit()

    def _keep_rows(self) -> None:
        for row in self.variable_rows:
            self._described[row.variable.name] = row.value()

    def _clear_rows(self) -> None:
        for row in self.variable_rows:
            row.remove()
        self.variable_rows = []

    def _show_variables(self) -> None:
        """A line for each place, made anew only where the places are others."""
        prompt = SavedPrompt("", "", self.text.text())
        names = [each.name for each in prompt.variables]
        self._places.setVisible(bool(names))
        if names == [row.variable.name for row in self.variable_rows]:
            return
        self._keep_rows()
        self._clear_rows()
        for place, name in enumerate(names):
            row = VariableRow(self._described.get(name, Variable(name)))
            for column, widget in enumerate((row.label, row.default, row.choices)):
                self._grid.addWidget(widget, place, column)
            row.default.textEdited.connect(self.changed)
            row.choices.textEdited.connect(self.changed)
            self.variable_rows.append(row)
