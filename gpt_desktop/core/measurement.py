"""What a model was measured to do on this computer, kept in its folder."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

MEASURED = "measured.toml"


@dataclass(frozen=True, slots=True)
class Measurement:
    """Figures of one measuring.

    Attributes:
        perplexity: over the text's first tokens in windows without overlap; the first token
            of a window is not scored, and nothing is put before it. Lower is better. None where
            the model does not score texts.
        tokens: how many of the text's tokens were read for it.
        prefill: tokens a second while a prompt is read.
        decode: tokens a second while an answer is written.
        load_seconds: until the model could answer.
        peak_memory_bytes: of the whole program, at most so far; 0 where the system does not say.
    """

    perplexity: float | None
    tokens: int
    prefill: float
    decode: float
    load_seconds: float
    peak_memory_bytes: int


def write_measurement(folder: Path, measured: Measurement) -> None:
    """Keep the figures in a model's folder, made where it is missing; raises OSError."""
    lines = [f"{name} = {value}" for name, value in asdict(measured).items() if value is not None]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MEASURED).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_measurement(folder: Path) -> Measurement | None:
    """The figures kept in a folder; None where there are none that can be read."""
    try:
        with (folder / MEASURED).open("rb") as file:
            table = tomllib.load(file)
        perplexity = table.get("perplexity")
        return Measurement(
            perplexity=None if perplexity is None else float(perplexity),
            tokens=int(table["tokens"]),
            prefill=float(table["prefill"]),
            decode=float(table["decode"]),
            load_seconds=float(table["load_seconds"]),
            peak_memory_bytes=int(table["peak_memory_bytes"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
