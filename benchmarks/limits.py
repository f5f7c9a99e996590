"""What limits figures whose target is not reached: written by hand, printed beside them."""

from __future__ import annotations

import tomllib
from pathlib import Path

LIMITS = Path(__file__).resolve().parent / "limits.toml"


def read_limits(path: Path = LIMITS) -> dict[str, str]:
    """Texts by the ids of rows."""
    with path.open("rb") as file:
        return {id_: str(text) for id_, text in tomllib.load(file).items()}
