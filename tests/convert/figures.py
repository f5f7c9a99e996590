"""The table of ``docs/quality.md``: a built model against its frozen reference, by text.

``python -m tests.convert.figures FOLDER FROZEN.json`` takes some minutes, most of them for
the steps of one token.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from gpt_desktop.core.model_folder import read_model_folder
from tests.convert.graph_run import GraphRun
from tests.convert.perplexity import WINDOW, Prediction, predict, read_frozen
from tests.convert.texts import text_ids

_HEAD = (
    "| text | tokens | weights in float32 | built model | difference | same next token "
    "| one token at a time | difference |\n| --- |" + " ---: |" * 7 + "\n"
)


def row(name: str, tokens: int, expected: Prediction, whole: Prediction, single: float) -> str:
    """A line of the table: perplexities, and how often the choices are the same."""
    agreement = float(np.mean(np.equal(whole.choices, expected.choices)))
    cells = (
        name,
        f"{tokens:,}",
        f"{expected.perplexity:.3f}",
        f"{whole.perplexity:.3f}",
        f"{whole.perplexity / expected.perplexity - 1:+.2%}",
        f"{agreement:.1%}",
        f"{single:.3f}",
        f"{single / whole.perplexity - 1:+.3%}",
    )
    return f"| {' | '.join(cells)} |\n"


def main(folder: Path, frozen: Path) -> None:
    begin, reference = read_model_folder(folder).begin_token, read_frozen(frozen)
    run = GraphRun(folder, capacity=WINDOW)
    sys.stdout.write(_HEAD)
    for name, expected in reference.texts.items():
        ids = text_ids(name, folder)
        whole = predict(run.window, ids, begin)
        single = predict(run.window_by_single_steps, ids, begin).perplexity
        sys.stdout.write(row(name, len(ids), expected, whole, single))
        sys.stdout.flush()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
