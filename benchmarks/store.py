"""What has been measured, a file each as soon as it is there: a run may be cut off."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.curves import Curve, Line
from benchmarks.measure import Comparison, Spread

_ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What must be the same for figures to stand in one table."""

    threads: int
    rounds: int
    quick: bool


@dataclass(frozen=True, slots=True)
class About:
    """A run: its settings, and what it was measured on, by name."""

    settings: Settings
    machine: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A row's comparison, or curves that were measured together.

    Attributes:
        began: UTC, in ISO 8601.
        seconds: it took.
    """

    id: str
    began: str
    seconds: float
    comparison: Comparison | None = None
    curves: tuple[Curve, ...] = ()


class Store:
    """The records in a folder, which is made when the first is saved."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def about(self) -> About | None:
        """Of the run that is kept, or None."""
        path = self._folder / _ABOUT
        if not path.is_file():
            return None
        values = json.loads(path.read_text(encoding="utf-8"))
        return About(Settings(**values["settings"]), values["machine"])

    def begin(self, about: About) -> None:
        """Forget what is kept."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in self._folder.glob("*.json"):
            path.unlink()
        self._write(_ABOUT, asdict(about))

    def save(self, record: Record) -> None:
        """Add a record, in place of an older one of the same id."""
        self._write(f"{record.id}.json", asdict(record))

    def records(self) -> dict[str, Record]:
        """All that are kept, by id."""
        paths = (path for path in sorted(self._folder.glob("*.json")) if path.name != _ABOUT)
        records = [_record(json.loads(path.read_text(encoding="utf-8"))) for path in paths]
        return {record.id: record for record in records}

    def _write(self, name: str, values: dict[str, Any]) -> None:
        partial = self._folder / f"{name}.partial"
        partial.write_text(json.dumps(values, indent=1), encoding="utf-8")
        partial.replace(self._folder / name)


def _record(values: dict[str, Any]) -> Record:
    found = values["comparison"]
    comparison = found and Comparison(**{name: Spread(**part) for name, part in found.items()})
    curves = tuple(_curve(curve) for curve in values["curves"])
    return Record(**{**values, "comparison": comparison, "curves": curves})


def _curve(values: dict[str, Any]) -> Curve:
    lines = [
        Line(line["name"], {int(x): y for x, y in line["points"].items()})
        for line in values["lines"]
    ]
    return Curve(**{**values, "lines": lines})
