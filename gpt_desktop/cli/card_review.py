"""A review in the terminal: Enter shows the answer, a digit rates it."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from gpt_desktop.cli.standard_error import tell
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Deck
from gpt_desktop.core.learning.interval_words import until_words
from gpt_desktop.core.learning.schedule import Rating
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.services.review_ports import Asked, Reviews

RATING_NAMES = {
    Rating.AGAIN: mark("Again"),
    Rating.HARD: mark("Hard"),
    Rating.GOOD: mark("Good"),
    Rating.EASY: mark("Easy"),
}
_BACK, _QUIT = "u", "q"


def review_deck(reviews: Reviews, deck: Deck) -> None:
    """Ask until nothing is left, the input ends, or the person has enough.

    Raises:
        UserFacingError: there is no input, or the file cannot be read or written.
    """
    rated: list[int] = []
    asked = reviews.ask(deck.id)
    while asked.card is not None:
        began = time.monotonic()
        _write(_question(asked, asked.card.text))
        answer = _line(tr("Enter shows the answer (u takes the last rating back, q ends)"))
        if answer not in (None, _BACK, _QUIT):
            _write(_answer(asked.card.text))
            answer = _rating_line(asked)
        if answer is None or answer == _QUIT:
            break
        if answer == _BACK:
            _take_back(reviews, rated)
        else:
            kept = reviews.rate(asked.card, Rating(int(answer)), time.monotonic() - began)
            rated.append(kept.number)
            if kept.leech:
                tell(tr("It was forgotten so often that it is set aside.") + "\n")
        asked = reviews.ask(deck.id)
    _tell_end(asked, len(rated))


def _question(asked: Asked, text: CardText) -> str:
    counts = asked.state.counts
    left = tr(
        "{new} new, {learning} learning, {due} due",
        new=counts.new,
        learning=counts.learning,
        due=counts.due,
    )
    choices = [f"  - {each}" for each in text.choices]
    return "\n".join([f"[{left}]", text.front, *choices])


def _answer(text: CardText) -> str:
    passage = [f"  {text.passage}"] if text.passage else []
    return "\n".join([f"→ {text.back}", *passage])


def _rating_line(asked: Asked) -> str | None:
    names = ", ".join(
        f"{int(each)} {tr(RATING_NAMES[each])} ({asked.waits[each]})" for each in Rating
    )
    while True:
        answer = _line(names)
        if answer is None or answer in (_BACK, _QUIT, *(str(int(each)) for each in Rating)):
            return answer


def _take_back(reviews: Reviews, rated: list[int]) -> None:
    if not rated:
        tell(tr("There is nothing to take back.") + "\n")
        return
    reviews.store.take_back(rated.pop())


def _tell_end(asked: Asked, count: int) -> None:
    words = [tr_count("{count} card rated.", "{count} cards rated.", count)]
    due = asked.state.next_due
    if asked.card is None and due is not None:
        wait = until_words(due, StudyTime(time.time()))
        words.append(tr("The next card is due in {time}.", time=wait))
    tell(" ".join(words) + "\n")


def _write(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _line(prompt: str) -> str | None:
    """A line of the input without what is around it, None at its end."""
    stream: TextIO | None = sys.stdin
    if stream is None:
        raise UserFacingError(tr("There is no standard input to read."), tr("It is closed."))
    tell(f"{prompt}: ")
    line = stream.readline()
    return line.strip().casefold() if line else None
