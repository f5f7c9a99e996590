"""The segments of a translation, for a terminal and as JSON."""

from __future__ import annotations

from gpt_desktop.cli.standard_error import tell
from gpt_desktop.core.annotations import Segment
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import TaskResult


def segment_list(result: TaskResult, source: str) -> list[dict[str, object]]:
    """Each segment's words, places in both texts, language, origin and checks."""
    return [
        {
            "source": segment.source.of(source),
            "target": segment.target.of(result.text),
            "source_start": segment.source.start,
            "target_start": segment.target.start,
            "language": segment.language,
            "origin": segment.origin.value,
            "checks": [{"name": each.name, "words": each.words} for each in segment.checks],
        }
        for segment in _segments(result)
    ]


def write_marked(result: TaskResult, source: str) -> None:
    """The segments that a check failed, why, and what they are translated from."""
    for segment in [each for each in _segments(result) if each.checks]:
        reasons = "; ".join(check.words for check in segment.checks)
        target = " ".join(segment.target.of(result.text).split())
        tell(tr("marked: “{sentence}”: {reason}", sentence=target, reason=reasons) + "\n")
        tell(f"    {' '.join(segment.source.of(source).split())}\n")


def _segments(result: TaskResult) -> list[Segment]:
    return [each for each in result.annotations if isinstance(each, Segment)]
