"""Models on a hub: what can be found there, taken from there, and how that goes."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Progressed

_FORM_ENDING = re.compile(r"[-_.](gguf|onnx(-web|-genai)?)$", re.IGNORECASE)


class Form(StrEnum):
    """How weights are packed."""

    GGUF = "gguf"
    SAFETENSORS = "safetensors"
    ONNX = "onnx"


class Fit(StrEnum):
    """Whether a model suits this computer as it is now."""

    FITS = "fits"
    SLOW = "slow"  # it may be slow: little free memory, or much to compute
    TOO_LARGE = "too_large"  # for the memory there is in all, or for the free disk
    UNKNOWN = "unknown"  # the computer does not tell its memory


@dataclass(frozen=True, slots=True)
class HubModel:
    """A repository of a hub that holds a model.

    Attributes:
        repo: "owner/name".
        commit: the version that was looked at, in hexadecimal; "" where a search found it.
        licence: as the repository names it, such as "apache-2.0"; "" where it does not.
        licence_page, page: addresses for people to open.
        gated: the hub gives the files only to those who accepted the terms on ``page``.
        downloads: of the last month.
        parameters: 0 where the hub does not tell.
        languages: codes of core.languages.
        forms: which of them it seems to have, by the names of its files.
    """

    repo: str
    commit: str
    licence: str
    licence_page: str
    page: str
    gated: bool
    downloads: int
    parameters: int
    languages: tuple[str, ...]
    updated: datetime | None
    forms: tuple[Form, ...]

    @property
    def name(self) -> str:
        """What people call it."""
        return self.repo.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file of a repository.

    Attributes:
        path: in the repository, with forward slashes; safe to be made below a folder.
        size: bytes.
        sha256: of the contents, which hubs know of large files; "" of others.
        blob: git's hash of a small file's contents (SHA-1 with a header); "" where unknown.
    """

    path: str
    size: int
    sha256: str = ""
    blob: str = ""


@dataclass(frozen=True, slots=True)
class HubOffer:
    """One thing to take from a repository: a model in one form, with all that belongs to it.

    Attributes:
        id: names it among the repository's offers: the path of its first weights file.
        label: how it is quantized, such as "Q4_K_M" or "bfloat16"; "" where nothing says so.
        folder: of the repository, left out of the places on this computer; "" is the root.
        installed_bytes: about what it takes once it is installed.
        recommended: the best one for most computers; one of a repository's at most.
    """

    model: HubModel
    id: str
    form: Form
    label: str
    files: tuple[HubFile, ...]
    folder: str
    installed_bytes: int
    recommended: bool = False

    @property
    def name(self) -> str:
        """What people call the model, whatever its form."""
        return _FORM_ENDING.sub("", self.model.name)

    @property
    def download_bytes(self) -> int:
        """What is to be fetched in all."""
        return sum(file.size for file in self.files)

    def local_place(self, file: HubFile) -> str:
        """A file's place on this computer, below the folder of all of them."""
        return file.path.removeprefix(f"{self.folder}/") if self.folder else file.path


@dataclass(frozen=True, slots=True)
class RefusedForm:
    """What is in a repository but cannot be taken; ``why`` is translated and says what to do."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class HubOffers:
    """What a repository has for this app, the recommended one first."""

    model: HubModel
    offers: tuple[HubOffer, ...]
    refused: tuple[RefusedForm, ...]


@dataclass(frozen=True, slots=True)
class HubEntry:
    """A model that the app recommends. Hashes and exact sizes come from the hub.

    Attributes:
        pattern: which of the repository's offers, as a file name pattern ("*Q4_K_M.gguf").
        languages: codes of core.languages.
        parameters, download_bytes: approximate.
        good_for: ids of tasks.
        thinking: whether it can think before it answers.
        context: tokens.
    """

    id: str
    name: str
    repo: str
    pattern: str
    licence: str
    licence_page: str
    languages: tuple[str, ...]
    parameters: int
    download_bytes: int
    installed_bytes: int
    good_for: tuple[str, ...]
    thinking: bool
    context: int


@dataclass(frozen=True, slots=True)
class PausedFetch:
    """A fetch that was begun and not ended; fetching its offer again goes on with it."""

    offer: HubOffer
    done_bytes: int


class AccessNeededError(UserFacingError):
    """The hub wants to know who asks, or that the terms were accepted.

    Attributes:
        page: where the person accepts the terms, or "".
        token_refused: a token was sent along, so that one alone does not help.
    """

    def __init__(
        self, what: str, why: str, next_step: str, *, page: str, token_refused: bool
    ) -> None:
        super().__init__(what, why, next_step)
        self.page = page
        self.token_refused = token_refused


class ModelHub(Protocol):
    """What the window and the command line use. Every call but those marked waits for the hub.

    All raise UserFacingError: no connection, not there, no room, wrong contents; where the hub
    wants a token or accepted terms, AccessNeededError. The network is used in no other place.
    """

    def recommended(self) -> tuple[HubEntry, ...]:
        """The app's own list; no network."""
        ...

    def search(self, text: str, token: CancelToken) -> list[HubModel]:
        """Repositories that have a form this app takes; those fetched most come first.

        A text that is a repository's name finds that one first.
        """
        ...

    def offers(self, repo: str, token: CancelToken, revision: str = "") -> HubOffers:
        """What there is to take, at a branch, tag or commit; "" is the main branch."""
        ...

    def entry_offer(self, entry: HubEntry, token: CancelToken) -> HubOffer:
        """What the recommended entry stands for on the hub today."""
        ...

    def offer(self, repo: str, pattern: str, token: CancelToken, revision: str = "") -> HubOffer:
        """The one of a repository that a file name pattern means; "": the recommended one."""
        ...

    def fit(self, offer: HubOffer | HubEntry) -> Fit:
        """By the free memory and disk of this moment; quick, no network."""
        ...

    def fetch(
        self, offer: HubOffer, name: str, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        """Download, check every hash, convert or copy, try, install.

        A cancelled one is paused: what is there stays, and the same call goes on with it.

        Args:
            name: what to call it, or "" for what the repository is called.
        """
        ...

    def paused(self) -> list[PausedFetch]:
        """What can be gone on with; reads the disk, no network."""
        ...

    def discard(self, offer: HubOffer) -> None:
        """Delete what was fetched of it so far; no network."""
        ...

    def repair(
        self, model_id: str, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        """Check an installed model that came from a hub, and fetch what is missing or changed.

        The network is used only where something is.
        """
        ...

    def use_access(self, access: str) -> None:
        """Take the person's token for the hub, kept until the app ends; "" forgets it.

        Without one, that of HF_TOKEN or of huggingface_hub's own store is used.
        """
        ...
