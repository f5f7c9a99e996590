"""An offer of a hub as JSON, and the record of what was installed from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.hub import Form, HubFile, HubModel, HubOffer
from gpt_desktop.core.whole_file import whole_file

RECORD = "hub.json"
_LARGEST = 10_000_000  # bytes
# What reading a damaged file runs into.
DAMAGE = (OSError, KeyError, TypeError, ValueError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class InstalledFile:
    """A file of an installed model as it was made, before it was loaded for the first time."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class InstalledRecord:
    """Where an installed model came from and what it was made into; its last file.

    Attributes:
        name: what the person called it.
        files: by their places in the model's folder.
    """

    name: str
    offer: HubOffer
    files: Mapping[str, InstalledFile]


def write_record(folder: Path, record: InstalledRecord) -> None:
    """Write the record into a model's folder; raises OSError."""
    files = {place: asdict(file) for place, file in record.files.items()}
    table = {"name": record.name, "offer": offer_table(record.offer), "files": files}
    write_json(folder / RECORD, table)


def read_record(folder: Path) -> InstalledRecord:
    """Read a model folder's record.

    Raises:
        OSError, KeyError, TypeError, ValueError, AttributeError: there is none, or it is damaged.
    """
    table = read_json(folder / RECORD)
    files = {
        str(place): InstalledFile(int(file["size"]), str(file["sha256"]))
        for place, file in table["files"].items()
    }
    return InstalledRecord(str(table["name"]), read_offer(table["offer"]), files)


def offer_table(offer: HubOffer) -> dict[str, Any]:
    """An offer as JSON has it."""
    table = asdict(offer)
    updated = offer.model.updated
    table["model"]["updated"] = None if updated is None else updated.isoformat()
    return table


def read_offer(table: Mapping[str, Any]) -> HubOffer:
    """The offer of ``offer_table``; raises as ``read_record``."""
    model, updated = dict(table["model"]), table["model"]["updated"]
    model["updated"] = None if updated is None else datetime.fromisoformat(updated)
    model["languages"] = tuple(str(code) for code in model["languages"])
    model["forms"] = tuple(Form(form) for form in model["forms"])
    files = tuple(HubFile(**file) for file in table["files"])
    return HubOffer(
        **{**table, "model": HubModel(**model), "form": Form(table["form"]), "files": files}
    )


def write_json(path: Path, table: Mapping[str, Any]) -> None:
    """Write a whole file; raises OSError."""
    with whole_file(path, mode=0o644) as file:
        file.write(json.dumps(table, ensure_ascii=False, indent=1).encode("utf-8"))


def read_json(path: Path) -> dict[str, Any]:
    """Read a table; raises as ``read_record``."""
    table = json.loads(read_bounded_text(path, _LARGEST))
    if not isinstance(table, dict):
        raise TypeError(f"{path.name} is no table")
    return table
