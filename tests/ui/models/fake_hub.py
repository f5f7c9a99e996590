"""A hub without a network: what it has, refuses and breaks off is set by the test."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from fnmatch import fnmatch
from threading import Event

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import (
    Fit,
    Form,
    HubEntry,
    HubFile,
    HubModel,
    HubOffer,
    HubOffers,
    PausedFetch,
    RefusedForm,
)
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Phase, Progressed, Unit
from tests.ui.fakes import FakeLibrary

SIZE = 1_200_000_000
ENTRY = HubEntry(
    id="qwen3-1.7b",
    name="Qwen3 1.7B",
    repo="Qwen/Qwen3-1.7B-GGUF",
    pattern="*Q8_0.gguf",
    licence="apache-2.0",
    licence_page="https://hub.test/licence",
    languages=("en", "zh"),
    parameters=1_700_000_000,
    download_bytes=SIZE,
    installed_bytes=SIZE,
    good_for=("assistant", "translate"),
    thinking=True,
    context=40960,
)
LARGE = replace(ENTRY, id="large", name="Large 70B", repo="large/70B", languages=("en",))


def hub_model(repo: str, *, gated: bool = False) -> HubModel:
    return HubModel(
        repo=repo,
        commit="c0ffee",
        licence="apache-2.0",
        licence_page="https://hub.test/licence",
        page=f"https://hub.test/{repo}",
        gated=gated,
        downloads=1234,
        parameters=1_700_000_000,
        languages=("en", "zh"),
        updated=None,
        forms=(Form.GGUF,),
    )


def hub_offer(model: HubModel, label: str, size: int, *, recommended: bool = False) -> HubOffer:
    file = HubFile(f"{model.name}-{label}.gguf", size, sha256="0" * 64)
    return HubOffer(model, file.path, Form.GGUF, label, (file,), "", size, recommended)


class FakeHub:
    """Fetching takes four steps, each of which waits for ``gate``."""

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self.error: UserFacingError | None = None  # of the next question or fetch
        self.access = ""
        self.asked: list[str] = []
        self.begun: list[PausedFetch] = []
        self.repaired: list[str] = []
        self.entries: tuple[HubEntry, ...] = (LARGE, ENTRY)
        self.found: tuple[str, ...] = ()  # repositories of the next search; else by its words
        self.gate = Event()
        self.gate.set()
        self.slow = Event()  # clear it to hold questions up
        self.slow.set()

    def recommended(self) -> tuple[HubEntry, ...]:
        return self.entries

    def search(self, text: str, token: CancelToken) -> list[HubModel]:
        self._ask(f"search {text}")
        repos = self.found or (f"someone/{text}-GGUF",)
        return [hub_model(repo) for repo in repos] if text != "nothing" else []

    def offers(self, repo: str, token: CancelToken, revision: str = "") -> HubOffers:
        self._ask(f"offers {repo}")
        model = hub_model(repo)
        offers = (
            hub_offer(model, "Q4_K_M", SIZE, recommended=True),
            hub_offer(model, "Q8_0", 2 * SIZE),
        )
        return HubOffers(model, offers, (RefusedForm("mmproj.gguf", "It only sees."),))

    def entry_offer(self, entry: HubEntry, token: CancelToken) -> HubOffer:
        return self.offers(entry.repo, token).offers[1]

    def offer(self, repo: str, pattern: str, token: CancelToken, revision: str = "") -> HubOffer:
        found = self.offers(repo, token, revision).offers
        return next(offer for offer in found if fnmatch(offer.id, pattern or "*"))

    def fit(self, offer: HubOffer | HubEntry) -> Fit:
        if isinstance(offer, HubEntry):
            return Fit.TOO_LARGE if offer is LARGE else Fit.FITS
        return Fit.FITS if offer.label == "Q4_K_M" else Fit.SLOW

    def fetch(
        self, offer: HubOffer, name: str, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        self._ask(f"fetch {offer.id} as {name}")
        self.discard(offer)
        size = offer.download_bytes
        for step in range(4):
            yield Progressed(Phase.DOWNLOADING, step * size // 4, size, Unit.BYTES)
            with token.calling(self.gate.set):
                self.gate.wait(10)
            if token.cancelled:
                self.begun.append(PausedFetch(offer, step * size // 4))
                raise CancelledError
        self._library.add("fetched", name or offer.model.name)
        return next(model for model in self._library.installed() if model.facts.id == "fetched")

    def paused(self) -> list[PausedFetch]:
        return list(self.begun)

    def discard(self, offer: HubOffer) -> None:
        self.begun = [each for each in self.begun if each.offer.id != offer.id]

    def repair(
        self, model_id: str, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        self.repaired.append(model_id)
        yield Progressed(Phase.CHECKING, 0, 0, Unit.BYTES)
        return next(model for model in self._library.installed() if model.facts.id == model_id)

    def use_access(self, access: str) -> None:
        self.access = access

    def _ask(self, what: str) -> None:
        self.slow.wait(10)
        self.asked.append(what)
        if self.error is not None and not self.access:
            error, self.error = self.error, None
            raise error
