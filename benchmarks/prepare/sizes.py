"""Models of several sizes, each as a GGUF and as a folder built of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import gpt_desktop.convert
from benchmarks.prepare import random_gguf
from benchmarks.prepare.made import made
from benchmarks.prepare.mixes import q4_0
from benchmarks.prepare.random_gguf import QWEN3_06B, write_random_gguf
from benchmarks.weights import default_recipe, published_weights, recipe_of
from gpt_desktop.convert.convert import build_model_folder
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.models import ModelDescription

_GEMMA = "gemma3-270m"
_RANDOM = "qwen3-0.6b-random"


@dataclass(frozen=True, slots=True)
class SizedModel:
    """The same weights for both engines.

    Attributes:
        parameters: numbers in all tensors.
    """

    name: str
    parameters: int
    folder: Path
    gguf: Path


def default_model(weights: Path, folder: Path) -> SizedModel:
    """The default model as the converter makes it today, whatever is installed."""
    return _sized(default_recipe().description, weights, folder)


def larger_models(default: Path, folder: Path) -> list[Callable[[], SizedModel]]:
    """What makes the models beyond the default one, unless they are there.

    Args:
        default: the default model's GGUF, whose tokenizer the random one takes.
        folder: where they are put.
    """
    return [partial(_gemma, folder), partial(_random, default, folder)]


def _gemma(folder: Path) -> SizedModel:
    """Gemma 3 270M. Raises UserFacingError if its weights cannot be fetched."""
    recipe = recipe_of(_GEMMA)
    return _sized(recipe.description, published_weights(recipe, folder), folder)


def _random(default: Path, folder: Path) -> SizedModel:
    file_name = f"{_RANDOM}.gguf"

    def make(target: Path) -> None:
        write_random_gguf(target / file_name, QWEN3_06B, q4_0, default)

    made_of = [default, Path(random_gguf.__file__)]
    gguf = made(folder / _RANDOM, made_of, make) / file_name
    style = PromptStyle.FEW_SHOT
    return _sized(ModelDescription(_RANDOM, "", ("en",), style, _RANDOM, ""), gguf, folder)


def _sized(description: ModelDescription, gguf: Path, folder: Path) -> SizedModel:
    """Built anew whenever the converter has changed."""

    def make(target: Path) -> None:
        for _ in build_model_folder(gguf, target / "model", description, CancelToken()):
            pass

    parameters = sum(info.elements for info in GgufFile(gguf).tensors.values())
    built = made(folder / f"built-{gguf.stem}", [gguf, *_converter()], make) / "model"
    return SizedModel(description.name, parameters, built, gguf)


def _converter() -> Iterator[Path]:
    folder = Path(gpt_desktop.convert.__file__).parent
    yield from sorted(folder.glob("*.py"))
