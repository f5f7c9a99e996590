"""All generators of English, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gpt_desktop.core.proofread.candidate import Candidate
from gpt_desktop.core.proofread.generators.agreement import agreement
from gpt_desktop.core.proofread.generators.articles import articles
from gpt_desktop.core.proofread.generators.confusions import confusions
from gpt_desktop.core.proofread.generators.degrees import degrees
from gpt_desktop.core.proofread.generators.prepositions import prepositions
from gpt_desktop.core.proofread.generators.slips import slips
from gpt_desktop.core.proofread.generators.verb_forms import verb_forms
from gpt_desktop.core.proofread.generators.verb_patterns import verb_patterns
from gpt_desktop.core.proofread.lexicon import Lexicon
from gpt_desktop.core.proofread.wording import Wording

Generate = Callable[[Wording, Lexicon], Iterator[Candidate]]

_GENERATORS: tuple[Generate, ...] = (
    agreement,
    articles,
    prepositions,
    verb_patterns,
    verb_forms,
    confusions,
    degrees,
    slips,
)


def english_candidates(sentence: str, lexicon: Lexicon) -> list[Candidate]:
    """What may be changed in a sentence, each change once.

    Where several generators propose the same, the one that knows a rule for it speaks, else the
    first.
    """
    wording = Wording(sentence)
    found: dict[str, Candidate] = {}
    for generate in _GENERATORS:
        for candidate in generate(wording, lexicon):
            after = candidate.applied(sentence)
            if after not in found or (candidate.known and not found[after].known):
                found[after] = candidate
    found.pop(sentence, None)
    return list(found.values())
