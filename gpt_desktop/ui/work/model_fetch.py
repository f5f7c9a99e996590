"""One model of the catalogue on its way to this computer."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import CatalogEntry, ModelLibrary
from gpt_desktop.ui.work.model_arrival import ModelArrival


class ModelFetch(ModelArrival):
    """Fetches one at a time."""

    def __init__(self, library: ModelLibrary, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(lanes, parent)
        self._library = library
        self._entry: CatalogEntry | None = None

    @property
    def entry(self) -> CatalogEntry | None:
        """What is being fetched, or None."""
        return self._entry if self.busy else None

    def start(self, entry: CatalogEntry) -> None:
        """Begin, unless another one is under way."""
        if self.busy:
            return
        self._entry = entry
        title = tr("Getting {model}…", model=entry.name)
        self._begin(title, lambda token: self._library.fetch(entry.id, token))
