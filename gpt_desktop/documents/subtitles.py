"""Reads subtitles (SubRip, WebVTT) as the text that is spoken.

Times are left out: a sentence runs over several cues, and a summary would take the times of its
pieces for facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from gpt_desktop.core.documents import Block
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.structure import ends_sentence, join_lines, paragraph
from gpt_desktop.documents.text_file import read_text

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,40})?\s+([^<>]{1,80})>")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,80}\}")
_TURN = re.compile(r"[-–—]\s*\S")
_SAID_BY = re.compile(r"[A-ZÀ-ÖØ-Þ][\w .'’-]{0,30}:\s")
_NO_SPEECH = re.compile(r"(?:NOTE|STYLE|REGION)\b|WEBVTT")
_PAUSE = 4.0  # seconds after which another paragraph begins
_LONG = 600  # characters after which one begins with the next sentence


@dataclass(frozen=True, slots=True)
class _Cue:
    """Lines shown together; times in seconds."""

    start: float
    end: float
    lines: tuple[str, ...]


def parse_subtitles(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """What is said, as paragraphs; another begins where another speaks, or after a pause.

    Raises:
        ReadFailureError: it is empty, not text, or too long.
    """
    report(0, 1)
    text, warnings = read_text(path, limits)
    blocks = list(spoken(text))
    report(1, 1)
    if not blocks:
        raise ReadFailureError(FailureKind.EMPTY)
    return Parsed(blocks, warnings=warnings)


def spoken(text: str) -> Iterator[Block]:
    """The paragraphs of subtitles."""
    said: list[str] = []
    end = 0.0
    shown: tuple[str, ...] = ()
    for cue in _cues(text):
        lines = cue.lines
        # Captions that roll show a line again, with the next one below it.
        fresh = lines[1:] if lines[:1] == shown[-1:] else lines
        shown = lines
        for number, line in enumerate(fresh):
            paused = number == 0 and cue.start - end > _PAUSE
            if said and _begins_anew(line, said, paused):
                yield paragraph(join_lines(said))
                said = []
            said.append(line)
        end = cue.end
    if said:
        yield paragraph(join_lines(said))


def _begins_anew(line: str, said: list[str], paused: bool) -> bool:
    if _TURN.match(line) or _SAID_BY.match(line):
        return True
    if not ends_sentence(said[-1]):
        return False
    return paused or sum(map(len, said)) > _LONG


def _cues(text: str) -> Iterator[_Cue]:
    times: re.Match[str] | None = None
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        found = _TIMES.match(line)
        if not found and line.strip():
            lines.append(line)
            continue
        if found and not times:
            # What stands right before the times is a number or a name.
            lines = lines[:-1]
        if lines and (times or not _NO_SPEECH.match(lines[0])):
            start, end = (_seconds(times, 1), _seconds(times, 5)) if times else (0.0, 0.0)
            yield _Cue(start, end, tuple(_readable(lines)))
        times, lines = found, []


def _readable(lines: list[str]) -> Iterator[str]:
    for line in lines:
        named = _VOICE.sub(lambda found: f"{found[1].strip()}: ", line, count=1)
        clean = unescape(_MARKUP.sub("", named)).strip()
        if clean:
            yield clean


def _seconds(times: re.Match[str], first: int) -> float:
    hours, minutes, seconds, thousandths = (int(times[first + place] or 0) for place in range(4))
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
