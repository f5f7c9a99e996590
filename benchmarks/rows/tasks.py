"""What a person waits for: a next turn, a reformatted text, the sections of a document."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import partial

from benchmarks.children import Child
from benchmarks.measure import Better, Comparison, in_turns
from benchmarks.peers.base import Request
from benchmarks.rows.base import Bench, Row
from benchmarks.texts import long_text, sample_paragraphs, sections, translation_turns

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
_SEGMENTS = 200
_SEGMENT_TOKENS = 24  # about what a sentence of ten words takes; models of this size do not end
_LANGUAGES = (("fr", "French"), ("es", "Spanish"), ("de", "German"))
_COPY_WORDS = 400
_COPY_TOKENS = 250  # more than a paragraph has


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
    """Seconds for saying a text again, a sentence a line, paragraph by paragraph."""
    with bench.pair(_CHAT_TOKENS) as (ours, peer):
        paragraphs = _copied_by_both(ours, peer, 100 if bench.quick else _COPY_WORDS)

        def seconds(child: Child, number: int) -> float:
            requests = [_copy_request(text, number) for text in paragraphs]
            return sum(child.answer(request).total for request in requests)

        return in_turns(partial(seconds, ours), partial(seconds, peer), bench.rounds)


def _copied_by_both(ours: Child, peer: Child, words: int) -> list[str]:
    """Paragraphs of at most about so many words that both really copy.

    Of others, time says nothing.

    Raises:
        ValueError: there are not even a quarter as many words.
    """
    chosen: list[str] = []
    for text in sample_paragraphs():
        request = _copy_request(text, number=-1)
        if all(is_copy(child.answer(request).text, text) for child in (ours, peer)):
            chosen.append(text)
        if len(" ".join(chosen).split()) >= words:
            break
    if len(" ".join(chosen).split()) < words / 4:
        raise ValueError("the model copies too few of the paragraphs")
    return chosen


def is_copy(answer: str, text: str) -> bool:
    """Whether the words of both are the same, but for a few."""
    return SequenceMatcher(None, answer.split(), text.split(), autojunk=False).ratio() >= 0.85


def _copy_request(text: str, number: int) -> Request:
    """One example, then the text.

    Args:
        number: of the round. It is in the example, since an engine that holds the prompts of
            earlier rounds would not have to read them again.
    """
    wish = "Write each sentence of the text on its own line. Change no word."
    example = f"The ferry was late. Nobody minded. It was day {number + 2} of the summer."
    turns = (f"{wish}\n\n{example}", example.replace(". ", ".\n"), f"{wish}\n\n{text}")
    return Request(turns, tokens=_COPY_TOKENS, chat=True)


def summarized_sections(bench: Bench) -> Comparison:
    """Seconds for all sections, at once by the engine and one after another by the peer."""
    requests = section_requests(4 if bench.quick else _SECTIONS)
    with bench.pair(_CHAT_TOKENS) as (ours, peer):
        return in_turns(_all_at_once(ours, requests), _one_by_one(peer, requests), bench.rounds)


def batched_sections(bench: Bench) -> Comparison:
    """The same, at once and one after another by the same engine."""
    requests = section_requests(4 if bench.quick else _SECTIONS)
    with bench.pair(_CHAT_TOKENS) as (ours, _), bench.pair(_CHAT_TOKENS) as (other, _):
        return in_turns(_all_at_once(ours, requests), _one_by_one(other, requests), bench.rounds)


def translated_segments(bench: Bench) -> Comparison:
    """Seconds for the segments of a round, as Translate asks; other ones in each round."""
    asked = segment_requests(_SEGMENTS)
    size = 4 if bench.quick else _SEGMENTS // bench.rounds
    parts = [asked[start : start + size] for start in range(0, size * bench.rounds, size)]
    with bench.pair(_CHAT_TOKENS) as (ours, peer):
        return in_turns(
            lambda number: _seconds(lambda: ours.answer_all(parts[number])),
            lambda number: _seconds(lambda: [peer.answer(each) for each in parts[number]]),
            bench.rounds,
        )


def segment_requests(count: int) -> list[Request]:
    """Sentences to be translated; what stands before the sentence is the same in many."""
    turns = [each for language in _LANGUAGES for each in translation_turns(*language)]
    return [Request(each, _SEGMENT_TOKENS, chat=True) for each in turns[:count]]


def section_requests(count: int) -> list[Request]:
    """Short summaries of different sections."""
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
    Row(
        "copy",
        f"A text of {_COPY_WORDS} words said again, a sentence a line",
        "s",
        Better.LOWER,
        0.5,
        copying,
    ),
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
    Row(
        "segments",
        f"{_SEGMENTS} segments translated, a round's share",
        "s",
        Better.LOWER,
        0.5,
        translated_segments,
    ),
)
