"""The filters on training text: each with a switch, what it took, and its own choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import current_language, tr, tr_count
from gpt_desktop.core.languages import language
from gpt_desktop.core.training.filters import FilterCount, FilterSettings
from gpt_desktop.core.training.masking import PERSONAL_WORDS, PersonalKind
from gpt_desktop.core.training.taken import FILTER_WORDS, FilterKind
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

_LANGUAGES = ("en", "zh", "de", "fr", "es", "it", "pt", "nl", "ru", "ja", "ko", "ar")
_MOST_WORDS = 1000


class TrainingFilters(QFrame):
    """Signals:
    changed: the person chose otherwise.
    rules_wanted: the person wants to edit the rules.
    taken_wanted: a FilterKind; the person wants to see what it took.
    """

    changed = Signal()
    rules_wanted = Signal()
    taken_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._settings = FilterSettings()
        self.boxes = {kind: QCheckBox(tr(FILTER_WORDS[kind])) for kind in FilterKind}
        self.shown = {kind: text_button("", "link") for kind in FilterKind}
        self.nothing = {kind: _caption(tr("nothing found")) for kind in FilterKind}
        self.personal = _menu_button(tr("Kinds…"), tr("Which personal data is put away"))
        self.personal_actions = {
            kind: _checkable(self.personal, tr(PERSONAL_WORDS[kind])) for kind in PersonalKind
        }
        self.names = QLineEdit()
        self.names.setAccessibleName(tr("Names to put away"))
        self.names.setPlaceholderText(tr("Names to put away, with commas between"))
        self.rules = text_button(tr("Edit the rules…"))
        self.least = QSpinBox()
        self.least.setRange(1, _MOST_WORDS)
        self.least.setAccessibleName(tr("Fewest words of a document"))
        self.least.lineEdit().setTextMargins(GAP_SMALL, 0, 0, 0)
        self.least.setSuffix(tr(" words at least"))
        self.languages = _menu_button("", tr("Which languages are kept"))
        self.language_actions = {
            code: _checkable(self.languages, tr(language(code).name)) for code in _LANGUAGES
        }
        self._lay_out()
        self._connect()
        self.show_settings(self._settings)
        self.show_counts({})

    @property
    def settings(self) -> FilterSettings:
        return self._settings

    def show_settings(self, settings: FilterSettings) -> None:
        """Show what was chosen before; nothing is emitted."""
        self._settings = settings
        for kind, box in self.boxes.items():
            box.setChecked(kind in settings.on)
        for personal, action in self.personal_actions.items():
            action.setChecked(personal in settings.personal)
        for code, action in self.language_actions.items():
            action.setChecked(code in settings.languages)
        self.names.setText(tr(", ").join(settings.names))
        with QSignalBlocker(self.least):
            self.least.setValue(settings.least_words)
        self._show_languages()

    def show_counts(self, counts: Mapping[FilterKind, FilterCount]) -> None:
        """Say what each filter took; nothing for those that did not work yet."""
        for kind, button in self.shown.items():
            count = counts.get(kind)
            some = count is not None and bool(count.taken)
            button.setVisible(some)
            self.nothing[kind].setVisible(count is not None and not some)
            if count is not None and some:
                words = taken_words(count)
                button.setText(words)
                name = tr(FILTER_WORDS[kind])
                button.setAccessibleName(tr("{name}: {reason}", name=name, reason=words))

    def _connect(self) -> None:
        for kind, button in self.shown.items():
            button.setProperty("kind", kind.value)
            button.clicked.connect(self._on_shown)
        for box in self.boxes.values():
            box.clicked.connect(self._on_changed)
        for action in (*self.personal_actions.values(), *self.language_actions.values()):
            action.triggered.connect(self._on_changed)
        self.names.editingFinished.connect(self._on_changed)
        self.least.valueChanged.connect(self._on_changed)
        self.rules.clicked.connect(self.rules_wanted)

    @Slot()
    def _on_shown(self) -> None:
        self.taken_wanted.emit(FilterKind(self.sender().property("kind")))

    @Slot()
    def _on_changed(self) -> None:
        codes = tuple(code for code, action in self.language_actions.items() if action.isChecked())
        on = frozenset(kind for kind, box in self.boxes.items() if box.isChecked())
        if FilterKind.LANGUAGE in on and not codes:
            # Else it would be on and do nothing.
            codes = tuple(dict.fromkeys((current_language().partition("_")[0], "en")))
        names = self.names.text().replace("，", ",").replace("、", ",").split(",")
        kinds = self.personal_actions.items()
        changed = replace(
            self._settings,
            on=on,
            personal=frozenset(kind for kind, action in kinds if action.isChecked()),
            names=tuple(name.strip() for name in names if name.strip()),
            least_words=self.least.value(),
            languages=codes,
        )
        if changed != self._settings:
            self.show_settings(changed)
            self.changed.emit()

    def _show_languages(self) -> None:
        names = [tr(language(code).name) for code in self._settings.languages]
        self.languages.setText(tr(", ").join(names) or tr("All languages"))

    def _lay_out(self) -> None:
        heading = QLabel(tr("What is taken out"))
        set_role(heading, "strong")
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_MEDIUM)
        grid.setVerticalSpacing(GAP_SMALL)
        grid.setColumnStretch(0, 1)
        own: Mapping[FilterKind, QWidget] = {
            FilterKind.PERSONAL: self.personal,
            FilterKind.RULES: self.rules,
            FilterKind.SHORT: self.least,
            FilterKind.LANGUAGE: self.languages,
        }
        line = 0
        for kind, box in self.boxes.items():
            grid.addWidget(box, line, 0)
            if kind in own:
                grid.addWidget(own[kind], line, 1)
            below = [self.shown[kind], self.nothing[kind]]
            if kind is FilterKind.PERSONAL:
                below.insert(0, self.names)
            for widget in below:
                line += 1
                grid.addWidget(widget, line, 0, 1, 2, _whole_or_left(widget))
            line += 1
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        column.setSpacing(GAP_SMALL)
        note = wrapping_label("caption")
        note.setText(
            tr(
                "Personal data is found by how it is written, which misses some: look at what is "
                "left. Names are put away only where they are on your list."
            )
        )
        column.addWidget(heading)
        column.addLayout(grid)
        column.addWidget(note)


def taken_words(count: FilterCount) -> str:
    """Such as “2 documents, 14 places, 320 words”."""
    parts = []
    if count.documents:
        parts.append(tr_count("{count:,} document", "{count:,} documents", count.documents))
    if count.places:
        parts.append(tr_count("{count:,} place", "{count:,} places", count.places))
    parts.append(tr_count("{count:,} word", "{count:,} words", count.words))
    return tr(", ").join(parts)


def _whole_or_left(widget: QWidget) -> Qt.AlignmentFlag:
    """A field takes the whole width, words stand at its beginning."""
    return Qt.AlignmentFlag(0) if isinstance(widget, QLineEdit) else Qt.AlignmentFlag.AlignLeft


def _caption(words: str) -> QLabel:
    label = QLabel(words)
    set_role(label, "caption")
    return label


def _menu_button(words: str, purpose: str) -> QPushButton:
    button = text_button(words)
    button.setToolTip(purpose)
    button.setAccessibleDescription(purpose)
    button.setMenu(QMenu(button))
    return button


def _checkable(button: QPushButton, words: str) -> QAction:
    action = button.menu().addAction(words)
    action.setCheckable(True)
    return action
