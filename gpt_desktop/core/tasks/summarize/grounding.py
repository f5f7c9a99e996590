"""Holds a result against its documents: each sentence with its passages, or marked, or gone."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace

from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.cancel import CancelledError
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.summarize.checked import checked
from gpt_desktop.core.tasks.summarize.composed import Composed, rewritten
from gpt_desktop.core.tasks.summarize.job import Job
from gpt_desktop.core.tasks.summarize.rewriting import rewritten_sentences
from gpt_desktop.core.tasks.summarize.stand_ins import StandIn, StandIns, own_words
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.trust.support import measured_claims

_COPIED = 0.95  # support from where on a sentence is the document's own, more or less
_MOST_MEASURED = 12  # sentences; of longer results the words alone are compared
_ABOUT_ITSELF = LazyPattern(
    r"(?:[^.]{0,40} summari[sz]es the (?:text|document)|(?:the|this) (?:text|passage) summari[sz]es"
    r"|(?:(?:the|this) (?:text|document|passage|article|summary|section)|it) (?:also |briefly )?"
    r"(?:(?:summari[sz]es|outlines|covers|discusses) the (?:information|content|text|main|key)"
    r"|(?:provides|gives|offers|is) an? (?:\w+ )?(?:overview|summary|understanding|account)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Grounded:
    """A result held against its documents.

    Attributes:
        dropped: sentences that were taken out.
    """

    made: Composed
    dropped: tuple[str, ...] = ()

    @property
    def unborne(self) -> tuple[Claim, ...]:
        """What it says and the documents do not."""
        return tuple(claim for claim in self.made.claims if claim.checks)


def grounded(job: Job, text: str, source: SourceText) -> Generator[TaskEvent, None, Grounded]:
    """What the documents bear of a text; what they do not is written once more.

    Where that is not borne either, it is dropped or stays with its checks, as was wished.
    Where nothing would be left, the document's own sentences stand in for it.
    """
    made = checked(text, source, job.run.generator.facts)
    if job.stopped() or not made.claims:
        return Grounded(made)
    try:
        made = yield from _measured(job, made, source)
        bad = [claim for claim in made.claims if claim.checks or _is_about_itself(claim, made.text)]
        if not bad:
            return Grounded(made)
        new = yield from rewritten_sentences(job, made.text, bad, source)
    except CancelledError:
        return Grounded(made)
    if job.stopped():
        return Grounded(made)
    return _put_in(job, made, dict(zip(bad, new, strict=True)), source)


def _put_in(job: Job, made: Composed, new: Mapping[Claim, str], source: SourceText) -> Grounded:
    """The text with a stand-in for each sentence that is not borne, where there is one."""
    facts = job.run.generator.facts
    good = [claim for claim in made.claims if claim not in new]
    stand_ins = StandIns(made.text, good, list(new), source)
    texts: list[str | None] = []
    known: list[Claim] = []
    for claim in made.claims:
        better: StandIn | None = (claim.span.of(made.text), claim)
        if claim in new:
            found = stand_ins.find(claim, new[claim], facts)
            stays = claim.checks and not job.wish.drops and not stand_ins.is_told(claim)
            better = found if found is not None or not stays else better
        texts.append(better[0] if better else None)
        known += [better[1]] if better else []
    put = rewritten(made, texts)
    gone = zip(made.claims, texts, strict=True)
    dropped = tuple(
        claim.span.of(made.text) for claim, text in gone if text is None and claim.checks
    )
    if not known:
        return Grounded(own_words(list(new), source), dropped)
    words = {
        placed.span.of(put.text): claim for placed, claim in zip(put.claims, known, strict=True)
    }
    # Looked at once more as it stands now: beside another a sentence may read otherwise.
    final = checked(put.text, source, facts).claims
    claims = (replace(words.get(each.span.of(put.text), each), span=each.span) for each in final)
    return Grounded(Composed(put.text, tuple(claims)), dropped)


def _is_about_itself(claim: Claim, text: str) -> bool:
    """Whether a sentence only says that there is a text, as small models do."""
    return _ABOUT_ITSELF.match(claim.span.of(text)) is not None


def _measured(job: Job, made: Composed, source: SourceText) -> Generator[TaskEvent, None, Composed]:
    """The support of sentences of which words alone do not tell: neither copied nor wrong."""
    open_ones = [
        claim for claim in made.claims if not claim.checks and (claim.support or 0.0) < _COPIED
    ]
    if len(open_ones) > _MOST_MEASURED:
        return made
    run = job.run
    measured = yield from measured_claims(made.text, open_ones, source, run.generator, run.token)
    known = dict(zip(open_ones, measured, strict=True))
    return Composed(made.text, tuple(known.get(claim, claim) for claim in made.claims))
