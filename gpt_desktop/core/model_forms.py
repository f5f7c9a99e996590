"""The forms of an installed model's weights: the usual one, and a quicker one made of it.

The quicker one is a folder within the model's, so that the usual one is never lost. It counts
from the moment that its record says so.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from gpt_desktop.core.whole_file import whole_file

QUICK = "quick"
_RECORD = "form.json"


def quick_folder(model: Path) -> Path:
    """Where the quicker weights of a model's folder are, if there are any."""
    return model / QUICK


def is_quick(model: Path) -> bool:
    """Whether a model's folder says that its quicker weights are to be used."""
    try:
        record = json.loads((quick_folder(model) / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and record.get("chosen") is True


def weights_folder(model: Path) -> Path:
    """Where the weights are that a model's folder says to use."""
    return quick_folder(model) if is_quick(model) else model


def choose_quick(model: Path) -> None:
    """Use the quicker weights, which are there, from now on; raises OSError."""
    with whole_file(quick_folder(model) / _RECORD, mode=0o644) as file:
        file.write(json.dumps({"chosen": True}).encode())


def choose_usual(model: Path) -> None:
    """Use the usual weights, and delete the others; raises OSError where they stay in use.

    Weights that another program still has open, on systems where that keeps them from being
    deleted, are deleted by the next choice.
    """
    (quick_folder(model) / _RECORD).unlink(missing_ok=True)
    shutil.rmtree(quick_folder(model), ignore_errors=True)
