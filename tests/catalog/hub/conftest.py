"""A client of the hub on this computer; nothing is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gpt_desktop.catalog.hub.hub import Hub
from gpt_desktop.convert.known_kinds import explain_kind
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.hub import HubOffer
from gpt_desktop.core.hub_choice import choose_offer
from gpt_desktop.core.progress import Phase, Progressed
from gpt_desktop.core.steps import Steps
from tests.catalog.hub_server import FakeRepo, HubServer, hub_server

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
WEIGHTS = bytes(range(256)) * 4096  # 1 MiB
REPO = "someone/Tiny-GGUF"
FILE = "Tiny-Q4_K_M.gguf"


@dataclass
class Client:
    """The hub's client over a folder.

    Attributes:
        waited: seconds that would have been waited for.
        missing: bytes that were to be fetched when room was asked for.
    """

    server: HubServer
    folder: Path
    waited: list[float] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    hub: Hub = field(init=False)

    def __post_init__(self) -> None:
        self.hub = self.open()

    def open(self, endpoint: str = "") -> Hub:
        return Hub(
            self.folder,
            lambda _, missing: self.missing.append(missing),
            explain_kind,
            endpoint=endpoint or self.server.address,
            wait=self._wait,
        )

    def offer(self, repo: str = REPO, pattern: str = "", revision: str = "") -> HubOffer:
        return choose_offer(self.hub.offers(repo, CancelToken(), revision), pattern)

    def download(
        self, offer: HubOffer | None = None, token: CancelToken | None = None
    ) -> tuple[Path, list[Progressed]]:
        steps = Steps(self.hub.download(offer or self.offer(), token or CancelToken()))
        seen = list(steps)
        assert all(step.phase is Phase.DOWNLOADING for step in seen)
        return steps.result, seen

    def download_until(self, done: int) -> CancelToken:
        """Fetch so many bytes at least and cancel, as a pause does."""
        token = CancelToken()
        work = self.hub.download(self.offer(), token)
        for step in work:
            if step.done >= done:
                token.cancel()
                break
        work.close()
        return token

    def part(self) -> Path:
        """The unfinished file."""
        return next(self.folder.rglob("*.part"))

    def _wait(self, seconds: float, token: CancelToken) -> None:
        token.raise_if_cancelled()
        self.waited.append(seconds)


@pytest.fixture(autouse=True)
def own_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No proxies and no tokens of this computer; no connection stays open."""
    for name in (*PROXIES, *(name.upper() for name in PROXIES)):
        monkeypatch.delenv(name, raising=False)
    for name in ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_ENDPOINT", "HF_OIDC_RESOURCE"):
        monkeypatch.delenv(name, raising=False)
    import huggingface_hub
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(tmp_path / "token"))
    yield
    huggingface_hub.close_session()


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with hub_server() as server:
        server.repos[REPO] = FakeRepo({FILE: WEIGHTS, "README.md": b"# Tiny"})
        yield Client(server, tmp_path / "models")
