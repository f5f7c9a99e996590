"""What to take of a model on the hub: which file, under which licence."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.hub import Fit, Form, HubOffer, HubOffers, ModelHub
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.installed_size import disk_bytes
from gpt_desktop.ui.models.model_rows import fit_words
from gpt_desktop.ui.models.web_page import open_web_page
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.quantities import size_words

_FORM_NAMES = {Form.GGUF: "GGUF", Form.SAFETENSORS: "safetensors", Form.ONNX: "ONNX"}

_MOST_REFUSED = 3  # told of those that cannot be taken


class OfferCard(QFrame):
    """Hidden until there are offers.

    Signals:
        accepted: the HubOffer to fetch; the person accepts its licence by this.
        closed: the person wants none of it.
    """

    accepted = Signal(object)
    closed = Signal()

    def __init__(self, hub: ModelHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._hub = hub
        self._offers: HubOffers | None = None
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("File to download"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._size = wrapping_label("second")
        self._licence = wrapping_label()
        self._gated = wrapping_label("second")
        self._refused = wrapping_label("second")
        self.read_licence = text_button(tr("Read the licence"), "link")
        self.open_page = text_button(tr("Open its page"), "link")
        self.accept = text_button(tr("Accept the licence and download"), "primary")
        self.cancel = text_button(tr("Cancel"))
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._show_choice)
        self.accept.clicked.connect(self._on_accept)
        self.cancel.clicked.connect(self.closed)
        self.read_licence.clicked.connect(self._on_read_licence)
        self.open_page.clicked.connect(self._on_open_page)
        self.hide()

    @property
    def offer(self) -> HubOffer | None:
        """The chosen one."""
        offers, number = self._offers, self.choice.currentIndex()
        return offers.offers[number] if offers is not None and number >= 0 else None

    def show_offers(self, offers: HubOffers, chosen: str = "") -> None:
        """Show what there is.

        Args:
            chosen: id of the offer to begin with, or "" for the recommended one.
        """
        self._offers = offers
        self.choice.clear()
        for number, offer in enumerate(offers.offers):
            self.choice.addItem(self._label(offer))
            if offer.id == chosen or (not chosen and offer.recommended):
                self.choice.setCurrentIndex(number)
        model = offers.model
        known = tr("Licence: {licence}", licence=model.licence)
        self._licence.setText(known if model.licence else tr("Its licence is not told."))
        self.read_licence.setVisible(bool(model.licence_page))
        self._gated.setVisible(model.gated)
        refused = [f"{each.name}: {each.why}" for each in offers.refused[:_MOST_REFUSED]]
        if len(offers.refused) > _MOST_REFUSED:
            refused.append(tr("{count} more", count=len(offers.refused) - _MOST_REFUSED))
        self._refused.setText("\n".join(refused))
        self._refused.setVisible(bool(refused))
        self._show_choice()
        self.show()
        (self.accept if self.accept.isEnabled() else self.cancel).setFocus()

    def _label(self, offer: HubOffer) -> str:
        parts = [offer.label, _FORM_NAMES[offer.form], size_words(offer.download_bytes)]
        parts.append(fit_words(self._hub.fit(offer)))
        return " · ".join(part for part in parts if part)

    def _lay_out(self) -> None:
        heading = QLabel(tr("What to download"))
        set_role(heading, "strong")
        self._gated.setText(
            tr("Its makers give it only to those who have accepted the terms on its page.")
        )
        licence = QHBoxLayout()
        licence.setSpacing(GAP_SMALL)
        licence.addWidget(self._licence, 1)
        licence.addWidget(self.read_licence)
        licence.addWidget(self.open_page)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.accept)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        column.setSpacing(GAP_SMALL)
        column.addWidget(heading)
        column.addWidget(self.choice)
        column.addWidget(self._size)
        column.addLayout(licence)
        column.addWidget(self._gated)
        column.addWidget(self._refused)
        column.addLayout(buttons)

    @Slot()
    def _show_choice(self) -> None:
        offer = self.offer
        if offer is None:
            self._size.setText(tr("There is nothing in it that this app can take."))
        else:
            self._size.setText(
                tr(
                    "{download} to download, about {disk} on the disk once it is installed.",
                    download=size_words(offer.download_bytes),
                    disk=size_words(disk_bytes(offer.form, offer.installed_bytes)),
                )
            )
        too_large = offer is not None and self._hub.fit(offer) is Fit.TOO_LARGE
        set_role(self._size, "warning" if too_large or offer is None else "second")
        self.accept.setEnabled(offer is not None)

    @Slot()
    def _on_accept(self) -> None:
        if self.offer is not None:
            self.hide()
            self.accepted.emit(self.offer)

    @Slot()
    def _on_read_licence(self) -> None:
        if self._offers is not None:
            open_web_page(self._offers.model.licence_page)

    @Slot()
    def _on_open_page(self) -> None:
        if self._offers is not None:
            open_web_page(self._offers.model.page)
