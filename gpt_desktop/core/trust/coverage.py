"""What of the documents a summary speaks of, and what of weight it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from gpt_desktop.core.annotations import Claim, DocumentSpan, Span
from gpt_desktop.core.documents import BlockKind
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.source import SourceSentence, SourceText
from gpt_desktop.core.trust.statement import Statement
from gpt_desktop.core.trust.words import words_of

_MOST = 20
_CANDIDATES = 400
_SAID = 0.5  # of a sentence's weighty words that one claim has
_SHORTEST = 6  # characters of a sentence that can carry weight
_FORMS: tuple[tuple[str, float, LazyPattern], ...] = (
    (
        "decision",
        3.0,
        LazyPattern(
            r"\b(?:decid\w+|decision|resolv\w+|resolution|agreed|agreement|approv\w+|adopt\w+"
            r"|reject\w+|elect\w+|appoint\w+|voted?|beschlossen|beschlie\w+|décid\w+|acord\w+)\b"
            r"|决定|同意|批准|否决|通过了|决议|当选|任命|商定|一致",
            re.I,
        ),
    ),
    (
        "duty",
        2.0,
        LazyPattern(
            r"\b(?:must|shall|have to|has to|obliged|required|deadline|no later than|forbidden"
            r"|prohibited|muss|müssen|doit|debe)\b|必须|应当|不得|务必|截止|禁止|负责",
            re.I,
        ),
    ),
    (
        "conclusion",
        2.0,
        LazyPattern(
            r"\b(?:conclu\w+|therefore|in short|in sum|overall|as a result|recommend\w*|finding"
            r"|found that|shows? that|means that|fazit|insgesamt|en conclusion)\b"
            r"|因此|综上|总之|结论|结果表明|建议|表明|总体",
            re.I,
        ),
    ),
    (
        "sum",
        1.5,
        LazyPattern(
            r"\b(?:total|sum|altogether|in all|budget|amounts? to|insgesamt)\b"
            r"|共计|总计|合计|总额|预算",
            re.I,
        ),
    ),
)
_MONEY = frozenset(("dollar", "euro", "pound", "yuan", "yen", "franc", "krona"))


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence of weight that no claim speaks of.

    Attributes:
        reason: decision, duty, conclusion, sum or date.
    """

    place: DocumentSpan
    text: str
    reason: str
    weight: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a summary covers of its documents.

    Attributes:
        covered: passages in the documents' order; none touches another.
        missing: the heaviest first.
    """

    covered: tuple[DocumentSpan, ...]
    missing: tuple[Missing, ...]
    lengths: tuple[tuple[str, int], ...]

    def share_of(self, document_id: str) -> float:
        """How much of a document's text is covered, 0 to 1."""
        length = dict(self.lengths).get(document_id, 0)
        spans = (one.span for one in self.covered if one.document_id == document_id)
        return min(1.0, sum(span.end - span.start for span in spans) / length) if length else 0.0


def coverage_of(source: SourceText, claims: Sequence[Claim], result: str = "") -> Coverage:
    """What claims cover: the sentences of their passages.

    Args:
        result: the text that the claims are of; with it, a sentence whose weighty words the
            result has is not said to be missing, whatever passages were found.
    """
    touched = {
        number for claim in claims for place in claim.sources for number in source.numbers_at(place)
    }
    said = [frozenset(Statement(claim.span.of(result)).stems) for claim in claims] if result else []
    missing = nlargest(_MOST, _missing(source, touched, said), key=lambda one: one.weight)
    lengths = tuple((document.id, len(document.text)) for document in source.documents)
    return Coverage(tuple(_merged(source, touched)), tuple(missing), lengths)


def _merged(source: SourceText, numbers: set[int]) -> Iterator[DocumentSpan]:
    """The sentences of some numbers, neighbours of one document together."""
    last: DocumentSpan | None = None
    before = -2
    for number in sorted(numbers):
        sentence = source.sentences[number]
        if last and number == before + 1 and last.document_id == sentence.document_id:
            last = DocumentSpan(last.document_id, Span(last.span.start, sentence.span.end))
        else:
            if last:
                yield last
            last = sentence.place
        before = number
    if last:
        yield last


def _missing(
    source: SourceText, touched: set[int], said: Sequence[frozenset[str]]
) -> Iterator[Missing]:
    heavy = nlargest(_CANDIDATES, _weighed(source, touched), key=lambda one: one[1])
    for sentence, weight, reason in heavy:
        if not _is_said(source, sentence, said):
            yield Missing(sentence.place, sentence.text, reason, weight)


def _weighed(source: SourceText, touched: set[int]) -> Iterator[tuple[SourceSentence, float, str]]:
    for sentence in source.sentences:
        plain = sentence.kind not in (BlockKind.HEADING, BlockKind.CODE)
        if sentence.number in touched or not plain or len(sentence.text) < _SHORTEST:
            continue
        weight, reason = _weight(source, sentence)
        if reason:
            yield sentence, weight, reason


def _weight(source: SourceText, sentence: SourceSentence) -> tuple[float, str]:
    """How much a sentence carries and by what most; "" where it carries nothing of note."""
    found = [(weight, name) for name, weight, form in _FORMS if form.search(sentence.text)]
    statement = source.statement(sentence.number)
    if any(one.unit and one.unit.kind in _MONEY for one in statement.quantities):
        found.append((1.5, "sum"))
    if any(one.day or (one.month and one.year) for one in statement.moments):
        found.append((1.0, "date"))
    if not found:
        return 0.0, ""
    return sum(weight for weight, _ in found), max(found)[1]


def _is_said(source: SourceText, sentence: SourceSentence, said: Sequence[frozenset[str]]) -> bool:
    stems = {word.stem for word in words_of(sentence.text) if word.telling}
    weights = {stem: source.index.weight(stem) for stem in stems}
    total = sum(weights.values())
    return any(
        sum(weight for stem, weight in weights.items() if stem in one) >= _SAID * total
        for one in said
    )
