"""What a run shows: text on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

from gpt_desktop.cli.standard_error import is_watched, tell
from gpt_desktop.core.annotations import Calculation, Claim, TutorPart
from gpt_desktop.core.calculation.answer_check import is_mark, mark_words
from gpt_desktop.core.calculation.result_words import result_words
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.learning.session import STANDING_NAMES
from gpt_desktop.core.progress import ARRIVAL_WORDS, Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import (
    Annotated,
    Notice,
    NoticeKind,
    TaskEvent,
    TaskResult,
    TextAdded,
)

_MEGABYTE = 1_000_000

_COUNTED = {
    Phase.THINKING: mark("Thinking: {done} tokens"),
    Phase.WRITING: mark("Writing: {done} tokens"),
}
_OTHERS = {Phase.COMPARING: mark("Comparing with the text")}
_TOGETHER = mark("Putting the parts together")
_CLEAR_LINE = "\r\x1b[K"


class Output:
    """Shows a run's events.

    Args:
        as_json: only the object at the end goes to standard output.
        whole: the text is shown at the end, as the result has it: the task withdraws some on
            its way.
    """

    def __init__(self, *, as_json: bool, whole: bool = False) -> None:
        self.as_json = as_json
        self._whole = whole
        self._notices: list[Notice] = []
        self._last = ""
        self._progress_shown = False

    def take(self, event: TaskEvent) -> None:
        match event:
            case TextAdded() if not self._whole:
                self._add(event.text)
            case Progressed():
                self.progress(_progress_words(event))
            case Notice():
                self._notice(event)
            case Annotated(Calculation() as calculation) if not self.as_json:
                self._clear_progress()
                computed = tr("Computed: {value}", value=result_words(calculation))
                tell(computed + "\n")

    def finish(self, result: TaskResult, more: Mapping[str, object]) -> None:
        """End the text, show the notices that waited, or print the object."""
        self._clear_progress()
        if self.as_json:
            print_json({**_result_object(result), **more})
            return
        if self._whole:
            self._add(result.text)
        if self._last and not self._last.endswith("\n"):
            sys.stdout.write("\n")
        sys.stdout.flush()
        for notice in (*self._notices, *_wrong_numbers(result), *_standings(result)):
            _write_notice(notice)

    def progress(self, words: str) -> None:
        """A line that is overwritten; only on a terminal, and not amid text on the same one."""
        busy = bool(self._last) and sys.stdout.isatty()
        if words and is_watched() and not busy:
            tell(_CLEAR_LINE + words)
            self._progress_shown = True

    def progress_done(self) -> None:
        """Take the progress line away."""
        self._clear_progress()

    def _add(self, text: str) -> None:
        if self.as_json:
            return
        self._clear_progress()
        sys.stdout.write(text)
        sys.stdout.flush()
        self._last = text or self._last

    def _notice(self, notice: Notice) -> None:
        if self._last or self._whole:
            self._notices.append(notice)
            return
        self._clear_progress()
        _write_notice(notice)

    def _clear_progress(self) -> None:
        if self._progress_shown:
            tell(_CLEAR_LINE)
            self._progress_shown = False


def print_json(value: Mapping[str, object]) -> None:
    """One object, alone on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
    sys.stdout.flush()


def _write_notice(notice: Notice) -> None:
    name = tr("warning") if notice.kind is NoticeKind.WARNING else tr("note")
    tell(f"{name}: {notice.text}\n")


def _result_object(result: TaskResult) -> dict[str, object]:
    usage = result.receipt.usage
    return {
        "text": result.text,
        "model": result.receipt.model_id,
        "prompt_tokens": usage.prompt_tokens,
        "cached_tokens": usage.cached_tokens,
        "generated_tokens": usage.generated_tokens,
        "prefill_seconds": round(usage.prefill_seconds, 4),
        "decode_seconds": round(usage.decode_seconds, 4),
        "finish_reason": result.finish.value,
        "seed": usage.seed,
        "notices": [
            {"kind": notice.kind.value, "text": notice.text}
            for notice in (*result.notices, *_wrong_numbers(result))
        ],
        **_computed_object(result),
        **_standing_object(result),
    }


def _computed_object(result: TaskResult) -> dict[str, object]:
    """What code computed of the question; nothing where it asked for nothing."""
    found = [
        {"expression": each.expression, "value": each.value, "exact": each.exact}
        for each in result.annotations
        if isinstance(each, Calculation)
    ]
    return {"computed": found} if found else {}


def _standings(result: TaskResult) -> list[Notice]:
    """What is known of a step of the tutor, and how it came about."""
    return [
        Notice(NoticeKind.INFO, " · ".join(filter(None, (_standing_words(each), each.remark))))
        for each in result.annotations
        if isinstance(each, TutorPart)
    ]


def _standing_words(part: TutorPart) -> str:
    """Whether it was computed."""
    return tr(STANDING_NAMES[part.standing])


def _standing_object(result: TaskResult) -> dict[str, object]:
    """The same for a program; nothing of what is no step."""
    parts = [each for each in result.annotations if isinstance(each, TutorPart)]
    return {"standing": parts[-1].standing.value, "remark": parts[-1].remark} if parts else {}


def _wrong_numbers(result: TaskResult) -> list[Notice]:
    """A line for each number of an answer that is not what was computed."""
    marks = [each for each in result.annotations if isinstance(each, Claim) and is_mark(each)]
    return [Notice(NoticeKind.WARNING, mark_words(result.text, each)) for each in marks]


def _progress_words(event: Progressed) -> str:
    match event.phase:
        case Phase.LOADING:
            return tr("Loading {model}", model=event.label)
        case Phase.READING:
            return tr("Reading: {done} of {total} tokens", done=event.done, total=event.total)
        case Phase.SECTIONS:
            number = min(event.done + 1, event.total)
            return tr("Part {number} of {total}", number=number, total=event.total)
        case Phase.THINKING | Phase.WRITING as phase:
            return tr(_COUNTED[phase], done=event.done)
        case Phase.OPENING:
            name, done, total = event.label, event.done, event.total
            return tr("Reading {name}: {done} of {total}", name=name, done=done, total=total)
        case _:
            return tr(_OTHERS.get(event.phase, _TOGETHER))


def arrival_words(event: Progressed) -> str:
    """What a model on its way is at; bytes in megabytes."""
    step = tr(ARRIVAL_WORDS[event.phase])
    step = f"{step} ({event.label})" if event.label else step
    if not event.total:
        return step
    if event.unit is not Unit.BYTES or event.total < _MEGABYTE:
        return f"{step}: {event.percent} %"
    done, total = event.done // _MEGABYTE, event.total // _MEGABYTE
    return f"{step}: {event.percent} % ({done}/{total} MB)"
