"""Keeps a damaged file under another name, so that nothing of it is lost."""

from __future__ import annotations

import itertools
from datetime import datetime
from pathlib import Path


def keep_aside(path: Path, companions: tuple[str, ...] = ()) -> Path | None:
    """Rename to ``<name>.damaged-YYYYmmdd-HHMMSS`` (local time) beside it.

    Args:
        companions: suffixes of files that belong to it, such as ``-wal``; they move along.

    Returns:
        The new place, or None where another process moved the file first.

    Raises:
        OSError: the folder cannot be written.
    """
    kept = unused_name(path, "damaged")
    for suffix in companions:
        companion = Path(f"{path}{suffix}")
        if companion.exists():
            companion.replace(f"{kept}{suffix}")
    try:
        path.replace(kept)
    except FileNotFoundError:
        return None
    return kept


def unused_name(path: Path, word: str) -> Path:
    """``<name>.<word>-YYYYmmdd-HHMMSS``, with ``-2`` and so on where that is taken."""
    stem = f"{path.name}.{word}-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    names = itertools.chain((stem,), (f"{stem}-{number}" for number in itertools.count(2)))
    return next(place for name in names if not (place := path.with_name(name)).exists())
