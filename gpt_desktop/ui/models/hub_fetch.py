"""A model of the hub on its way to this computer; cancelling is pausing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.hub import HubOffer, ModelHub
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.ui.work.model_arrival import ModelArrival


class HubFetch(ModelArrival):
    """Fetches or repairs one at a time."""

    def __init__(self, hub: ModelHub, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(lanes, parent)
        self._hub = hub
        self._row_id = ""
        self.offer: HubOffer | None = None  # of the newest fetch

    @property
    def row_id(self) -> str:
        """Of the row it was begun from, while it is under way; else ""."""
        return self._row_id if self.busy else ""

    def start(self, row_id: str, offer: HubOffer, name: str) -> None:
        """Begin, or go on with what was paused, unless another one is under way."""
        if self.busy:
            return
        self._row_id, self.offer = row_id, offer
        title = tr("Getting {model}…", model=name or offer.model.name)
        self._begin(title, lambda token: self._hub.fetch(offer, name, token))

    def repair(self, model: InstalledModel) -> None:
        """Check an installed model, and fetch what is missing, unless something is under way."""
        if self.busy:
            return
        self._row_id, self.offer = model.facts.id, None
        title = tr("Checking {model}…", model=model.facts.name)
        self._begin(title, lambda token: self._hub.repair(model.facts.id, token))
