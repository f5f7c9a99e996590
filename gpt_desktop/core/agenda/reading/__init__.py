"""Reads event sentences, English and Chinese, by code alone.

The grammar is compiled when the first sentence is read, or by ``prepare``, not at the import: it
takes a quarter of a second.
"""

from __future__ import annotations

from datetime import UTC, datetime

from gpt_desktop.core.agenda.proposal import Field, Proposal
from gpt_desktop.core.lazy_pattern import LazyPattern

LONGEST = 500  # characters of a sentence that is read; more is no sentence about one event
# What no message without is about a time, told without the grammar.
_MAY_NAME_A_TIME = LazyPattern(
    r"(?i)\d|noon|midnight|o'?clock|day|night|tomor|tommor|tmrw|tmr|tmw|2moro|week|month|year|hour"
    r"|minute|every|daily|annual|mon|tue|wed|thu|fri|sat|sun|morning|evening|past|quarter"
    r"|[今明后昨]|[点时分周月年日号晚早午]|星期|礼拜|小时|[天夜]"
)
_SOME_DAY = datetime(2026, 1, 7, 0, 0, tzinfo=UTC)  # nothing depends on which
_LEADS_IN = 1  # characters before the first words of time of a Chinese note


def prepare() -> None:
    """Compile the grammar, away from the window, before a sentence is there to be read."""
    from gpt_desktop.core.agenda.reading import reader, requests

    reader.read_sentence("", _SOME_DAY)
    requests.speaks_of_something_else("")


def read_event(sentence: str, now: datetime) -> Proposal:
    """What a sentence says of an event.

    Args:
        now: an aware time in the person's zone: what "tomorrow" and "3pm" are counted from.

    Whatever the sentence leaves open, or says in a way that could mean two things, is asked.
    """
    from gpt_desktop.core.agenda.reading.reader import read_sentence

    return read_sentence(sentence, now)


def is_event_request(text: str) -> bool:
    """Whether a chat message is a wish to put an event down, rather than anything else.

    Precision comes first: a note such as "Dentist tomorrow 3pm" is one, a sentence that tells
    or asks something is none, and what is commanded ("remind me to …") has to name a time.
    """
    if not text.strip() or len(text) > LONGEST or "\n\n" in text.strip():
        return False
    if not _MAY_NAME_A_TIME.search(text):
        return False
    from gpt_desktop.core.agenda.reading import requests

    if requests.speaks_of_something_else(text):
        return False
    proposal = read_event(text, _SOME_DAY)
    said = {quote.field for quote in proposal.quotes}
    day = bool(said & {Field.DAY, Field.RECURRENCE}) or proposal.draft.day is not None
    time = Field.TIME in said or proposal.draft.all_day or proposal.draft.starts is not None
    if requests.is_commanded(text):
        return day or time
    if not (day and time) or not proposal.draft.title or requests.states_something(text):
        return False
    return text.isascii() or _begins_with_time(text, proposal)


def _begins_with_time(text: str, proposal: Proposal) -> bool:
    """Chinese notes begin with the time; what begins with its subject tells something."""
    first = min(quote.start for quote in proposal.quotes)
    before = text[:first].strip()
    return before.isascii() or len(before) <= _LEADS_IN
