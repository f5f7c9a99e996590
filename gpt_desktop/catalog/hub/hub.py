"""A model hub: implements ``HubSource``."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

from gpt_desktop.catalog.hub.access import HubAccess
from gpt_desktop.catalog.hub.client import HubClient
from gpt_desktop.catalog.hub.download import CheckRoom, HubDownload
from gpt_desktop.catalog.hub.offers import find_offers
from gpt_desktop.catalog.hub.patience import Wait, wait
from gpt_desktop.catalog.hub.refusals import ExplainKind
from gpt_desktop.catalog.hub.session import HubSession
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.hub import HubFile, HubModel, HubOffer, HubOffers, PausedFetch
from gpt_desktop.core.progress import Progressed

PLACE = ".downloads/hub"
_ENDPOINT = "https://huggingface.co"


class Hub:
    """The hub that ``HF_ENDPOINT`` names, or Hugging Face's. Makes no connection by itself.

    Args:
        models_dir: what is on its way lies in a hidden folder of it.
        check_room: see ``HubDownload``.
        explain: says why models of a kind cannot be made from a form, "" where they may be.
        endpoint: another hub's address.
        wait: called between two tries.
    """

    def __init__(
        self,
        models_dir: Path,
        check_room: CheckRoom,
        explain: ExplainKind,
        *,
        endpoint: str = "",
        wait: Wait = wait,
    ) -> None:
        # Before huggingface_hub is imported for the first time, which reads it then.
        os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
        self._explain = explain
        self._access = HubAccess()
        endpoint = endpoint or os.environ.get("HF_ENDPOINT") or _ENDPOINT
        self._session = HubSession(endpoint, self._access.get)
        self._client = HubClient(self._session, wait)
        self._download = HubDownload(
            self._session, self._client, models_dir / PLACE, check_room, wait
        )

    def search(self, text: str, token: CancelToken) -> list[HubModel]:
        """As ``ModelHub.search``."""
        return self._client.search(text, token)

    def offers(self, repo: str, token: CancelToken, revision: str = "") -> HubOffers:
        """As ``ModelHub.offers``."""
        return find_offers(self._client.repository(repo, revision, token), self._explain)

    def download(self, offer: HubOffer, token: CancelToken) -> Generator[Progressed, None, Path]:
        """As ``HubSource.download``."""
        return self._download(offer, token)

    def local_place(self, offer: HubOffer, file: HubFile) -> Path:
        """As ``HubSource.local_place``."""
        return self._download.local_place(offer, file)

    def paused(self) -> list[PausedFetch]:
        """As ``ModelHub.paused``."""
        return self._download.paused()

    def discard(self, offer: HubOffer) -> None:
        """As ``ModelHub.discard``."""
        self._download.discard(offer)

    def use_access(self, access: str) -> None:
        """As ``ModelHub.use_access``."""
        self._access.use(access)
