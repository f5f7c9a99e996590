"""Which names of a stranger's files can be made below a folder, on any system."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST_PART = 200  # bytes; file systems end at 255, and unfinished files have longer names
_LONGEST = 400  # characters in all
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
# Windows takes these for devices, with any ending.
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"}
_DEVICES |= {f"{name}{number}" for name in ("com", "lpt") for number in "0123456789¹²³"}


def is_safe_place(path: str) -> bool:
    """Whether a path with forward slashes stays below its folder and means the same everywhere."""
    return len(path) <= _LONGEST and all(_is_safe_name(part) for part in path.split("/"))


def clashing(paths: Iterable[str]) -> bool:
    """Whether two would be one file where large and small letters are the same."""
    folded = [path.casefold() for path in paths]
    return len(set(folded)) < len(folded)


def _is_safe_name(name: str) -> bool:
    if name in ("", ".", "..") or name[-1] in " ." or name[0] == " ":
        return False
    try:
        length = len(name.encode("utf-8"))
    except UnicodeEncodeError:
        return False
    device = name.partition(".")[0].rstrip(" ").casefold() in _DEVICES
    return length <= _LONGEST_PART and not device and not _FORBIDDEN.search(name)
