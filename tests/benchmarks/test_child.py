"""What a child answers, with an engine that is told what to say."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.child import peak_megabytes, reply
from benchmarks.children import Child, ChildError, EngineSpec
from benchmarks.machine import cpu_description
from benchmarks.peers.base import Answer, Request
from benchmarks.rows.tasks import is_copy
from benchmarks.texts import long_text, sample_paragraphs, sections


class _Scripted:
    def versions(self) -> dict[str, str]:
        return {"scripted": "1"}

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def answer(self, request: Request) -> Answer:
        return Answer(request.turns[-1].upper(), 4, request.tokens, 0.5, 2.5)

    def answer_all(self, requests: Sequence[Request]) -> list[str]:
        return [self.answer(request).text for request in requests]


def test_calls_and_replies() -> None:
    request = asdict(Request(("hello", "you"), 11, chat=True))
    answered = Answer(**reply(_Scripted(), {"call": "answer", "request": request}))
    assert answered == Answer("YOU", 4, 11, 0.5, 2.5)
    assert answered.decode_speed == pytest.approx(5.0)
    assert answered.prefill_speed == pytest.approx(8.0)
    assert reply(_Scripted(), {"call": "answer_all", "requests": [request] * 2}) == ["YOU", "YOU"]
    assert reply(_Scripted(), {"call": "count_tokens", "text": "a b c"}) == 3
    assert reply(_Scripted(), {"call": "versions"}) == {"scripted": "1"}
    with pytest.raises(ValueError, match="no such call"):
        reply(_Scripted(), {"call": "dance"})


def test_speed_of_too_short_an_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="ended after 3 tokens"):
        assert Answer("Well.", 4, 3, 0.1, 0.2).decode_speed


def test_child_that_cannot_start_is_told(tmp_path: Path) -> None:
    spec = EngineSpec(Path(sys.executable), "ours", tmp_path / "no-model")
    with Child(spec, 1, 256) as child, pytest.raises(ChildError, match="ended with 1"):
        child.count_tokens("hello")


def test_memory_counts_what_was_freed() -> None:
    before = peak_megabytes()
    held = bytearray(b"x") * 64_000_000
    del held
    assert peak_megabytes() >= max(before, 64)


@pytest.mark.parametrize("tokens", [5, 300, 3000])
def test_long_text_has_the_wanted_length(tokens: int) -> None:
    def count(text: str) -> int:
        return sum(1 + len(word) // 6 for word in text.split())

    text = long_text(tokens, count, "7th")
    assert text.startswith("7th In the autumn")
    assert tokens - 4 <= count(text) <= tokens


def test_sections_differ() -> None:
    assert len(set(sections(12))) == 12
    assert all(not text.startswith("#") for text in sample_paragraphs())


def test_copies_are_told_from_other_answers() -> None:
    text = "The ferry was late. Nobody minded. It was a warm day."
    assert is_copy(text.replace(". ", ".\n"), text)
    assert not is_copy("The ferry was late. The ferry was late. The ferry was late.", text)


def test_processor_by_its_name_and_vector_instructions() -> None:
    first = "processor\t: 0\nmodel name\t: AMD EPYC\nflags\t\t: fpu avx2 sse\n"
    assert cpu_description(f"{first}\n{first}") == "AMD EPYC (avx2)"
