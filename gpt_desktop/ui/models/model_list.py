"""The models of the catalogue and of this computer, one row each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import find_language
from gpt_desktop.core.models import CatalogEntry, InstalledModel
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.widgets.quantities import size_words

ROW_ROLE = Qt.ItemDataRole.UserRole


class RowState(StrEnum):
    """Where a model is."""

    IN_USE = "in use"
    INSTALLED = "installed"
    AVAILABLE = "available"


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model; at least one of ``entry`` and ``installed`` is there."""

    id: str
    entry: CatalogEntry | None
    installed: InstalledModel | None
    state: RowState

    @property
    def name(self) -> str:
        if self.installed is not None:
            return self.installed.facts.name
        return self.entry.name if self.entry is not None else self.id

    @property
    def state_words(self) -> str:
        """Translated."""
        match self.state:
            case RowState.IN_USE:
                return tr("In use")
            case RowState.INSTALLED:
                return tr("Installed")
            case RowState.AVAILABLE:
                return tr("Not on this computer")

    @property
    def summary(self) -> str:
        """Size, languages and licence in one line, translated."""
        if self.installed is not None:
            facts = self.installed.facts
            parts = (size_words(facts.size_bytes), language_words(facts.languages), facts.licence)
        elif self.entry is not None:
            entry = self.entry
            parts = (
                size_words(entry.download_bytes),
                language_words(entry.languages),
                entry.licence,
            )
        else:
            return ""
        return " · ".join(part for part in parts if part)


class ModelList(QAbstractListModel):
    """Refreshed as a whole: there are few."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._rows: list[ModelRow] = []

    def refresh(self, hidden: frozenset[str] = frozenset()) -> None:
        """Read what there is; ``hidden`` ids count as not on this computer."""
        self.beginResetModel()
        self._rows = model_rows(self._services, hidden)
        self.endResetModel()

    @property
    def rows(self) -> tuple[ModelRow, ...]:
        return tuple(self._rows)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((row.name, row.state_words, row.summary))
            case Qt.ItemDataRole.UserRole:
                return row
        return None


def model_rows(services: Services, hidden: frozenset[str] = frozenset()) -> list[ModelRow]:
    """Installed ones first, then those that can be fetched; by name."""
    library = services.library
    entries = {entry.id: entry for entry in library.available()}
    installed = {
        model.facts.id: model for model in library.installed() if model.facts.id not in hidden
    }
    current = services.model.current
    in_use = current.id if current is not None else ""
    rows = []
    for model_id, model in installed.items():
        state = RowState.IN_USE if model_id == in_use else RowState.INSTALLED
        rows.append(ModelRow(model_id, entries.get(model_id), model, state))
    for model_id, entry in entries.items():
        if model_id not in installed:
            rows.append(ModelRow(model_id, entry, None, RowState.AVAILABLE))
    return rows


def language_words(codes: tuple[str, ...]) -> str:
    """Names of languages, at most three of them."""
    names = []
    for code in codes[:3]:
        found = find_language(code)
        names.append(tr(found.name) if found is not None else code)
    if len(codes) > 3:
        names.append(tr("{count} more", count=len(codes) - 3))
    return tr(", ").join(names)
