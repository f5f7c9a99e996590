"""The time zone that an event's times are of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from gpt_desktop.core.agenda.zones import find_zone
from gpt_desktop.core.i18n import tr


class ZoneField(QComboBox):
    """Names are typed or chosen; the person's own zone is meant where it is empty.

    Signals:
        value_changed: by the person.
    """

    value_changed = Signal()

    def __init__(self, home: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(tr("Time zone"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        line = self.lineEdit()
        if line is not None:  # as it is editable
            line.setPlaceholderText(tr("{zone} (here)", zone=home.replace("_", " ")))
            line.setAccessibleName(tr("Time zone"))
            line.textEdited.connect(self._on_edited)
        self.activated.connect(self._on_edited)

    @property
    def value(self) -> str:
        """An IANA name, or "" for the person's own zone, also where none can be read."""
        name = self.currentText().strip().replace(" ", "_")
        return name if name != self._home and find_zone(name) is not None and name else ""

    @property
    def is_unread(self) -> bool:
        """Whether something stands there that is no zone."""
        name = self.currentText().strip().replace(" ", "_")
        return bool(name) and find_zone(name) is None

    def set_value(self, name: str) -> None:
        """Show a zone."""
        self.setEditText((name or self._home).replace("_", " "))

    def offer(self, names: Sequence[str]) -> None:
        """Names to choose from."""
        text = self.currentText()
        self.blockSignals(True)
        self.clear()
        self.addItems([name.replace("_", " ") for name in names])
        self.setEditText(text)
        self.blockSignals(False)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    @Slot()
    def _on_edited(self) -> None:
        self.value_changed.emit()
