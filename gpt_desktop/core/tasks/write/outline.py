"""An outline from a brief: a few headings, one a line."""

from __future__ import annotations

import re

from gpt_desktop.core.constraints import Pattern

FEWEST, MOST = 3, 6
OUTLINE_TOKENS = 160
# Small models go on for ever with lists, or write the whole text; so the form is forced.
OUTLINE_FORM = Pattern(rf"(?:- [^\n#*\-\[\]]{{3,70}}\n){{{FEWEST},{MOST}}}")
_MARK = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)]|[IVX]+\.)?\s*")
_SIGNS = " \t*_#:：-–"


def read_outline(text: str) -> tuple[str, ...]:
    """The headings that a model's list names, each once, without marks and numbers."""
    headings: dict[str, str] = {}
    for line in text.splitlines():
        heading = _MARK.sub("", line, count=1).strip(_SIGNS)
        if heading:
            headings.setdefault(heading.casefold(), heading)
    return tuple(headings.values())[:MOST]
