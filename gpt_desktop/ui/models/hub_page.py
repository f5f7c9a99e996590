"""All of the Models page that is about the hub."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import Question, call
from gpt_desktop.core.hub import HubOffer, ModelHub
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.models.hub_details import HubDetails
from gpt_desktop.ui.models.hub_fetch import HubFetch
from gpt_desktop.ui.models.hub_search import HubSearch
from gpt_desktop.ui.models.model_rows import read_hub_shelf
from gpt_desktop.ui.view.context import ViewContext


class HubPage(QObject):
    """The search, the fetching, and the details of what is chosen.

    Signals:
        shelved: the HubShelf, read anew.
        arrived: the InstalledModel that was fetched or repaired.
    """

    shelved = Signal(object)
    arrived = Signal(object)

    def __init__(self, context: ViewContext, hub: ModelHub, parent: QObject) -> None:
        super().__init__(parent)
        self._hub = hub
        self._lanes = context.lanes
        self.search = HubSearch(hub, context.lanes, self)
        self.fetch = HubFetch(hub, context.lanes, self)
        self.details = HubDetails(context, hub, self.fetch)
        self._reading = Question(context.lanes.io, tr("Reading which models there are"), self)
        self._reading.answered.connect(self.shelved)
        self.fetch.changed.connect(self.refresh)
        self.fetch.succeeded.connect(self.arrived)
        self.details.discard_requested.connect(self._on_discard)

    @Slot()
    def refresh(self) -> None:
        """Read anew what there is for this computer and what can be gone on with."""
        if not self.fetch.busy:
            self._reading.ask(lambda: read_hub_shelf(self._hub))

    def stop(self) -> None:
        """Pause what is being fetched, and want no answer any more."""
        self.fetch.cancel()
        self.search.forget()

    @Slot(object)
    def _on_discard(self, offer: HubOffer) -> None:
        call(
            self._lanes.io,
            tr("Deleting what was fetched"),
            lambda: self._hub.discard(offer),
            failed=self.details.error.show_error,
            finished=self.refresh,
        )
