"""The models on this computer and those that can be fetched."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import ModelFacts


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model folder that can be loaded."""

    facts: ModelFacts
    folder: Path
    default: bool


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


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """``step`` is translated text such as "Downloading"; ``total`` 0 means unknown."""

    step: str
    done: int
    total: int


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
    ) -> Generator[FetchProgress, None, InstalledModel]:
        """Download, check and build a model of the catalogue. Nothing half-made stays.

        Raises:
            UserFacingError: no connection, a wrong hash, a full disk, an unknown id.
            CancelledError: the token was cancelled.
        """
        ...

    def remove(self, model_id: str) -> None:
        """Delete a model's folder. Raises UserFacingError if there is none."""
        ...
