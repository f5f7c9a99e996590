"""Everything a run measures with; what is missing is made."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.children import Child, EngineSpec
from benchmarks.environments import ROOT, python_of
from benchmarks.prepare.runtimes import runtimes
from benchmarks.prepare.sizes import SizedModel, default_model, larger_models
from benchmarks.rows.base import Bench
from benchmarks.store import Settings
from benchmarks.weights import default_recipe, published_weights
from gpt_desktop.core.errors import UserFacingError

FOLDER = ROOT / "build" / "bench"


def prepare(settings: Settings) -> tuple[Bench, list[str]]:
    """What to measure with, and why something is left out.

    Raises:
        MissingError: llama.cpp's environment is not there.
        UserFacingError: the default model's weights cannot be fetched.
    """
    peer = python_of(".venv-bench")
    weights = published_weights(default_recipe(), FOLDER)
    default = default_model(weights, FOLDER)
    engines, reasons = runtimes(weights, FOLDER)
    sizes = [default]
    for make in larger_models(weights, FOLDER):
        try:
            sizes.append(make())
        except UserFacingError as error:
            reasons.append(f"A model is left out of the curve over sizes. {error}")
    ours, other = _pair(default, peer)
    bench = Bench(
        ours,
        other,
        settings.threads,
        settings.rounds,
        settings.quick,
        runtimes=engines,
        sizes={round(model.parameters / 1e6): _pair(model, peer) for model in sizes},
    )
    return bench, reasons


def _pair(model: SizedModel, peer: Path) -> tuple[EngineSpec, EngineSpec]:
    ours = EngineSpec(Path(sys.executable), "ours", model.folder)
    return ours, EngineSpec(peer, "llama.cpp", model.gguf)


def versions(bench: Bench) -> dict[str, str]:
    """Of all engines, by name."""
    found: dict[str, str] = {}
    for spec in (bench.ours, bench.peer, *bench.runtimes.values()):
        with Child(spec, bench.threads, 256) as child:
            found |= child.versions()
    return found
