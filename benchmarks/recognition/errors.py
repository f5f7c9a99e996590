"""How many letters are wrong."""

from __future__ import annotations

import re

import numpy as np

_BLANKS = re.compile(r"\s+")
_WIDE = r"[⺀-鿿豈-﫿＀-￯　-〿“”‘’…—]"
_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE}) | (?={_WIDE})")


def comparable(text: str) -> str:
    """Without what no reader of pictures can know: line ends, and blanks beside Chinese."""
    return _BETWEEN_WIDE.sub("", _BLANKS.sub(" ", text)).strip()


def distance(truth: str, read: str) -> int:
    """Letters to change, to add and to take away (Levenshtein)."""
    wanted = np.array([ord(letter) for letter in truth], np.int64)
    places = np.arange(len(wanted) + 1)
    row = places.copy()
    for number, letter in enumerate(read, start=1):
        changed = row[:-1] + (wanted != ord(letter))
        best = np.concatenate(([number], np.minimum(changed, row[1:] + 1)))
        # Adding letters of the truth one after another costs one each.
        row = np.minimum.accumulate(best - places) + places
    return int(row[-1])
