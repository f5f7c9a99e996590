"""GGUF models in several files, named as llama.cpp names them: ``name-00001-of-00003.gguf``."""

from __future__ import annotations

import re
from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_PART = re.compile(r"-(\d{5})-of-(\d{5})(\.gguf)$", re.IGNORECASE)


def gguf_name(file_name: str) -> str:
    """What a model is called by the name of its file, or of one of its files."""
    return Path(_PART.sub(r"\3", file_name)).stem


def gguf_parts(path: Path) -> tuple[Path, ...]:
    """All files of the model that a file belongs to, in their order; most have one.

    Raises:
        UserFacingError: one of them does not lie beside it.
    """
    match = _PART.search(path.name)
    count = int(match[2]) if match else 1
    if match is None or count < 1:
        return (path,)
    begin = path.name[: match.start()]
    parts = []
    for number in range(1, count + 1):
        part = path.with_name(f"{begin}-{number:05}-of-{match[2]}{match[3]}")
        if not part.is_file():
            raise UserFacingError(
                tr("“{name}” cannot be imported.", name=path.name),
                tr(
                    "The model is in {count} files, and “{part}” is missing.",
                    count=count,
                    part=part.name,
                ),
                tr("Put all of its files into one folder and try again."),
            )
        parts.append(part)
    return tuple(parts)
