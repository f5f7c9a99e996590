"""What gets files from a model hub, below the service that makes models of them."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.hub import HubFile, HubModel, HubOffer, HubOffers, PausedFetch
from gpt_desktop.core.progress import Progressed


class HubSource(Protocol):
    """A hub; errors are those of ``ModelHub``."""

    def search(self, text: str, token: CancelToken) -> list[HubModel]:
        """As ``ModelHub.search``."""
        ...

    def offers(self, repo: str, token: CancelToken, revision: str = "") -> HubOffers:
        """As ``ModelHub.offers``."""
        ...

    def download(self, offer: HubOffer, token: CancelToken) -> Generator[Progressed, None, Path]:
        """Fetch what is missing of an offer, checked; returns what can be imported."""
        ...

    def local_place(self, offer: HubOffer, file: HubFile) -> Path:
        """Where ``download`` puts a file; what is put there before is not fetched."""
        ...

    def paused(self) -> list[PausedFetch]:
        """As ``ModelHub.paused``."""
        ...

    def discard(self, offer: HubOffer) -> None:
        """As ``ModelHub.discard``."""
        ...

    def use_access(self, access: str) -> None:
        """As ``ModelHub.use_access``."""
        ...
