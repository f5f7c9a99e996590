"""The models that answer: the usual one and those of single views, loaded when first needed."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError, joined_sentences
from gpt_desktop.core.generation import Ability, ModelFacts, TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.kept_abilities import kept_abilities
from gpt_desktop.core.model_folder import QUICK_MARK
from gpt_desktop.core.model_forms import is_quick
from gpt_desktop.core.models import InstalledModel, ModelLibrary
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import Notice, NoticeKind, TaskEvent
from gpt_desktop.services.loaded_models import HasRoom, LoadedModels, OpenEngine, same_model

Loading = Generator[TaskEvent, None, TextGenerator]


class ModelHost:
    """Implements ``ModelState`` and hands loaded models to the other services.

    Everything may be called from any thread but ``load``, ``ready`` and ``open_apart``, which
    are for the inference lane only. No choice is written to the settings here.

    Args:
        preferred: the id in the settings, or "" for the catalogue's default.
        open_engine: loads a model folder; raises UserFacingError where it is damaged.
    """

    def __init__(
        self, library: ModelLibrary, preferred: str, open_engine: OpenEngine, has_room: HasRoom
    ) -> None:
        self._library = library
        self._preferred = preferred
        self._open_engine = open_engine
        self._loaded = LoadedModels(open_engine, has_room)
        self._lock = threading.Lock()
        self._known: dict[str, InstalledModel] = {}
        self._chosen: InstalledModel | None = None
        self._last_good: InstalledModel | None = None
        self._abilities: dict[Path, frozenset[Ability]] = {}
        self._broken: set[str] = set()
        self._told: set[str] = set()
        self._asked: set[str] = set()

    @property
    def current(self) -> ModelFacts | None:
        """The usual model's facts; see ``facts``."""
        return self.facts("")

    @property
    def loaded(self) -> bool:
        """Whether the usual model is in memory."""
        return self.is_loaded("")

    def facts(self, model_id: str) -> ModelFacts | None:
        """Of the model that answers for an id, with its abilities once it is loaded.

        Whether it thinks is known before, if it was imported or loaded by this program.
        """
        model = self._answering(model_id)
        if model is None:
            return None
        generator = self._loaded.find(model)
        if generator is None:
            kept = self._abilities.get(model.folder) or kept_abilities(model.folder)
            # The others are offered by what is loaded.
            thinks = (kept or frozenset()) & {Ability.THINKS}
            return replace(model.facts, abilities=model.facts.abilities | thinks)
        return replace(model.facts, abilities=generator.facts.abilities)

    def is_loaded(self, model_id: str) -> bool:
        """Whether the model that answers for an id is in memory."""
        model = self._answering(model_id)
        return model is not None and self._loaded.find(model) is not None

    def in_memory(self, model_id: str) -> TextGenerator | None:
        """The model that answers for an id, if it is loaded; for the inference lane only."""
        model = self._answering(model_id)
        return None if model is None else self._loaded.find(model)

    def choose(self, model_id: str) -> None:
        """Make another installed model the usual one, from the next generation on.

        Raises:
            UserFacingError: it is not installed.
        """
        self._read_library()
        found = self._known.get(model_id)
        if found is None:
            known = ", ".join(self._known)
            raise UserFacingError(
                tr("The model “{name}” is not installed.", name=model_id),
                tr("Installed are: {models}.", models=known) if known else "",
                tr("Get it in Models, or with “gpt-desktop models fetch”."),
            )
        with self._lock:
            self._chosen = found

    def load(
        self, token: CancelToken, model_id: str = ""
    ) -> Generator[TaskEvent, None, ModelFacts]:
        """Load a model the person chose; for "" or one that is gone, the usual one.

        A damaged one is tried anew. A damaged usual model leaves the one before it in its place.

        Raises:
            UserFacingError: there is none, or it cannot be loaded.
            CancelledError: the token was cancelled before loading began.
        """
        model = self._own(model_id)
        self._broken.discard(model_id)
        self._told.discard(model_id)
        generator = yield from self._usual(token) if model is None else self._open(model, token)
        return generator.facts

    def ready(self, token: CancelToken, model_id: str = "") -> Loading:
        """A loaded model, loading it first where needed; raises as ``load`` does.

        One that was chosen for a view and is gone or damaged leaves its work to the usual
        model, of which a notice tells once.
        """
        model = self._own(model_id)
        self._asked.add(model_id)
        if model is None or model_id in self._broken:
            generator = yield from self._usual(token)
            if model is None and model_id:
                yield from self._told_once(model_id, _gone_words(model_id, generator.facts))
            return generator
        try:
            return (yield from self._open(model, token))
        except UserFacingError as error:
            usual = self._current_choice()
            if usual is None or same_model(model, usual):
                raise
            damage = error
        self._broken.add(model_id)
        generator = yield from self._usual(token)
        yield from self._told_once(model_id, _damaged_words(model, damage, generator.facts))
        return generator

    def using(self, generator: TextGenerator) -> AbstractContextManager[None]:
        """Keeps a model that ``ready`` gave loaded while it writes."""
        return self._loaded.using(generator)

    def open_apart(self, folder: Path) -> TextGenerator:
        """Load a model beside those that answer; whoever asked for it closes it."""
        self._read_library()
        for model in self._known.values():
            if model.folder == folder:
                self._loaded.make_room(model)
        return self._open_engine(folder)

    def close(self) -> None:
        """Free the models' memory; they are loaded again when next needed."""
        self._loaded.close()

    def _usual(self, token: CancelToken) -> Loading:
        chosen = self._current_choice()
        if chosen is None:
            raise UserFacingError(
                tr("No model is installed."),
                "",
                tr("Get one in Models, or with “gpt-desktop models fetch”."),
            )
        try:
            generator = yield from self._open(chosen, token)
        except UserFacingError:
            with self._lock:
                self._chosen = self._last_good or chosen
            raise
        with self._lock:
            before, self._last_good = self._last_good, chosen
        other = before is not None and not same_model(before, chosen)
        if before is not None and other and before.facts.id not in self._asked:
            self._loaded.drop(before)  # no view uses it either
        return generator

    def _open(self, model: InstalledModel, token: CancelToken) -> Loading:
        if self._loaded.find(model) is not None:
            return self._loaded.open(model)
        token.raise_if_cancelled()
        yield Progressed(Phase.LOADING, 0, 0, Unit.PERCENT, model.facts.name)
        generator = self._loaded.open(model)
        self._abilities[model.folder] = generator.facts.abilities
        yield Progressed(Phase.LOADING, 100, 100, Unit.PERCENT, model.facts.name)
        return generator

    def _told_once(self, model_id: str, words: str) -> Generator[TaskEvent, None, None]:
        if model_id not in self._told:
            self._told.add(model_id)
            yield Notice(NoticeKind.WARNING, words)

    def _answering(self, model_id: str) -> InstalledModel | None:
        own = self._own(model_id) if model_id not in self._broken else None
        return own or self._current_choice()

    def _own(self, model_id: str) -> InstalledModel | None:
        """The installed model of an id; None for ""."""
        if not model_id:
            return None
        known = self._known.get(model_id)
        if known is None or not _is_as_listed(known):
            self._read_library()
        return self._known.get(model_id)

    def _current_choice(self) -> InstalledModel | None:
        with self._lock:
            chosen = self._chosen
        if chosen is not None and _is_as_listed(chosen):
            return chosen
        installed = self._read_library()
        same = None if chosen is None else self._known.get(chosen.facts.id)
        fallback = same or self._fallback(installed)
        with self._lock:
            self._chosen = fallback
        return fallback

    def _read_library(self) -> list[InstalledModel]:
        installed = self._library.installed()
        self._known = {model.facts.id: model for model in installed}
        return installed

    def _fallback(self, installed: list[InstalledModel]) -> InstalledModel | None:
        preferred = [model for model in installed if model.facts.id == self._preferred]
        default = [model for model in installed if model.default]
        return next(iter([*preferred, *default, *installed]), None)


def _gone_words(model_id: str, usual: ModelFacts) -> str:
    return tr(
        "The model “{name}”, chosen for this, is no longer on this computer. {usual} does it now.",
        name=model_id,
        usual=usual.name,
    )


def _damaged_words(model: InstalledModel, damage: UserFacingError, usual: ModelFacts) -> str:
    return tr(
        "{model}, chosen for this, could not be loaded. {reason} {usual} does it now.",
        model=model.facts.name,
        reason=joined_sentences(damage.what, damage.why),
        usual=usual.name,
    )


def _is_as_listed(model: InstalledModel) -> bool:
    """Whether it is still there, in the form that it had when the library was read."""
    quick = model.facts.quantization.endswith(QUICK_MARK)
    return model.folder.is_dir() and is_quick(model.folder) == quick
