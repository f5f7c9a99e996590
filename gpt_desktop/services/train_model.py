"""Trains an installed model on a person's text, and installs what came of it."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import (
    BuildModel,
    DescribeModel,
    InstalledModel,
    ModelDescription,
    ModelLibrary,
)
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.events import TrainingEvent, TrainingPhase
from gpt_desktop.core.training.pace import Pace, seconds_of, steps_of
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.training.run import TrainingRun, TrainingTexts
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.services.import_model import ModelImporting
from gpt_desktop.services.measure_model import find_installed
from gpt_desktop.services.training_ports import (
    HISTORY,
    KeptRun,
    TrainedModel,
    TrainingEnvironment,
    TrainingNeeds,
    TrainingTime,
)

log = logging.getLogger(__name__)

_DAMAGE = (OSError, ValueError, TypeError, KeyError, UserFacingError)
_NO_ID = re.compile(r"[^\w.+-]+")
_MEASURED = 8192  # tokens, as ``training.script`` measures

Events = Generator[TrainingEvent, None, TrainedModel | None]


class Environments(Protocol):
    """Finds the Python that trains, and sets one up."""

    folder: Path

    @property
    def begun(self) -> bool: ...

    def find(self, asked: Path | None = None) -> Path: ...

    def base(self, asked: Path | None = None) -> Path: ...

    def set_up(
        self, token: CancelToken, asked: Path | None = None
    ) -> Generator[Progressed, None, Path]: ...


class Trains(Protocol):
    """The child process of one run."""

    def __call__(
        self, run: TrainingRun, name: str, python: Path, token: CancelToken
    ) -> Generator[TrainingEvent, None, bool]: ...


class Tries(Protocol):
    """The child process of one trial."""

    def __call__(
        self, config: Mapping[str, Any], plan: TrainingPlan, python: Path, token: CancelToken
    ) -> Generator[TrainingEvent, None, Pace]: ...


class ModelTraining:
    """Implements ``TrainsModels``.

    Args:
        runs_dir: a folder a run.
        sizes: what setting up takes: bytes to download, bytes on the disk.
        tries: measures how quick this computer trains.
        config: of a model folder, as transformers takes it.
        write_checkpoint: writes an installed model as transformers loads it.
        build: makes a model folder of a checkpoint, with weights of so many bits.
        perplexity: of a text, by the app's own engine, for a model folder.
        needs: memory and disk that a plan takes for a model folder.
        room: memory and disk that there are; None where the computer does not tell.
        make_usual: makes a model the one that is used.
    """

    def __init__(
        self,
        library: ModelLibrary,
        runs_dir: Path,
        *,
        environments: Environments,
        sizes: tuple[int, int],
        trains: Trains,
        tries: Tries,
        config: Callable[[Path], Mapping[str, Any]],
        write_checkpoint: Callable[[Path, Path, CancelToken], None],
        importing: Callable[[BuildModel, DescribeModel], ModelImporting],
        build: Callable[[int], BuildModel],
        describe: DescribeModel,
        perplexity: Callable[[Path, str, int, CancelToken], float],
        needs: Callable[[Path, TrainingPlan], TrainingNeeds],
        room: Callable[[], tuple[int | None, int]],
        make_usual: Callable[[str], None],
    ) -> None:
        self._library = library
        self._dir = runs_dir
        self._environments = environments
        self._sizes = sizes
        self._trains = trains
        self._tries = tries
        self._config = config
        self._paces: dict[tuple[object, ...], Pace] = {}
        self._write_checkpoint = write_checkpoint
        self._importing = importing
        self._build = build
        self._describe = describe
        self._perplexity = perplexity
        self._needs = needs
        self._room = room
        self._make_usual = make_usual

    def environment(self, asked: Path | None = None) -> TrainingEnvironment:
        """What there is; see ``TrainsModels``."""
        those = self._environments
        python: Path | None = None
        problem: UserFacingError | None = None
        try:
            python = those.find(asked)
        except UserFacingError as error:
            try:
                those.base(asked)
            except UserFacingError as other:
                if asked is not None:
                    raise error from other
                problem = other
        return TrainingEnvironment(python, those.folder, *self._sizes, problem, those.begun)

    def set_up(
        self, token: CancelToken, asked: Path | None = None
    ) -> Generator[Progressed, None, Path]:
        """See ``TrainsModels``."""
        return (yield from self._environments.set_up(token, asked))

    def needs(self, plan: TrainingPlan) -> TrainingNeeds:
        """See ``TrainsModels``."""
        return self._needs(find_installed(self._library, plan.base).folder, plan)

    def time(
        self,
        plan: TrainingPlan,
        sizes: tuple[int, int],
        token: CancelToken,
        python: Path | None = None,
    ) -> Generator[TrainingEvent, None, TrainingTime]:
        """See ``TrainsModels``."""
        found = self._environments.find(python)
        base = find_installed(self._library, plan.base)
        shape = (plan.method, plan.rank, plan.block, plan.batch, plan.threads)
        kind = (base.facts.id, found, *shape)
        if kind not in self._paces:
            self._check_memory(plan)
            config = self._config(base.folder)
            self._paces[kind] = yield from self._tries(config, plan, found, token)
        pace = self._paces[kind]
        return TrainingTime(steps_of(plan, sizes[0]), seconds_of(plan, *sizes, pace), pace)

    def train(
        self,
        plan: TrainingPlan,
        texts: TrainingTexts,
        token: CancelToken,
        python: Path | None = None,
    ) -> Events:
        """Train and install; see ``TrainsModels``."""
        found = self._environments.find(python)
        self._check(plan)
        run = TrainingRun(self._dir / _id(plan.name))
        if (run.path / "plan.json").is_file():
            raise UserFacingError(
                tr("A training named “{name}” is not done yet.", name=plan.name),
                "",
                tr("Go on with it, discard it, or choose another name."),
            )
        try:
            run.create(plan, texts)
        except OSError as error:
            raise write_error(error, self._dir) from error
        return (yield from self._go_on(run, plan, found, token))

    def resume(self, run_id: str, token: CancelToken, python: Path | None = None) -> Events:
        """Go on; see ``TrainsModels``."""
        found = self._environments.find(python)
        run = TrainingRun(self._dir / _id(run_id))
        try:
            plan = run.plan()
        except _DAMAGE as error:
            raise UserFacingError(
                tr("There is no training named “{name}” to go on with.", name=run_id),
                "",
                tr("Begin a new one."),
            ) from error
        return (yield from self._go_on(run, plan, found, token))

    def runs(self) -> tuple[KeptRun, ...]:
        """Those that are not done."""
        kept = []
        for path in sorted(self._dir.glob("*")) if self._dir.is_dir() else []:
            run = TrainingRun(path)
            try:
                last = run.last_checkpoint()
                step = 0 if last is None else int(last.name.rpartition("-")[2])
                kept.append(KeptRun(path.name, run.plan(), step, run.curve()))
            except _DAMAGE as error:
                log.info("the training %s cannot be read: %s", path.name, error)
        return tuple(kept)

    def pause(self, run_id: str) -> None:
        """Ask a run to save and end."""
        TrainingRun(self._dir / _id(run_id)).ask_to_pause()

    def discard(self, run_id: str) -> None:
        """Remove a run."""
        shutil.rmtree(self._dir / _id(run_id), ignore_errors=True)

    def history(self, model_id: str) -> dict[str, Any] | None:
        """How a model was trained."""
        path = find_installed(self._library, model_id).folder / HISTORY
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return table if isinstance(table, dict) else None

    def back(self, model_id: str) -> None:
        """The base is the usual one again, and the model is gone."""
        history = self.history(model_id) or {}
        base = find_installed(self._library, str(history.get("base", "")))
        self._make_usual(base.facts.id)
        self._library.remove(model_id)

    def export(self, model_id: str, target: Path, token: CancelToken) -> None:
        """As a folder that transformers loads."""
        model = find_installed(self._library, model_id)
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise UserFacingError(
                tr("“{name}” is there already.", name=target),
                "",
                tr("Choose another place, or an empty folder."),
            )
        try:
            self._write_checkpoint(model.folder, target, token)
        except OSError as error:
            raise write_error(error, target) from error

    def _check(self, plan: TrainingPlan) -> None:
        """Before anything is written: the name, memory and disk."""
        self._importing(self._build(plan.bits), self._describe).free_id(plan.name)
        self._check_memory(plan)
        need, (_, disk) = self.needs(plan), self._room()
        if disk < need.disk:
            raise _no_room(tr("There is not enough room on the disk to train."), need.disk, disk)

    def _check_memory(self, plan: TrainingPlan) -> None:
        need, (memory, _) = self.needs(plan), self._room()
        if memory is not None and memory < need.memory:
            raise _no_room(tr("There is not enough memory to train."), need.memory, memory)

    def _go_on(
        self, run: TrainingRun, plan: TrainingPlan, python: Path, token: CancelToken
    ) -> Events:
        base = find_installed(self._library, plan.base)
        run.forget_pause()
        if not (run.base / "config.json").is_file():
            yield TrainingEvent(TrainingPhase.PREPARING)
            self._prepare(run, base, token)
        trained = (run.result / "config.json").is_file() and run.report() is not None
        if not trained and not (yield from self._trains(run, plan.name, python, token)):
            return None
        yield TrainingEvent(TrainingPhase.INSTALLING)
        return self._install(run, plan, base, token)

    def _prepare(self, run: TrainingRun, base: InstalledModel, token: CancelToken) -> None:
        partial = run.path / "base.partial"
        shutil.rmtree(partial, ignore_errors=True)
        try:
            self._write_checkpoint(base.folder, partial, token)
            partial.rename(run.base)
        except OSError as error:
            raise write_error(error, run.path) from error

    def _install(
        self, run: TrainingRun, plan: TrainingPlan, base: InstalledModel, token: CancelToken
    ) -> TrainedModel:
        history = {
            "base": plan.base,
            "date": datetime.now(UTC).date().isoformat(),
            "plan": json.loads(plan.to_json()),
            **(run.report() or {}),
        }
        texts = run.texts()
        validation = "\n\n".join(texts.validation)

        def record(made: Path) -> Generator[Progressed, None, None]:
            yield from ()
            engine = {"validation": self._perplexity(made, validation, _MEASURED, token)}
            if texts.general:
                engine["general"] = self._perplexity(made, texts.general, _MEASURED, token)
            history["in_the_app"] = {name: round(value, 4) for name, value in engine.items()}
            history["in_the_app_before"] = {
                "validation": round(self._perplexity(base.folder, validation, _MEASURED, token), 4)
            }
            with whole_file(made / HISTORY) as file:
                file.write(json.dumps(history, ensure_ascii=False, indent=1).encode())

        describe = _described(self._describe, base)
        importing = self._importing(self._build(plan.bits), describe)
        model = finish(importing(run.result, plan.name, token, record=record), lambda _: None)
        shutil.rmtree(run.path, ignore_errors=True)
        return TrainedModel(model, history)


def _described(describe: DescribeModel, base: InstalledModel) -> DescribeModel:
    """What the base says of itself holds of the new model."""

    def told(source: Path, name: str) -> ModelDescription:
        facts = base.facts
        return replace(
            describe(source, name),
            licence=facts.licence,
            languages=facts.languages,
            prompt_style=facts.prompt_style,
            source=facts.name,
            sampling=facts.sampling,
        )

    return told


def _no_room(what: str, needed: int, there: int) -> UserFacingError:
    why = tr(
        "It takes {needed} GB, and {free} GB are there.",
        needed=round(needed / 1e9, 1),
        free=round(there / 1e9, 1),
    )
    return UserFacingError(what, why, tr("Choose smaller blocks, fewer of them at once, or LoRA."))


def _id(name: str) -> str:
    return _NO_ID.sub("-", name).strip("-.")[:80] or "model"
