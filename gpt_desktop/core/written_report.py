"""What of a text a model wrote: told in numbers, and as a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.texts import Provenance
from gpt_desktop.core.words import count_words

FORMAT = "gpt-desktop-text-provenance"
VERSION = 1


class PartState(StrEnum):
    """What became of what a model wrote (source strings)."""

    AS_IT_WAS = mark("as it was")
    CHANGED = mark("changed since")
    GONE = mark("no longer in the text")


@dataclass(frozen=True, slots=True)
class WrittenShare:
    """How much of a text a model wrote; ``of_model`` and ``words`` are words."""

    parts: int
    of_model: int
    words: int

    @property
    def percent(self) -> int:
        """Rounded, but not to none or all of it."""
        if not self.of_model or not self.words:
            return 0
        share = round(100 * self.of_model / self.words)
        return max(1, min(share, 99 if self.of_model < self.words else 100))


def part_state(body: str, part: Provenance) -> PartState:
    """What became of a part of a text that says ``body`` now."""
    now = part.span.of(body)
    if not now.strip():
        return PartState.GONE
    return PartState.AS_IT_WAS if now == part.words else PartState.CHANGED


def written_share(body: str, provenance: Sequence[Provenance]) -> WrittenShare:
    """Words that stand in two parts are counted once."""
    merged: list[Span] = []
    for span in sorted((each.span for each in provenance), key=lambda span: span.start):
        if span.start == span.end:
            continue
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    of_model = sum(count_words(span.of(body)) for span in merged)
    here = sum(part_state(body, each) is not PartState.GONE for each in provenance)
    return WrittenShare(here, of_model, max(count_words(body), of_model))


def written_json(name: str, body: str, provenance: Sequence[Provenance]) -> str:
    """All that is known, for programs; places are characters of ``text``."""
    share = written_share(body, provenance)
    report = {
        "format": FORMAT,
        "version": VERSION,
        "name": name,
        "words": share.words,
        "words_by_model": share.of_model,
        "parts": [
            {
                "start": part.span.start,
                "end": part.span.end,
                "state": part_state(body, part).name.lower(),
                "model": part.author,
                "asked": part.asked,
                "inserted": _time(part),
                "written": part.words,
                "now": part.span.of(body),
                "work": part.work_id,
            }
            for part in provenance
        ],
        "text": body,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def written_markdown(
    name: str, body: str, provenance: Sequence[Provenance], label: Callable[[str], str] = str
) -> str:
    """The same for people.

    Args:
        label: what an action is called, translated.
    """
    share = written_share(body, provenance)
    lines = [
        "# " + tr("What a model wrote in “{name}”", name=name),
        tr(
            "{of_model} of {words} words ({percent} %) were written by a model.",
            of_model=f"{share.of_model:,}",
            words=f"{share.words:,}",
            percent=share.percent,
        ),
    ]
    for number, part in enumerate(provenance, 1):
        state = part_state(body, part)
        lines.append(f"## {number}. {label(part.asked)}")
        lines.append(f"{part.author} · {_time(part)} · {tr(state.value)}")
        lines.append(_quoted(part.words))
        if state is PartState.CHANGED:
            lines += [tr("Now it says:"), _quoted(part.span.of(body))]
    return "\n\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _time(part: Provenance) -> str:
    return datetime.fromtimestamp(part.inserted, UTC).isoformat(timespec="seconds")
