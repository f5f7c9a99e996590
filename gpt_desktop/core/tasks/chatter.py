"""Lines in which a model announces its answer or says the task again: “Here is the summary:”."""

from __future__ import annotations

import re

_CHATTER_OPENERS = (
    "sure",
    "certainly",
    "of course",
    "here is",
    "here's",
    "here are",
    "below is",
    "the following",
    "summarize the following",  # the words of the prompt, said again by models that only go on
    "summary:",
    "translation:",
    "rewritten",
    "revised",
    "output:",
)
_CHATTER = re.compile(r"^[^\n.!?]{0,60}[.!,]?[^\n:.!?]{0,100}:[ \t]*(\n+|(?=\S))")
_LONGEST_CHATTER = 160


def strip_chatter(text: str) -> str:
    """The text without a first line that only announces it."""
    if not text.casefold().startswith(_CHATTER_OPENERS):
        return text
    return _CHATTER.sub("", text, count=1).lstrip()


def may_be_chatter(text: str) -> bool:
    """Whether more text is needed to tell an announcement from the answer."""
    start = text.casefold()
    begins = any(start.startswith(opener) for opener in _CHATTER_OPENERS)
    could_begin = any(opener.startswith(start) for opener in _CHATTER_OPENERS)
    if not begins:
        return could_begin
    line, newline, after = text.partition("\n")
    decided = (newline and after.strip()) or len(text) > _LONGEST_CHATTER
    announced = re.search(r":[ \t]*\S", line)
    return not (decided or announced)
