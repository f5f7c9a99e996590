"""Subtitles as what is said."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.documents.subtitles import spoken
from tests.documents.reading import parsed


def said(text: str) -> list[str]:
    return [block.text for block in spoken(text)]


def cue(start: int, end: int, *lines: str) -> str:
    return f"00:00:{start:02},000 --> 00:00:{end:02},000\n" + "\n".join(lines) + "\n\n"


def test_a_sentence_runs_over_cues() -> None:
    text = (
        "1\n" + cue(1, 2, "<i>The ferry crosses</i>", "the river") + "2\n" + cue(2, 3, "every day.")
    )
    assert said(text) == ["The ferry crosses the river every day."]


def test_speakers_and_turns_begin_anew() -> None:
    text = cue(1, 2, "ANNA: Nine, then?", "- Yes.", "- No & never.") + cue(2, 3, "BEN: Good.")
    assert said(text) == ["ANNA: Nine, then?", "- Yes.", "- No & never.", "BEN: Good."]


def test_a_pause_after_a_sentence_begins_anew() -> None:
    assert said(cue(1, 2, "One.") + cue(20, 21, "Two") + cue(40, 41, "goes on.")) == [
        "One.",
        "Two goes on.",
    ]


def test_captions_that_roll_are_said_once() -> None:
    text = cue(1, 2, "we begin") + cue(2, 3, "we begin", "at nine") + cue(3, 4, "at nine", "sharp.")
    assert said(text) == ["we begin at nine sharp."]


def test_web_vtt() -> None:
    text = (
        "WEBVTT - title\n\nNOTE not said\nnor this\n\nSTYLE\n::cue {}\n\nfirst\n"
        "00:01.000 --> 00:02.000 align:start\n<v.loud Anna>We <b>start</b> <00:01.500>now.\n\n"
        "00:02.000 --> 00:03.000\n<v Ben>Fine &amp; good.</v>\n"
    )
    assert said(text) == ["Anna: We start now.", "Ben: Fine & good."]


def test_chinese_lines_are_joined_without_blanks() -> None:
    assert said(cue(1, 2, "渡船每二十分钟", "过一次河。")) == ["渡船每二十分钟过一次河。"]


def test_a_file(tmp_path: Path) -> None:
    content = cue(1, 2, "{\\an8}Größe zählt.").replace("\n", "\r\n").encode("cp1252")
    assert [block.text for block in parsed(tmp_path / "a.srt", content).blocks] == ["Größe zählt."]


def test_repeated_openings() -> None:
    assert said("<v " * 200_000)[0].startswith("<v <v")
    assert len(said("00:00:01,000 --> 00:00:02,000\n" * 50_000)) == 0
