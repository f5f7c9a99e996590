"""Opens, makes and tries models; what that takes is imported when it is first needed."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.catalog.fit import check_room, free_disk
from gpt_desktop.catalog.memory import total_memory
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.kept_abilities import keep_abilities
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder
from gpt_desktop.core.model_source import ModelSource
from gpt_desktop.core.models import ModelDescription
from gpt_desktop.core.progress import Progressed
from gpt_desktop.export.checkpoint import find_checkpoint


def open_model(folder: Path) -> TextGenerator:
    """To answer people: what was read is kept for the next question."""
    from gpt_desktop.inference.engine import open_engine

    return open_engine(read_model_folder(folder), cache_dir=paths.cache_dir())


def open_to_measure(folder: Path) -> TextGenerator:
    """Without guesses, whose use depends on the text, and without what was read before."""
    from gpt_desktop.inference.engine import open_engine

    return open_engine(read_model_folder(folder), speculates=False)


def open_form(folder: Path, quick: bool) -> TextGenerator:
    """One of a model's forms, to be measured."""
    from gpt_desktop.inference.engine import open_engine

    return open_engine(replace(read_model_folder(folder), quick=quick), speculates=False)


def make_quick(model: Path, target: Path, token: CancelToken) -> Iterator[tuple[int, int]]:
    """Write a model's second form; gives the parts done and their number."""
    from gpt_desktop.convert.quick_form import BLOCKS, write_quick_form
    from gpt_desktop.inference.product_trial import quickest_block

    return write_quick_form(model, target, partial(quickest_block, BLOCKS), token)


def build_model(
    source: Path, target: Path, description: ModelDescription, token: CancelToken
) -> Generator[Progressed, None, ModelFolder]:
    """Convert a file of weights into a folder that the engine opens."""
    from gpt_desktop.convert.convert import build_model_folder

    return (yield from build_model_folder(source, target, description, token))


def describe_model(source: Path, name: str) -> ModelDescription:
    """What a file of weights says of itself."""
    from gpt_desktop.convert.describe import describe_source

    return describe_source(source, name)


def try_model(folder: Path) -> tuple[str, ...]:
    """Open a new model once, and keep what it is able to; gives what to know about it."""
    from gpt_desktop.inference.engine import open_engine

    engine = open_engine(read_model_folder(folder))
    try:
        keep_abilities(folder, engine.facts.abilities)
        return engine.notes
    finally:
        engine.close()


def check_model_room(name: str, size: int, packed: bool) -> None:
    """Raise UserFacingError where disk or memory do not hold a model of a size in bytes."""
    disk = free_disk(paths.models_dir())
    check_room(name, size, size, disk, total_memory(), packed=packed)


def find_to_export(path: Path) -> ModelSource:
    """A checkpoint for which there is room; measured: 17 bytes of memory a parameter, 8 of disk."""
    from gpt_desktop.convert.checkpoint_file import CheckpointFile

    source = find_checkpoint(path)
    parameters = CheckpointFile(source.path).elements()
    disk = free_disk(paths.models_dir())
    check_room(source.name, 8 * parameters, 10 * parameters, disk, total_memory())
    return source


def sample_file() -> Path:
    """The text that models are measured on."""
    return paths.resources_dir() / "samples" / "sample.md"
