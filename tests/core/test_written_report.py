"""What a model wrote is counted once, and told with what became of it."""

from __future__ import annotations

import json

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.texts import Provenance
from gpt_desktop.core.written_report import (
    PartState,
    part_state,
    written_json,
    written_markdown,
    written_share,
)

BODY = "I wrote this. The model wrote that. And more."


def part(start: int, end: int, words: str = "") -> Provenance:
    return Provenance(Span(start, end), words or BODY[start:end], "Tiny", "shorten", "w", 60.0)


AS_WAS, CHANGED, GONE = part(14, 35), part(36, 45, "And nothing more."), part(0, 0, "Hello.")


def test_what_became_of_a_part() -> None:
    states = [part_state(BODY, each) for each in (AS_WAS, CHANGED, GONE)]
    assert states == [PartState.AS_IT_WAS, PartState.CHANGED, PartState.GONE]


def test_words_are_counted_once() -> None:
    share = written_share(BODY, (AS_WAS, CHANGED, GONE, part(18, 23)))
    assert (share.parts, share.of_model, share.words, share.percent) == (3, 6, 9, 67)
    assert written_share(BODY, ()).percent == 0
    assert written_share("", (GONE,)).percent == 0
    assert written_share(BODY, (part(0, len(BODY)),)).percent == 100
    assert written_share("one " * 1000, (part(0, 3, "one"),)).percent == 1


def test_a_file_for_programs() -> None:
    report = json.loads(written_json("Letter 信", BODY, (AS_WAS, CHANGED, GONE)))
    assert (report["format"], report["version"]) == ("gpt-desktop-text-provenance", 1)
    assert (report["name"], report["text"], report["words_by_model"]) == ("Letter 信", BODY, 6)
    assert [each["state"] for each in report["parts"]] == ["as_it_was", "changed", "gone"]
    first = report["parts"][0]
    assert BODY[first["start"] : first["end"]] == first["now"] == first["written"]
    assert first["inserted"] == "1970-01-01T00:01:00+00:00"


def test_a_file_for_people() -> None:
    text = written_markdown("Letter", BODY, (AS_WAS, CHANGED), str.title)
    assert text == (
        "# What a model wrote in “Letter”\n\n"
        "6 of 9 words (67 %) were written by a model.\n\n"
        "## 1. Shorten\n\nTiny · 1970-01-01T00:01:00+00:00 · as it was\n\n"
        "> The model wrote that.\n\n"
        "## 2. Shorten\n\nTiny · 1970-01-01T00:01:00+00:00 · changed since\n\n"
        "> And nothing more.\n\nNow it says:\n\n> And more.\n"
    )
