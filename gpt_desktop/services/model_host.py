"""The model that answers: chosen, loaded when first needed, exchanged safely."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts, TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import InstalledModel, ModelLibrary
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import TaskEvent

OpenEngine = Callable[[Path], TextGenerator]


class ModelHost:
    """Implements ``ModelState`` and hands the loaded model to the other services.

    ``choose`` and the properties may be called from any thread; ``load`` and ``ready`` from
    the inference lane only. The choice is not written to the settings here.

    Args:
        preferred: the id in the settings, or "" for the catalogue's default.
        open_engine: loads a model folder; raises UserFacingError where it is damaged.
    """

    def __init__(self, library: ModelLibrary, preferred: str, open_engine: OpenEngine) -> None:
        self._library = library
        self._preferred = preferred
        self._open_engine = open_engine
        self._lock = threading.Lock()
        self._chosen: InstalledModel | None = None
        self._loaded: InstalledModel | None = None
        self._generator: TextGenerator | None = None

    @property
    def current(self) -> ModelFacts | None:
        """The chosen model's facts, with its abilities once loaded; None if none is installed."""
        chosen = self._current_choice()
        if chosen is None:
            return None
        with self._lock:
            if self._generator is None or chosen != self._loaded:
                return chosen.facts
            return replace(chosen.facts, abilities=self._generator.facts.abilities)

    @property
    def loaded(self) -> bool:
        """Whether the chosen model is in memory."""
        with self._lock:
            return self._loaded is not None and self._loaded == self._chosen

    def choose(self, model_id: str) -> None:
        """Use another installed model from the next generation on.

        Raises:
            UserFacingError: it is not installed.
        """
        installed = self._library.installed()
        found = [model for model in installed if model.facts.id == model_id]
        if not found:
            known = ", ".join(model.facts.id for model in installed)
            raise UserFacingError(
                tr("The model “{name}” is not installed.", name=model_id),
                tr("Installed are: {models}.", models=known) if known else "",
                tr("Get it in Models, or with “gpt-desktop models fetch”."),
            )
        with self._lock:
            self._chosen = found[0]

    def load(self, token: CancelToken) -> Generator[TaskEvent, None, ModelFacts]:
        """Load the chosen model if it is not; a damaged one leaves the old one in place.

        Raises:
            UserFacingError: none is installed, or the model cannot be loaded.
            CancelledError: the token was cancelled before loading began.
        """
        generator = yield from self.ready(token)
        return generator.facts

    def ready(self, token: CancelToken) -> Generator[TaskEvent, None, TextGenerator]:
        """The loaded model, loading it first where needed; raises as ``load`` does."""
        chosen = self._current_choice()
        if chosen is None:
            raise UserFacingError(
                tr("No model is installed."),
                "",
                tr("Get one in Models, or with “gpt-desktop models fetch”."),
            )
        if self._generator is not None and chosen == self._loaded:
            return self._generator
        token.raise_if_cancelled()
        yield Progressed(Phase.LOADING, 0, 0, Unit.PERCENT, chosen.facts.name)
        generator = self._exchange(chosen)
        yield Progressed(Phase.LOADING, 100, 100, Unit.PERCENT, chosen.facts.name)
        return generator

    def close(self) -> None:
        """Free the model's memory; it is loaded again when next needed."""
        with self._lock:
            old, self._generator, self._loaded = self._generator, None, None
        if old is not None:
            old.close()

    def _current_choice(self) -> InstalledModel | None:
        with self._lock:
            chosen = self._chosen
        if chosen is not None and chosen.folder.is_dir():
            return chosen
        installed = self._library.installed()
        fallback = self._fallback(installed)
        with self._lock:
            self._chosen = fallback
        return fallback

    def _fallback(self, installed: list[InstalledModel]) -> InstalledModel | None:
        preferred = [model for model in installed if model.facts.id == self._preferred]
        default = [model for model in installed if model.default]
        return next(iter([*preferred, *default, *installed]), None)

    def _exchange(self, chosen: InstalledModel) -> TextGenerator:
        """Open the new model, then close the old one; on failure the old one is chosen again."""
        try:
            generator = self._open_engine(chosen.folder)
        except Exception:
            with self._lock:
                self._chosen = self._loaded or self._chosen
            raise
        with self._lock:
            old, self._generator, self._loaded = self._generator, generator, chosen
        if old is not None:
            old.close()
        return generator
