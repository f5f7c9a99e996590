"""What a training would learn from and what it takes, in the terminal."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.training.events import TrainingEvent
from gpt_desktop.core.training.filters import FilterCount
from gpt_desktop.core.training.pace import blocks_of, steps_of
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.training.preview import TrainingPreview
from gpt_desktop.core.training.rule_words import rule_words
from gpt_desktop.core.training.sources import SOURCE_WORDS, TextCount
from gpt_desktop.core.training.taken import FILTER_WORDS, FilterKind
from gpt_desktop.services.training_ports import TrainingNeeds, TrainingTime, TrainsModels

_GIGABYTE = 1_000_000_000
_REASONED = (FilterKind.RULES, FilterKind.PERSONAL)


def text_lines(preview: TrainingPreview) -> list[str]:
    """What was found, what each filter took, what is left."""
    lines = [
        tr("{kind}: {count}", kind=tr(SOURCE_WORDS[kind]), count=_words(count))
        for kind, count in preview.found.items()
    ]
    for taken in preview.outcome.counts:
        lines += _taken_lines(taken)
    lines += [
        tr("{kind}: {count}", kind=tr("To learn from"), count=_words(preview.training)),
        tr("{kind}: {count}", kind=tr("Kept back to test"), count=_words(preview.validation)),
    ]
    lines += [
        tr(
            "The rule “{name}” took too long and was not used: simplify its pattern.",
            name=rule_words(name),
        )
        for name in preview.outcome.too_slow
    ]
    return [*lines, *preview.notes]


def plan_lines(
    plan: TrainingPlan, preview: TrainingPreview, needs: TrainingNeeds, time: TrainingTime | None
) -> list[str]:
    """Blocks, memory, disk and time."""
    tokens = preview.training.tokens or 0
    lines = [
        tr(
            "{blocks:,} blocks of {size} tokens, {steps:,} steps",
            blocks=blocks_of(plan, tokens),
            size=plan.block,
            steps=steps_of(plan, tokens),
        ),
        tr(
            "Takes about {memory} GB of memory and {disk} GB of disk.",
            memory=round(needs.memory / _GIGABYTE, 1),
            disk=round(needs.disk / _GIGABYTE, 1),
        ),
    ]
    if time is None:
        return [*lines, tr("How long it takes is measured where training is set up.")]
    words = tr(
        "About {minutes} min as this computer is now, from a trial of a few steps: {rate:,} tokens "
        "a second.",
        minutes=max(1, round(time.seconds / 60)),
        rate=round(time.pace.learning),
    )
    return [*lines, words]


def preview_object(
    plan: TrainingPlan, preview: TrainingPreview, needs: TrainingNeeds, time: TrainingTime | None
) -> dict[str, Any]:
    """The same for programs."""
    tokens = preview.training.tokens or 0
    return {
        "sources": {str(kind): _table(count) for kind, count in preview.found.items()},
        "taken": {
            str(each.kind): {
                "documents": each.documents,
                "places": each.places,
                "words": each.words,
                **({"why": dict(each.by_reason or {})} if each.kind in _REASONED else {}),
            }
            for each in preview.outcome.counts
        },
        "training": _table(preview.training),
        "validation": _table(preview.validation),
        "notes": list(preview.notes),
        "blocks": blocks_of(plan, tokens),
        "steps": steps_of(plan, tokens),
        "memory_bytes": needs.memory,
        "disk_bytes": needs.disk,
        "seconds": None if time is None else round(time.seconds),
        "tokens_per_second": None if time is None else round(time.pace.learning, 1),
    }


def timed(
    training: TrainsModels,
    plan: TrainingPlan,
    preview: TrainingPreview,
    python: Path | None,
    token: CancelToken,
) -> Generator[TrainingEvent, None, TrainingTime | None]:
    """How long it takes; None where training is not set up."""
    if training.environment(python).python is None:
        return None
    sizes = (preview.training.tokens or 0, preview.validation.tokens or 0)
    try:
        return (yield from training.time(plan, sizes, token, python))
    except UserFacingError:
        return None


def _taken_lines(taken: FilterCount) -> list[str]:
    name = tr(FILTER_WORDS[taken.kind])
    if not taken.taken:
        return [tr("Taken out: {name}", name=name) + " – " + tr("nothing found")]
    words = tr_count("{count:,} word", "{count:,} words", taken.words)
    lines = [tr("Taken out: {name}", name=name) + f" – {len(taken.taken):,} ({words})"]
    if taken.kind in _REASONED:
        lines += [
            f"  {rule_words(why)}: {times:,}" for why, times in (taken.by_reason or {}).items()
        ]
    return lines


def _words(count: TextCount) -> str:
    parts = [
        tr_count("{count:,} document", "{count:,} documents", count.documents),
        tr_count("{count:,} word", "{count:,} words", count.words),
    ]
    if count.tokens is not None:
        parts.append(tr_count("{count:,} token", "{count:,} tokens", count.tokens))
    return tr(", ").join(parts)


def _table(count: TextCount) -> dict[str, int | None]:
    return {"documents": count.documents, "words": count.words, "tokens": count.tokens}
