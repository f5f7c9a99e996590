"""The headings of a text in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|\[([^\]]*)\]\([^)]*\)")
_NO_PARAGRAPH = ("#", ">", "-", "*", "+", "|", "`", "~", " ", "\t")


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """A heading.

    Attributes:
        level: 1 to 6.
        title: its words, without marks.
        line: of the text, the first is 0.
    """

    level: int
    title: str
    line: int


def outline(lines: Sequence[str]) -> tuple[OutlineHeading, ...]:
    """The headings of a text in their order; what stands in code is none."""
    found: list[OutlineHeading] = []
    fence = ""
    for number, line in enumerate(lines):
        start = line.lstrip(" ")[:1]
        if start in ("`", "~") and (match := _FENCE.fullmatch(line)) is not None:
            fence = _fence_after(fence, match)
        elif fence:
            continue
        elif start == "#" and (match := _HEADING.fullmatch(line)) is not None:
            found.append(OutlineHeading(len(match[1]), _words(match[2] or ""), number))
        elif start in ("=", "-") and number and _UNDERLINE.fullmatch(line) is not None:
            above = lines[number - 1]
            # Below a paragraph of one line; a rule stands apart, a table's line has a bar.
            alone = number < 2 or not lines[number - 2].strip()
            if alone and above.strip() and not above.startswith(_NO_PARAGRAPH):
                found.append(OutlineHeading(1 if start == "=" else 2, _words(above), number - 1))
    return tuple(each for each in found if each.title)


def _fence_after(fence: str, match: re.Match[str]) -> str:
    marks, rest = match[1], match[2]
    if not fence:
        return marks
    closes = marks[0] == fence[0] and len(marks) >= len(fence) and not rest.strip()
    return "" if closes else fence


def _words(title: str) -> str:
    return _MARKS.sub(lambda mark: mark[1] or "", title).strip()
