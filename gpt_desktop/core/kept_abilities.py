"""What a model was found to be able to do when it was tried at its import, kept in its folder."""

from __future__ import annotations

import json
from collections.abc import Set
from pathlib import Path

from gpt_desktop.core.generation import Ability

_NAME = "abilities.json"


def keep_abilities(folder: Path, abilities: Set[Ability]) -> None:
    """Write them into a folder, made where it is missing, unless they are there; raises OSError."""
    if kept_abilities(folder) == abilities:
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _NAME).write_text(json.dumps(sorted(abilities)), encoding="utf-8")


def kept_abilities(folder: Path) -> frozenset[Ability] | None:
    """Those that were kept, or None; what another version knew is left out."""
    try:
        names = json.loads((folder / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(names, list):
        return None
    return frozenset(ability for ability in Ability if ability in names)
