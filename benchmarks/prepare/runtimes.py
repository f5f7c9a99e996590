"""The default model's weights in the form that other runtimes on ONNX make for themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks.children import QUIET_ENVIRONMENT, EngineSpec
from benchmarks.environments import ROOT, MissingError, python_of
from benchmarks.prepare import checkpoint
from benchmarks.prepare.checkpoint import write_checkpoint
from benchmarks.prepare.made import made

OPTIMUM = "optimum"
GENAI = "onnxruntime-genai"
_EXPORT_ENVIRONMENT, _GENAI_ENVIRONMENT = ".venv-export", ".venv-genai"
_LOCKS = tuple(ROOT / "requirements" / f"{name}.txt" for name in ("export", "genai"))


def runtimes(weights: Path, folder: Path) -> tuple[dict[str, EngineSpec], list[str]]:
    """The engines that can be had, and why others cannot.

    Args:
        weights: the GGUF file.
        folder: where their models are put.
    """
    makers: Mapping[str, tuple[str, Callable[[Path, Path], Path]]] = {
        OPTIMUM: (_EXPORT_ENVIRONMENT, optimum_model),
        GENAI: (_GENAI_ENVIRONMENT, genai_model),
    }
    engines, reasons = {}, []
    for name, (environment, make) in makers.items():
        try:
            python = python_of(environment)
            engines[name] = EngineSpec(python, name, make(weights, folder))
        except MissingError as error:
            reasons.append(f"{name} is left out. {error}")
    return engines, reasons


def optimum_model(weights: Path, folder: Path) -> Path:
    """optimum's export, then onnxruntime's own 4-bit quantizer, as its users do.

    Raises:
        MissingError: an environment is not there, or a tool failed.
    """
    export = python_of(_EXPORT_ENVIRONMENT)
    quantize = python_of(_GENAI_ENVIRONMENT)  # it has onnx_ir, which the quantizer needs

    def make(target: Path) -> None:
        with _checkpoint(weights, folder) as source:
            whole = source.with_name("exported")
            task = ("--task", "text-generation-with-past")
            exporter = "optimum.exporters.onnx"
            _run(export, "-m", exporter, "--model", source, *task, whole)
            for file in whole.glob("*.json"):
                shutil.copy(file, target)
            _run(
                *(quantize, "-m", "onnxruntime.quantization.matmul_nbits_quantizer"),
                *("--input_model", whole / "model.onnx"),
                *("--output_model", target / "model.onnx"),
                *("--bits", 4, "--block_size", 32, "--symmetric", False, "--accuracy_level", 4),
            )

    return made(folder / "optimum-4bit", [weights, Path(checkpoint.__file__), *_LOCKS], make)


def genai_model(weights: Path, folder: Path) -> Path:
    """What onnxruntime-genai's model builder makes: 4 bits, for the CPU, else its defaults.

    Raises:
        MissingError: the environment is not there, or the builder failed.
    """
    python = python_of(_GENAI_ENVIRONMENT)

    def make(target: Path) -> None:
        with _checkpoint(weights, folder) as source:
            _run(
                *(python, "-m", "onnxruntime_genai.models.builder"),
                *("-i", source, "-o", target, "-c", source.with_name("cache")),
                *("-p", "int4", "-e", "cpu"),
            )

    sources = [weights, Path(checkpoint.__file__), _LOCKS[1]]
    return made(folder / "genai-4bit", sources, make)


@contextmanager
def _checkpoint(weights: Path, folder: Path) -> Iterator[Path]:
    """A checkpoint in a folder that goes away with all that is put beside it."""
    place = folder / "exporting"
    try:
        write_checkpoint(weights, place / "checkpoint")
        yield place / "checkpoint"
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _run(*command: object) -> None:
    """Run a tool; what it printed is shown if it fails. Raises MissingError then."""
    parts = [os.fspath(part) if isinstance(part, Path) else str(part) for part in command]
    done = subprocess.run(
        parts,
        check=False,
        env=QUIET_ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        print(done.stdout[-4000:], flush=True)
        raise MissingError(f"This command failed: {' '.join(parts)}")
