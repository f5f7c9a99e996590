"""Whether the dates of a sentence are those that the document has of the same event."""

from __future__ import annotations

from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.trust.comparison import Comparison
from gpt_desktop.core.trust.dates import Moment, agrees, conflicts

NAME = "dates"
_SURE = 0.3
_CLEARLY = 0.72
_APART = 0.15
_TOP = 3  # sentences at the top of a document


def check_dates(comparison: Comparison) -> Iterator[Check]:
    """A line for each date or time that the document lacks, or has of something else."""
    for moment in comparison.claim.moments:
        told = _wrong(comparison, moment)
        if told is not None:
            yield Check(NAME, told)


def _wrong(comparison: Comparison, moment: Moment) -> str | None:
    written = comparison.claim.text[moment.start : moment.end]
    missing = [name for name in moment.parts() if not _stands_anywhere(comparison, moment, name)]
    fitting, rival, words = _candidates(comparison, moment)
    if rival >= _SURE and (missing or fitting < min(rival * _CLEARLY, rival - _APART)):
        return tr("{date}: the document says {other}", date=written, other=words)
    if missing:
        return tr("{date} is not in the document", date=written)
    return None


def _candidates(comparison: Comparison, moment: Moment) -> tuple[float, float, str]:
    at = (moment.start, moment.end)
    alone = moment.parts().keys() == {"year"}
    fitting = rival = 0.0
    words = ""
    for number in comparison.near:
        statement = comparison.source.statement(number)
        for other in statement.moments:
            fit = comparison.fit(at, number, (other.start, other.end))
            if _of_the_document(moment, other, number, statement.moments):
                fitting = 1.0
            elif agrees(moment, other):
                fitting = max(fitting, fit)
            elif alone and number == 0:
                continue  # the year of a title is the document's
            elif conflicts(moment, other) and fit > rival and _rivals(comparison, other):
                rival, words = fit, statement.text[other.start : other.end]
    return fitting, rival, words


def _of_the_document(
    moment: Moment, other: Moment, number: int, moments: tuple[Moment, ...]
) -> bool:
    """Whether a year is that of the document itself, which no sentence says again."""
    alone = moment.parts().keys() == {"year"}
    return alone and number < _TOP and moment.year == other.year and len(moments) < _TOP


def _rivals(comparison: Comparison, other: Moment) -> bool:
    return not any(agrees(own, other) for own in comparison.claim.moments)


def _stands_anywhere(comparison: Comparison, moment: Moment, part: str) -> bool:
    """Whether the document says this part of a date: its year, its day with its month."""
    wanted = moment.parts()
    source = comparison.source
    for sentence in source.sentences:
        for other in source.statement(sentence.number).moments:
            if agrees(_only(moment, part, wanted), other):
                return True
    return part == "weekday"


def _only(moment: Moment, part: str, wanted: dict[str, int]) -> Moment:
    if part == "day":
        return Moment(0, 0, month=moment.month, day=moment.day)
    if part == "minute":
        return Moment(0, 0, minute=moment.minute, twelve=moment.twelve)
    return Moment(
        0,
        0,
        year=wanted[part] if part == "year" else None,
        month=wanted[part] if part == "month" else None,
        weekday=wanted[part] if part == "weekday" else None,
        quarter=wanted[part] if part == "quarter" else None,
    )
