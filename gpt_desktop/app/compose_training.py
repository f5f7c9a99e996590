"""Puts together what trains models; nothing heavy is loaded before it is used."""

from __future__ import annotations

import math
import sys
import zipfile
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.catalog.fit import free_disk
from gpt_desktop.catalog.memory import free_memory
from gpt_desktop.child.command import is_frozen
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder
from gpt_desktop.core.models import BuildModel, DescribeModel, ModelDescription, ModelLibrary
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.services.import_model import CheckRoom, ModelImporting, TryModel
from gpt_desktop.services.measure_model import WINDOW
from gpt_desktop.services.train_model import ModelTraining
from gpt_desktop.services.training_ports import TrainingNeeds
from gpt_desktop.training.environment import TrainingEnvironments, python_of
from gpt_desktop.training.installation import DOWNLOAD_BYTES, INSTALLED_BYTES
from gpt_desktop.training.need import training_need
from gpt_desktop.training.pythons import Python, ask, pythons_here
from gpt_desktop.training.trainer import ChildTrainer, ChildTrial, training_command

_CHECKOUT = ".venv-train"  # of ``make train-env``


def compose_training(
    library: ModelLibrary,
    settings: SettingsStore,
    *,
    describe: DescribeModel,
    try_model: TryModel,
    check_room: CheckRoom,
) -> ModelTraining:
    """Over the models there are."""
    own = paths.training_environment_dir()
    others = [python_of(paths.program_dir() / _CHECKOUT)] if paths.in_checkout() else []

    def importing(build: BuildModel, described: DescribeModel) -> ModelImporting:
        return ModelImporting(
            library,
            paths.models_dir(),
            build,
            described,
            try_model=try_model,
            check_room=check_room,
        )

    def make_usual(model_id: str) -> None:
        settings.save(replace(settings.load(), model=model_id))

    return ModelTraining(
        library,
        paths.training_dir(),
        environments=TrainingEnvironments(own, _requirements, others, bases=_bases),
        sizes=(DOWNLOAD_BYTES, INSTALLED_BYTES),
        trains=ChildTrainer(lambda python: training_command(python, paths.training_program())),
        tries=ChildTrial(
            lambda python: training_command(python, paths.training_program(), "trial")
        ),
        config=_config,
        write_checkpoint=_write_checkpoint,
        importing=importing,
        build=_build,
        describe=describe,
        perplexity=_perplexity,
        needs=_needs,
        room=lambda: (free_memory(), free_disk(paths.data_dir())),
        make_usual=make_usual,
    )


def _bases() -> Iterator[Python]:
    """What an environment could be made of: the Python that runs this, or the computer's."""
    own = None if is_frozen() else ask(Path(sys.executable))
    if own is not None:
        yield own
    yield from pythons_here()


def _requirements() -> str:
    file = paths.training_requirements_file()
    if file.is_file():
        return file.read_text(encoding="utf-8")
    with zipfile.ZipFile(paths.training_program()) as archive:
        return archive.read(file.name).decode()


def _write_checkpoint(model: Path, target: Path, token: CancelToken) -> None:
    from gpt_desktop.convert.recover import write_checkpoint

    write_checkpoint(model, target, token)


def _config(model: Path) -> Mapping[str, object]:
    from gpt_desktop.convert.recover import recovered_config

    return recovered_config(model)


def _build(bits: int) -> BuildModel:
    """With weights of so many bits, 0 for all of them."""

    def build(
        source: Path, target: Path, description: ModelDescription, token: CancelToken
    ) -> Generator[Progressed, None, ModelFolder]:
        from gpt_desktop.convert.checkpoint_weights import Quantization
        from gpt_desktop.convert.convert import build_model_folder

        kinds = {4: Quantization.FOUR_BITS, 8: Quantization.EIGHT_BITS, 0: Quantization.NONE}
        return (yield from build_model_folder(source, target, description, token, kinds[bits]))

    return build


def _perplexity(folder: Path, text: str, tokens: int, token: CancelToken) -> float:
    """By the engine, over windows as ``training.scoring`` has them."""
    from gpt_desktop.core.abilities import scores
    from gpt_desktop.inference.engine import open_engine

    engine: TextGenerator = open_engine(read_model_folder(folder))
    with closing(engine):
        scorer = scores(engine)
        if scorer is None:
            return math.nan
        windows = list(scorer.score_windows(text, tokens, WINDOW, token))
    count = sum(len(window) for window in windows)
    lost = -sum(sum(window) for window in windows)
    return math.exp(min(lost / max(1, count), 700.0))


def _needs(folder: Path, plan: TrainingPlan) -> TrainingNeeds:
    from gpt_desktop.convert.recover import recovered_sizes

    facts = read_model_folder(folder).facts
    layers, hidden, vocab = recovered_sizes(folder)
    need = training_need(plan, facts.parameters, layers, hidden, vocab)
    return TrainingNeeds(need.memory, need.disk)
