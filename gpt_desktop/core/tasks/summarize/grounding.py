"""Holds a result against its documents: each sentence with its passages, or marked, or gone."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.cancel import CancelledError
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.summarize.checked import checked
from gpt_desktop.core.tasks.summarize.composed import Composed, Composer, rewritten
from gpt_desktop.core.tasks.summarize.figures import without_mark
from gpt_desktop.core.tasks.summarize.job import Job
from gpt_desktop.core.tasks.summarize.rewriting import rewritten_sentences
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.trust.support import measured_claims

_COPIED = 0.95  # support from where on a sentence is the document's own, more or less
_MOST_MEASURED = 12  # sentences; of longer results the words alone are compared
_LONGEST = 200  # characters of a passage that stands in for a sentence in its own words
_ABOUT_ITSELF = re.compile(
    r"(?:[^.]{0,40} summari[sz]es the (?:text|document)"
    r"|(?:(?:the|this) (?:text|document|passage|article|summary|section)|it) (?:also |briefly )?"
    r"(?:(?:summari[sz]es|outlines|covers|discusses) the (?:information|content|text|main|key)"
    r"|(?:provides|gives|offers|is) an? (?:\w+ )?(?:overview|summary|understanding|account)))",
    re.IGNORECASE,
)
_LEANS = re.compile(  # on the sentence before it
    r"(?:it|its|he|his|she|her|they|their|this|that|these|those|both|but|and|so|then|there)\b"
    r"|[他她它其这该此]",
    re.IGNORECASE,
)
_ENDS = (".", "!", "。", "！", "”", '"')  # not a heading, nor a question
_SHORTEST = 12  # letters of a sentence that says anything


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
    """The text with what was written anew in its place, where that is borne."""
    seen = {_letters(claim.span.of(made.text)) for claim in made.claims if claim not in new}
    bad = {_letters(claim.span.of(made.text)) for claim in new}
    texts: list[str | None] = []
    known: list[Claim] = []
    for claim in made.claims:
        old = claim.span.of(made.text)
        better: tuple[str, Claim] | None = (old, claim)
        if claim in new:
            better = _borne(job, new[claim], source, seen | bad) or _passage(claim, source, seen)
            if better is None and claim.checks and not job.wish.drops and _letters(old) not in seen:
                better = (old, claim)
        seen |= {_letters(better[0])} if better else set()
        texts.append(better[0] if better else None)
        known += [better[1]] if better else []
    put = rewritten(made, texts)
    gone = zip(made.claims, texts, strict=True)
    dropped = tuple(
        claim.span.of(made.text) for claim, text in gone if text is None and claim.checks
    )
    if not known:
        return Grounded(_own_words(new, source), dropped)
    words = {
        placed.span.of(put.text): claim for placed, claim in zip(put.claims, known, strict=True)
    }
    # Looked at once more as it stands now: beside another a sentence may read otherwise.
    final = checked(put.text, source, job.run.generator.facts).claims
    claims = (replace(words.get(each.span.of(put.text), each), span=each.span) for each in final)
    return Grounded(Composed(put.text, tuple(claims)), dropped)


def _borne(
    job: Job, sentence: str, source: SourceText, said: AbstractSet[str]
) -> tuple[str, Claim] | None:
    """A new sentence with what is known of it, where the source bears it and nothing says it."""
    sentence = without_mark(sentence)
    letters = _letters(sentence)
    if len(letters) < _SHORTEST or letters in said:
        return None
    claims = checked(sentence, source, job.run.generator.facts).claims
    if not claims or any(claim.checks for claim in claims):
        return None
    return sentence, claims[0]


def _passage(claim: Claim, source: SourceText, seen: AbstractSet[str]) -> tuple[str, Claim] | None:
    """The best passage in its own words, where it is short and nothing says it."""
    for place in claim.sources:
        words = without_mark(" ".join(source.words_at(place).split()))
        letters = _letters(words)
        if len(letters) >= _SHORTEST and len(words) <= _LONGEST and letters not in seen:
            return words, replace(claim, support=1.0, sources=(place,), checks=())
    return None


def _is_about_itself(claim: Claim, text: str) -> bool:
    """Whether a sentence only says that there is a text, as small models do."""
    return _ABOUT_ITSELF.match(claim.span.of(text)) is not None


def _own_words(claims: Iterable[Claim], source: SourceText) -> Composed:
    """The passages of sentences that nothing else is left of."""
    places = dict.fromkeys(claim.sources[0] for claim in claims if claim.sources)
    first = [each.place for each in source.sentences[:1]]
    composer = Composer()
    for place in list(places) or first:
        composer.add(" " if composer.length else "")
        composer.quote(" ".join(source.words_at(place).split()), (place,))
    return composer.composed()


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


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
