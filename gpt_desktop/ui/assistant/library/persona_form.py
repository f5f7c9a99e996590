"""The form of a persona."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from gpt_desktop.core.generation import SamplingDefaults
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.library.persona_tables import BOUNDS
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.ui.assistant.library.kinds import Item
from gpt_desktop.ui.assistant.library.library_form import LibraryForm
from gpt_desktop.ui.assistant.library.number_field import NumberField
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_TINY
from gpt_desktop.ui.widgets.text_editor import TextEditor

# Its name, what it is called, and whether it is whole.
_NUMBERS: tuple[tuple[str, str, bool], ...] = (
    ("temperature", mark("Temperature"), False),
    ("top_p", mark("Top-p"), False),
    ("top_k", mark("Top-k"), True),
    ("min_p", mark("Min-p"), False),
    ("repetition_penalty", mark("Repetition penalty"), False),
    ("max_tokens", mark("Longest answer"), True),
)
_IN_A_ROW = 3
_THINKING = (
    (None, mark("as usual")),
    (True, mark("Thinks first")),
    (False, mark("Answers at once")),
)


class PersonaForm(LibraryForm):
    """Name, system words, model, thinking and sampling."""

    def __init__(
        self, theme: Theme, models: list[InstalledModel], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._id = ""
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        hint = tr("What the model is told before every conversation: who it is, how it answers.")
        self.system = TextEditor(theme, hint, tr("System words"))
        self.system.set_lines(6)
        self.model = QComboBox()
        self.model.addItem(tr("as usual"), "")
        for model in models:
            self.model.addItem(model.facts.name, model.facts.id)
        self.thinking = QComboBox()
        for value, words in _THINKING:
            self.thinking.addItem(tr(words), value)
        self.numbers = {name: NumberField(BOUNDS[name], whole=whole) for name, _, whole in _NUMBERS}
        self._lay_out()
        self.name.textEdited.connect(self.changed)
        self.system.textChanged.connect(self._on_system_changed)
        self.model.activated.connect(self.changed)
        self.thinking.activated.connect(self.changed)
        for field in self.numbers.values():
            field.textEdited.connect(self.changed)
        self._showing = False

    def show_item(self, item: Item) -> None:
        if not isinstance(item, Persona):
            return
        self._showing = True
        self._id = item.id
        self.name.setText(item.name)
        self.system.setPlainText(item.system)
        self._show_model(item.model_id)
        self.thinking.setCurrentIndex([value for value, _ in _THINKING].index(item.thinking))
        for name, field in self.numbers.items():
            own = item.max_tokens if name == "max_tokens" else getattr(item.sampling, name)
            field.set_value(own)
        self._showing = False

    def item(self) -> Persona:
        number = {name: field.value() for name, field in self.numbers.items()}
        top_k, most = number["top_k"], number["max_tokens"]
        return Persona(
            self._id,
            " ".join(self.name.text().split()) or tr("Unnamed"),
            self.system.text(),
            str(self.model.currentData()),
            SamplingDefaults(
                number["temperature"],
                None if top_k is None else int(top_k),
                number["top_p"],
                number["min_p"],
                number["repetition_penalty"],
            ),
            None if most is None else int(most),
            self.thinking.currentData(),
        )

    def _show_model(self, model_id: str) -> None:
        """One that is not here stays chosen: it may come back."""
        if self.model.findData(model_id) < 0:
            self.model.addItem(tr("{name} (not on this computer)", name=model_id), model_id)
        self.model.setCurrentIndex(self.model.findData(model_id))

    def _lay_out(self) -> None:
        self.add_row(tr("Name"), self.name)
        self.add_row(tr("System words"), self.system)
        self.add_row(tr("Model"), self.model)
        self.add_row(tr("Thinking"), self.thinking)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP_TINY)
        for place, (name, words, _) in enumerate(_NUMBERS):
            row, column = divmod(place, _IN_A_ROW)
            label = QLabel(tr(words))
            set_role(label, "caption")
            label.setBuddy(self.numbers[name])
            self.numbers[name].setAccessibleName(tr(words))
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(self.numbers[name], 2 * row + 1, column)
        label = QLabel(tr("Sampling"))
        set_role(label, "second")
        self.rows.addRow(label, grid)

    @Slot()
    def _on_system_changed(self) -> None:
        if not self._showing:
            self.changed.emit()
