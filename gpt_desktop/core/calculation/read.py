"""Finds the calculations of a message and computes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from gpt_desktop.core.annotations import Calculation, CalculationKind
from gpt_desktop.core.calculation.clock_questions import clock_answer
from gpt_desktop.core.calculation.date_questions import day_answer
from gpt_desktop.core.calculation.equation import solved
from gpt_desktop.core.calculation.exact import Amount, NotComputedError, is_long, spelled, written
from gpt_desktop.core.calculation.framing import Framed, unframed
from gpt_desktop.core.calculation.lexer import LONGEST
from gpt_desktop.core.calculation.measures import UnitConverter
from gpt_desktop.core.calculation.percent_questions import percent_answer
from gpt_desktop.core.calculation.sums import summed
from gpt_desktop.core.calculation.unit_questions import seconds_of, span_words, unit_answer
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.sentences import split_sentences

_MAY_COUNT = LazyPattern(
    r"[\d零〇一二两三四五六七八九十百千万亿半几½¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
    r"|million|half|quarter|third|many|old|day|date|today|year)\b|[星周今]",
    re.I,
)
_MOST_SENTENCES = 40
_MOST = 5
_LONGEST_MESSAGE = 20_000
_WIDE = str.maketrans("０１２３４５６７８９．％？：／－＋＝（）", "0123456789.%?:/-+=()")


@dataclass(frozen=True, slots=True)
class Found:
    """What a message asks to be computed; ``alone``: it asks for nothing else."""

    calculations: tuple[Calculation, ...] = ()
    alone: bool = False


def calculations_of(message: str, today: date, converter: UnitConverter) -> Found:
    """The calculations of a message, in order; nothing that could be meant in two ways.

    Args:
        today: what dates are counted from.
    """
    text = message.strip()
    if len(text) > _LONGEST_MESSAGE or not _MAY_COUNT.search(text):
        return Found()
    whole = _calculation(text, today, converter)
    if whole is not None:
        return Found((whole,), alone=True)
    pieces = list(islice(_sentences(text), _MOST_SENTENCES))
    found = [_calculation(piece, today, converter) for piece in pieces]
    calculations = tuple(one for one in found if one is not None)[:_MOST]
    return Found(calculations, alone=bool(pieces) and len(calculations) == len(pieces))


def _sentences(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for sentence in split_sentences(line):
            if sentence.strip():
                yield sentence.strip()


def _calculation(sentence: str, today: date, converter: UnitConverter) -> Calculation | None:
    if len(sentence) > LONGEST or not _MAY_COUNT.search(sentence):
        return None
    plain = sentence.translate(_WIDE)
    framed = unframed(plain)
    if not framed.words:
        return None
    attempts: tuple[Callable[[], _Result | None], ...] = (
        lambda: _of_days(framed, plain, today),
        lambda: _of_clock(framed, plain, converter),
        lambda: _of_units(framed, plain, converter),
        lambda: _of_percent(framed),
        lambda: _of_equation(framed),
        lambda: _of_sum(framed),
    )
    for attempt in attempts:
        try:
            result = attempt()
        except NotComputedError:
            continue
        if result is not None:
            return Calculation(sentence, result.expression, result.value, result.exact, result.kind)
    return None


@dataclass(frozen=True, slots=True)
class _Result:
    expression: str
    value: str
    exact: bool
    kind: CalculationKind


def _of_days(framed: Framed, plain: str, today: date) -> _Result | None:
    answer = day_answer(framed.words, plain, today)
    if answer is None:
        return None
    return _Result(answer.expression, answer.value, True, CalculationKind.DATE)


def _of_clock(framed: Framed, plain: str, converter: UnitConverter) -> _Result | None:
    answer = clock_answer(framed.words, plain, converter)
    return None if answer is None else _Result(*answer, True, CalculationKind.TIME)


def _of_units(framed: Framed, plain: str, converter: UnitConverter) -> _Result | None:
    for words in dict.fromkeys((plain.rstrip("?？。. "), framed.words)):
        answer = unit_answer(words, converter)
        if answer is None:
            continue
        if answer.is_time:
            value = span_words(seconds_of(answer, converter))
            return _Result(answer.expression, value, True, CalculationKind.TIME)
        return _number(
            answer.expression, answer.amount, f" {answer.measure.symbol}", CalculationKind.UNIT
        )
    return None


def _of_percent(framed: Framed) -> _Result | None:
    answer = percent_answer(framed.words)
    if answer is None:
        return None
    unit = "%" if answer.percent else ""
    return _number(answer.expression, answer.amount, unit, CalculationKind.NUMBER)


def _of_equation(framed: Framed) -> _Result | None:
    answer = solved(framed.words)
    if answer is None:
        return None
    return _number(answer.expression, answer.amount, "", CalculationKind.EQUATION)


def _of_sum(framed: Framed) -> _Result:
    expression, amount = summed(framed.words, asked=framed.asked)
    return _number(expression, amount, "", CalculationKind.NUMBER)


def _number(expression: str, amount: Amount, unit: str, kind: CalculationKind) -> _Result:
    kept = written(amount)
    exact = kept.exact and not is_long(kept.value)
    return _Result(expression, spelled(kept.value) + unit, exact, kind)
