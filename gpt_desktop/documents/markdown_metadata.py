"""Metadata at the beginning of a Markdown file, between lines of its own."""

from __future__ import annotations

import re

_MOST_LINES = 1000
_YAML = re.compile(r"""(?:[\w"'][\w "'.-]{0,80}:(?:\s|$)|[ \t]|-\s|#|$)""")
_TOML = re.compile(r"""(?:[\w"'.-]{1,80}\s*=|\[|[ \t]|#|\]|$)""")
_TITLE = re.compile(r"""title\s*[:=]\s*["']?([^"'\n]{1,300}?)["']?\s*$""", re.IGNORECASE)
_KINDS = (("---", ("---", "..."), _YAML), ("+++", ("+++",), _TOML))


def split_metadata(text: str) -> tuple[str, str]:
    """The title in the metadata, or "", and the text that follows it.

    A rule at the beginning is no metadata: each line up to the next one has to look like it.
    """
    for opening, closings, line_of in _KINDS:
        if not text.startswith(opening):
            continue
        lines = text[: _MOST_LINES * 400].split("\n", _MOST_LINES)[:_MOST_LINES]
        if lines[0].strip() != opening or len(lines) < 2 or not lines[1].strip():
            continue
        title = ""
        for number, line in enumerate(lines[1:], 1):
            if line.rstrip() in closings:
                rest = sum(map(len, lines[: number + 1])) + number + 1
                return (title, text[rest:]) if _has_key(lines[1:number], line_of) else ("", text)
            if line_of.match(line) is None:
                break
            found = _TITLE.match(line)
            title = found[1].strip() if found else title
    return "", text


def _has_key(lines: list[str], line_of: re.Pattern[str]) -> bool:
    """Whether more than comments, lists and blank lines are there."""
    return any(line[:1] not in "#-[ \t" and line_of.match(line) for line in lines if line)
