"""What a person waits for: a next turn, a reformatted text, the sections of a document."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.children import Child
from benchmarks.measure import Better, Comparison, in_turns
from benchmarks.peers.base import Request
from benchmarks.rows.base import Bench, Row
from benchmarks.texts import long_text, sections, short_text

_CHAT_TOKENS = 2000
_QUESTIONS = (
    "What happened in the end?",
    "Who took part in it?",
    "When did it begin?",
    "How much did it cost?",
    "Which of the rules was most important?",
)
_SECTIONS = 12
_SECTION_SUMMARY = 60  # tokens
_COPY_TOKENS = 700  # more than the text has


def second_turn(bench: Bench) -> Comparison:
    """Seconds to the first token of a chat's second answer, the first turn being held."""
    tokens = bench.length(_CHAT_TOKENS)
    with bench.pair(tokens) as (ours, peer):
        text = long_text(tokens - 60, ours.count_tokens)
        question = f"Summarize the following text in a sentence.\n\n{text}"

        def seconds(child: Child, reply: str, number: int) -> float:
            turns = (question, reply, f"{_QUESTIONS[number % len(_QUESTIONS)]} ({number})")
            return child.answer(Request(turns, tokens=1, chat=True)).first

        # The same first answer for both, so that both read as much in the second turn.
        first = Request((question,), tokens=32, chat=True)
        reply = ours.answer(first).text
        peer.answer(first)
        return in_turns(partial(seconds, ours, reply), partial(seconds, peer, reply), bench.rounds)


def copying(bench: Bench) -> Comparison:
    """Seconds for an answer that says a text again, a sentence a line."""
    text = short_text(100 if bench.quick else 400)
    with bench.pair(2 * _COPY_TOKENS) as (ours, peer):
        for child in (ours, peer):
            _check_copied(child.answer(_copy_request(text, "first")).text, text)

        def seconds(child: Child, number: int) -> float:
            return child.answer(_copy_request(text, f"{number}th")).total

        return in_turns(partial(seconds, ours), partial(seconds, peer), bench.rounds)


def _copy_request(text: str, name: str) -> Request:
    """One example, then the text; the name keeps engines from holding it from before."""
    wish = "Write each sentence of the text on its own line. Change no word."
    example = "The ferry was late. Nobody minded. It was a warm day."
    answer = example.replace(". ", ".\n")
    turns = (f"The {name} task: {wish}\n\n{example}", answer, f"{wish}\n\n{text}")
    return Request(turns, tokens=_COPY_TOKENS, chat=True)


def _check_copied(answer: str, text: str) -> None:
    """Raises ValueError where the answer is not a copy: its time would say nothing."""
    if abs(len(answer.split()) / len(text.split()) - 1) > 0.1:
        raise ValueError(f"the answer is no copy of the text: {answer!r}")


def summarized_sections(bench: Bench) -> Comparison:
    """Seconds for all sections, at once by the engine and one after another by the peer."""
    requests = _section_requests(bench)
    with bench.pair(_CHAT_TOKENS) as (ours, peer):
        return in_turns(_all_at_once(ours, requests), _one_by_one(peer, requests), bench.rounds)


def batched_sections(bench: Bench) -> Comparison:
    """The same, at once and one after another by the same engine."""
    requests = _section_requests(bench)
    with bench.pair(_CHAT_TOKENS) as (ours, _), bench.pair(_CHAT_TOKENS) as (other, _):
        return in_turns(_all_at_once(ours, requests), _one_by_one(other, requests), bench.rounds)


def _section_requests(bench: Bench) -> list[Request]:
    count = 4 if bench.quick else _SECTIONS
    return [
        Request((f"Summarize the following text:\n\n{text}",), _SECTION_SUMMARY, chat=True)
        for text in sections(count)
    ]


def _all_at_once(child: Child, requests: Sequence[Request]) -> Callable[[int], float]:
    return lambda _number: _seconds(lambda: child.answer_all(requests))


def _one_by_one(child: Child, requests: Sequence[Request]) -> Callable[[int], float]:
    return lambda _number: _seconds(lambda: [child.answer(request) for request in requests])


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


ROWS = (
    Row(
        "second-turn",
        f"First token of the second turn of a chat of {_CHAT_TOKENS:,} tokens",
        "s",
        Better.LOWER,
        1.0,
        second_turn,
    ),
    Row("copy", "A text of 400 words, a sentence a line", "s", Better.LOWER, 0.5, copying),
    Row(
        "sections",
        f"{_SECTIONS} sections summarized",
        "s",
        Better.LOWER,
        0.45,
        summarized_sections,
    ),
    Row(
        "sections-batched",
        f"{_SECTIONS} sections summarized at once",
        "s",
        Better.LOWER,
        0.45,
        batched_sections,
        against="one after another",
    ),
)
