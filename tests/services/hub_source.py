"""A hub in memory, which writes what is asked of it into a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
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
)
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.services.import_model import ModelImporting
from gpt_desktop.services.model_hub import HubModels

MODEL = HubModel(
    repo="someone/Mini-GGUF",
    commit="a" * 40,
    licence="apache-2.0",
    licence_page="https://hub.example/licence",
    page="https://hub.example/someone/Mini-GGUF",
    gated=False,
    downloads=12,
    parameters=1000,
    languages=("en", "de"),
    updated=datetime(2026, 5, 1, tzinfo=UTC),
    forms=(Form.GGUF,),
)
ENTRY = HubEntry(
    id="mini-hub",
    name="Mini of the hub",
    repo=MODEL.repo,
    pattern="*Q4_K_M.gguf",
    licence="apache-2.0",
    licence_page="https://hub.example/licence",
    languages=("en",),
    parameters=1000,
    download_bytes=5_000_004,
    installed_bytes=7_000_000,
    good_for=("assistant",),
    thinking=False,
    context=64,
)


def hub_file(path: str, contents: bytes) -> HubFile:
    """A file as a hub describes it: small ones by git's hash."""
    if len(contents) < 100:
        blob = hashlib.sha1(f"blob {len(contents)}\0".encode() + contents, usedforsecurity=False)
        return HubFile(path, len(contents), blob=blob.hexdigest())
    return HubFile(path, len(contents), sha256=hashlib.sha256(contents).hexdigest())


class MemoryHub:
    """A HubSource of one repository, whose first offer is recommended.

    Attributes:
        fetched: paths in the order they were fetched.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._contents: dict[str, bytes] = {}
        self._offers: list[HubOffer] = []
        self.fetched: list[str] = []
        self.access = ""

    def add(self, form: Form, label: str, files: dict[str, bytes], folder: str = "") -> HubOffer:
        """Offer these files."""
        self._contents |= files
        described = tuple(hub_file(path, contents) for path, contents in files.items())
        size = sum(file.size for file in described)
        first = not self._offers
        offer = HubOffer(MODEL, next(iter(files)), form, label, described, folder, size, first)
        self._offers.append(offer)
        return offer

    def search(self, text: str, token: CancelToken) -> list[HubModel]:
        return [MODEL] if text.lower() in MODEL.repo.lower() else []

    def offers(self, repo: str, token: CancelToken, revision: str = "") -> HubOffers:
        if repo != MODEL.repo:
            raise UserFacingError(f"There is no {repo}.")
        model = replace(MODEL, commit=revision or MODEL.commit)
        return HubOffers(model, tuple(replace(each, model=model) for each in self._offers), ())

    def download(self, offer: HubOffer, token: CancelToken) -> Generator[Progressed, None, Path]:
        for file in offer.files:
            token.raise_if_cancelled()
            yield Progressed(Phase.DOWNLOADING, 0, offer.download_bytes, Unit.BYTES)
            place = self.local_place(offer, file)
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(self._contents[file.path])
                self.fetched.append(file.path)
        return self.local_place(offer, offer.files[0]) if offer.form is Form.GGUF else self._place

    def local_place(self, offer: HubOffer, file: HubFile) -> Path:
        return self._place / offer.local_place(file)

    def paused(self) -> list[PausedFetch]:
        return [PausedFetch(offer, 1) for offer in self._offers if self.fetched]

    def discard(self, offer: HubOffer) -> None:
        for file in offer.files:
            self.local_place(offer, file).unlink(missing_ok=True)

    def use_access(self, access: str) -> None:
        self.access = access


def hub_models(source: MemoryHub, importing: ModelImporting, models: Path) -> HubModels:
    """The service over it; everything fits."""
    return HubModels(
        lambda: source,
        importing,
        models,
        check_name=importing.free_id,
        entries=lambda: (ENTRY,),
        find_fit=lambda _installed, _disk, _packed: Fit.FITS,
    )


def tiny_hub(folder: Path) -> MemoryHub:
    """A hub with a GGUF file that a stand-in can convert."""
    source = MemoryHub(folder)
    source.add(Form.GGUF, "Q4_K_M", {"Mini-Q4_K_M.gguf": b"GGUF" + bytes(5_000_000)})
    source.add(Form.GGUF, "Q8_0", {"Mini-Q8_0.gguf": b"GGUF" + bytes(6_000_000)})
    return source


def fake_hub(importing: ModelImporting, models: Path) -> HubModels:
    """The service over a hub with one tiny model, for commands and views."""
    return hub_models(tiny_hub(models / ".downloads" / "hub"), importing, models)
