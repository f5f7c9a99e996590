"""A traceback without what the person wrote, for reports that may be shown to others."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

# The interpreter's own messages of these kinds name code, never the data it worked on.
_NAMING_CODE = (AttributeError, ImportError, NameError, RecursionError, ZeroDivisionError)
_MOST_FRAMES, _MOST_CAUSES = 40, 5


def bug_text(error: BaseException) -> str:
    """Where an exception came from, through its causes, outermost last.

    Messages may quote a document (``KeyError``, ``ValueError``), so only those stay that
    cannot; of an ``OSError`` its number's name. The home folder is written as ``~``.
    """
    parts = [_one(each) for each in _chain(error)]
    return "\n\nwhich led to\n\n".join(parts).replace(str(Path.home()), "~")


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = [error]
    while len(found) < _MOST_CAUSES:
        last = found[-1]
        before = last.__cause__ or (None if last.__suppress_context__ else last.__context__)
        if before is None or before in found:
            break
        found.append(before)
    return found[::-1]


def _one(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
    lines = [line.rstrip("\n") for line in traceback.format_list(frames)]
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else _full_name(kind)
    told = _told(error)
    return "\n".join(
        ["Traceback (most recent call last):", *lines, f"{name}: {told}" if told else name]
    )


def _full_name(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _told(error: BaseException) -> str:
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, "")
    return str(error) if isinstance(error, _NAMING_CODE) else ""
