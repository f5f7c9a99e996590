"""Whether a translation keeps to the person's glossary."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.sides import Sides
from gpt_desktop.core.translation.term_use import missing_terms


def check_terms(sides: Sides) -> Iterator[Check]:
    """A line for each term of the source whose translation the target lacks."""
    if not sides.terms or not sides.target.text.strip():
        return
    source, target = sides.source, sides.target
    pair = Pair(source.code, target.code)
    for term in missing_terms(source.text, target.text, pair, sides.terms):
        if term.stays:
            yield Check("term", tr("“{words}” is not to be translated", words=term.source))
        else:
            words = tr("The glossary has “{words}” for “{term}”",
                       words=term.target, term=term.source)  # fmt: skip
            yield Check("term", words)
