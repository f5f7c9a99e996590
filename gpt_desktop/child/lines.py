"""The lines between a child process and who started it: JSON, a name and its values.

Two names mean the same for every worker: ``RESULT``, the last line of a work that is done, and
``FAILURE``, with a code. The others are the worker's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

RESULT = "result"
FAILURE = "failure"

Message = TypeVar("Message")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Language(Generic[Message, Result]):
    """What the lines of a worker mean; each raises ValueError or TypeError at wrong values.

    Attributes:
        messages: by the line's name, what makes a message of the values.
        result: makes the result of the last line's values.
        failure: makes the error to raise of the worker's code.
    """

    messages: Mapping[str, Callable[..., Message]]
    result: Callable[..., Result]
    failure: Callable[[str], Exception]


def to_line(name: str, *values: Any) -> bytes:
    """One line with its end; what has no UTF-8 becomes “?”."""
    return json.dumps([name, *values], ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def read_line(line: bytes) -> tuple[str, list[Any]]:
    """The name and the values.

    Raises:
        ValueError: it is not a line of a worker.
    """
    try:
        name, *values = json.loads(line)
    except (TypeError, RecursionError) as error:
        raise ValueError("not a line of a worker") from error
    if not isinstance(name, str):
        raise ValueError("a line without a name")
    return name, values
