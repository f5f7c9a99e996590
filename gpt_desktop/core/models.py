"""The models on this computer and those that can be fetched."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import ModelFacts, PromptStyle, SamplingDefaults
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.core.progress import Progressed


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model folder that can be loaded.

    Attributes:
        figures: where figures measured on this computer are kept; None means in the folder.
        notes: what was found when it was tried at its import, for people to read.
        bundled: it came with the program: its folder is only read and cannot be removed.
    """

    facts: ModelFacts
    folder: Path
    default: bool
    figures: Path | None = None
    bundled: bool = False
    notes: tuple[str, ...] = ()

    @property
    def figures_folder(self) -> Path:
        """Where ``write_measurement`` puts what was measured on this computer."""
        return self.figures or self.folder


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """A model that can be fetched. ``download_bytes`` and ``installed_bytes`` are estimates."""

    id: str
    name: str
    licence: str
    languages: tuple[str, ...]
    description: str
    download_bytes: int
    installed_bytes: int
    default: bool


class ModelLibrary(Protocol):
    """The models on this computer and those that can be fetched."""

    def installed(self) -> list[InstalledModel]:
        """By name; folders that are damaged are left out and logged."""
        ...

    def available(self) -> list[CatalogEntry]:
        """The catalogue, installed or not."""
        ...

    def fetch(
        self, model_id: str, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        """Download, check and build a model of the catalogue. Nothing half-made stays.

        Raises:
            UserFacingError: no connection, a wrong hash, a full disk, an unknown id.
            CancelledError: the token was cancelled.
        """
        ...

    def remove(self, model_id: str) -> None:
        """Delete a model's folder. Raises UserFacingError if there is none."""
        ...


@dataclass(frozen=True, slots=True)
class ModelDescription:
    """What a built model's ``model.toml`` says beyond what its weights say themselves.

    Attributes:
        languages: codes of core.languages.
        source: where the weights came from, for people to read.
        sha256: of the weights file.
        perplexity: of the built model on the Apache-2.0 text, or None where not measured.
    """

    name: str
    licence: str
    languages: tuple[str, ...]
    prompt_style: PromptStyle
    source: str
    sha256: str
    perplexity: float | None = None
    sampling: SamplingDefaults = field(default_factory=SamplingDefaults)


@dataclass(frozen=True, slots=True)
class ModelOrigin:
    """What a place that gives models says of one; "" and () where it says nothing.

    Attributes:
        source: where it came from, for people to read.
        languages: codes of core.languages.
    """

    source: str
    licence: str
    languages: tuple[str, ...]


class BuildModel(Protocol):
    """Makes a model folder of a weights file."""

    def __call__(
        self, source: Path, target: Path, description: ModelDescription, token: CancelToken
    ) -> Generator[Progressed, None, ModelFolder]:
        """Build ``target``, replacing what is there only when all is done.

        Raises:
            UserFacingError: the file is damaged or of an unsupported kind, or the disk full.
            CancelledError: the token was cancelled; nothing half-made stays.
        """
        ...


class DescribeModel(Protocol):
    """Says what a weights file or a checkpoint's folder is."""

    def __call__(self, source: Path, name: str) -> ModelDescription:
        """What it says of itself; ``name`` where it does not name itself; no hash.

        Raises:
            UserFacingError: it is damaged or of an unsupported kind.
        """
        ...


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """How a checkpoint is exported.

    Attributes:
        bits: of a weight: 4, 8 or 32.
        python: the program of an environment that has torch and optimum, or None for this one.
    """

    bits: int = 4
    python: Path | None = None


class ExportModel(Protocol):
    """Takes a checkpoint of the person's, by way of torch and optimum's exporter."""

    def __call__(
        self, path: Path, name: str, choices: ExportChoices, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        """Export it, try it, and install it. The original stays as it is.

        Args:
            path: a folder with ``config.json`` and safetensors.
            name: what to call it, or "" for what it is called there.

        Raises:
            UserFacingError: torch or optimum are not there; or as ``ImportModel``.
            CancelledError: the token was cancelled; nothing half-made stays.
        """
        ...


RecordMade = Callable[[Path], Generator[Progressed, None, None]]


class ImportModel(Protocol):
    """Takes a model from a file or folder of the person's."""

    def __call__(
        self,
        path: Path,
        name: str,
        token: CancelToken,
        *,
        origin: ModelOrigin | None = None,
        replaced: str = "",
        record: RecordMade | None = None,
    ) -> Generator[Progressed, None, InstalledModel]:
        """Copy or convert it, try it, and install it. The original stays as it is.

        Args:
            name: what to call it, or "" for what it is called there.
            origin: what is known of it besides what its files say.
            replaced: the id of a model whose place it takes once it works, there or not.
            record: called with the new folder before it is tried, as trying adds to it.

        Raises:
            UserFacingError: it is no model this app takes, damaged, too large for this computer,
                or one of its name is installed.
            CancelledError: the token was cancelled; nothing half-made stays.
        """
        ...
