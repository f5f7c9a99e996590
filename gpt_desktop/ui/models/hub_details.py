"""A model of the hub: what is known of it, and the way to this computer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gpt_desktop.background.call import Question
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.hub import (
    AccessNeededError,
    HubEntry,
    HubOffer,
    HubOffers,
    ModelHub,
)
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.models.access_card import AccessCard
from gpt_desktop.ui.models.details_page import DetailsPage
from gpt_desktop.ui.models.hub_facts import good_for_words, hub_fact_lines
from gpt_desktop.ui.models.hub_fetch import HubFetch
from gpt_desktop.ui.models.model_rows import ModelRow
from gpt_desktop.ui.models.offer_card import OfferCard
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.quantities import size_words

Found = tuple[HubOffers, str]  # what there is, and the id of the offer to begin with


class HubDetails(DetailsPage):
    """Shows one row of the hub at a time. Nothing is asked of the network before a click.

    Signals:
        discard_requested: the HubOffer whose paused fetch is not wanted any more.
    """

    discard_requested = Signal(object)

    def __init__(
        self, context: ViewContext, hub: ModelHub, fetch: HubFetch, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, parent)
        self._hub = hub
        self._fetch = fetch
        self._row: ModelRow | None = None
        self._missed: dict[str, Exception] = {}  # of fetches, by rows not shown when they failed
        self._token = CancelToken()
        self._after_access: Callable[[], None] = self.ask
        self._question = Question(context.lanes.network, tr("Asking the hub"), self)
        self.get = text_button(tr("Get"), "primary")
        self.pause = text_button(tr("Pause"))
        self.go_on = text_button(tr("Resume"), "primary")
        self.discard = text_button(tr("Delete what is there"), "danger")
        self.stop_asking = text_button(tr("Cancel"))
        self.access = AccessCard()
        self.card = OfferCard(hub)
        buttons = (self.get, self.go_on, self.pause, self.discard, self.stop_asking)
        self.lay_out(buttons, (self.access, self.card), ())
        self._connect()

    @property
    def row(self) -> ModelRow | None:
        return self._row

    @property
    def asking(self) -> bool:
        """Whether the hub is being asked what it has."""
        return self._question.open

    def show_row(self, row: ModelRow) -> None:
        """Show a model of the hub."""
        another = self._row is None or row.id != self._row.id
        self._row = row
        if another:
            self._drop()
            self._after_access = self.ask
            self.error.clear()
            self.access.hide()
            self.card.hide()
            if row.id in self._missed:
                self._on_failed(self._missed.pop(row.id))
        words = good_for_words(row.hub) if isinstance(row.hub, HubEntry) else ""
        self.show_head(row.name, row.state_words, "second", words)
        if row.hub is not None:
            self.facts.show_facts(hub_fact_lines(row.hub))
        self._show_buttons()

    @Slot()
    def ask(self) -> None:
        """Ask the hub what there is to take of it; the offer card follows."""
        row = self._row
        if row is None or row.hub is None:
            return
        self._drop()
        self.error.clear()
        model, token = row.hub, self._token

        def find() -> Found:
            offers = self._hub.offers(model.repo, token)
            if isinstance(model, HubEntry):
                return offers, self._hub.entry_offer(model, token).id
            return offers, ""

        self._after_access = self.ask
        self._question.ask(find)
        self.progress.show_words(tr("Asking the hub…"), 0, 0, "", None)
        self._show_buttons()

    def _connect(self) -> None:
        self.get.clicked.connect(self.ask)
        self.stop_asking.clicked.connect(self._on_stop_asking)
        self.pause.clicked.connect(self._fetch.cancel)
        self.go_on.clicked.connect(self._on_go_on)
        self.discard.clicked.connect(self._on_discard)
        self.error.action_requested.connect(self._on_again)
        self.access.given.connect(self._on_access)
        self.card.accepted.connect(self._begin)
        self.card.closed.connect(self._on_closed)
        self._question.answered.connect(self._on_offers)
        self._question.failed.connect(self._on_failed)
        self._fetch.changed.connect(self._show_buttons)
        self._fetch.progressed.connect(self._on_progressed)
        self._fetch.failed.connect(self._on_fetch_failed)

    def _drop(self) -> None:
        """Want no answer to what was asked."""
        self._token.cancel()
        self._token = CancelToken()
        self._question.drop()

    @Slot()
    def _show_buttons(self) -> None:
        row = self._row
        this = row is not None and self._fetch.row_id == row.id
        choosing = self.card.isVisibleTo(self) or self.asking
        begun = row.paused if row is not None and not this else None
        paused = begun is not None
        buttons = (self.stop_asking, self.pause, self.go_on, self.get, self.discard)
        focused = any(button.hasFocus() for button in buttons)
        self.pause.setVisible(this)
        self.stop_asking.setVisible(self.asking)
        self.go_on.setVisible(paused)
        self.discard.setVisible(paused)
        self.get.setVisible(not this and not paused and not choosing)
        for button in (self.get, self.go_on, self.discard):
            button.setEnabled(not self._fetch.busy)
        if focused:
            self._focus_a_button()
        if this or self.asking:
            return
        self.progress.clear()
        if begun is not None:
            done, total = begun.done_bytes, begun.offer.download_bytes
            amount = tr("{done} of {total}", done=size_words(done), total=size_words(total))
            self.progress.show_words(tr("Paused"), done, total, amount, None)

    def _focus_a_button(self) -> None:
        """A button that is gone hands the focus to the one in its place."""
        for button in (self.stop_asking, self.pause, self.go_on, self.get):
            if button.isVisibleTo(self):
                button.setFocus()
                return

    @Slot(object)
    def _on_offers(self, found: Found) -> None:
        self.progress.clear()
        self.card.show_offers(*found)
        self._show_buttons()

    @Slot(object)
    def _on_fetch_failed(self, error: Exception) -> None:
        """Tell it where the fetch was begun, now or when that is shown again."""
        if self._row is not None and self._row.id == self._fetch.row_id:
            self._on_failed(error)
        else:
            self._missed[self._fetch.row_id] = error

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.progress.clear()
        if isinstance(error, AccessNeededError):
            self.access.show_error(error)
        else:
            self.error.show_error(error)
        self._show_buttons()

    @Slot(object)
    def _begin(self, offer: HubOffer) -> None:
        row = self._row
        if row is None:
            return
        self.error.clear()
        self._missed.pop(row.id, None)
        name = row.name if isinstance(row.hub, HubEntry) else ""
        self._after_access = lambda: self._begin(offer)
        self._fetch.start(row.id, offer, name)
        self._focus_a_button()

    @Slot()
    def _on_go_on(self) -> None:
        if self._row is not None and self._row.paused is not None:
            self._begin(self._row.paused.offer)

    @Slot()
    def _on_again(self) -> None:
        self.error.clear()
        self._after_access()

    @Slot(str)
    def _on_access(self, token: str) -> None:
        self._hub.use_access(token)
        self._after_access()

    @Slot()
    def _on_discard(self) -> None:
        if self._row is not None and self._row.paused is not None:
            self.discard_requested.emit(self._row.paused.offer)

    @Slot()
    def _on_stop_asking(self) -> None:
        self._drop()
        self._show_buttons()

    @Slot()
    def _on_closed(self) -> None:
        self.card.hide()
        self._show_buttons()
        self.get.setFocus()

    @Slot(object, object)
    def _on_progressed(self, progress: Progressed, seconds_left: float | None) -> None:
        if self._row is not None and self._fetch.row_id == self._row.id:
            self.progress.show_progress(progress, seconds_left)
