"""What a model makes of the 402 segments that are hard to translate, and whether it is marked.

    .venv/bin/python -m benchmarks.translation_nasty MODEL [EVERY] [PAIR…]

EVERY takes each nth segment only. A pair is written ``en>de``; all twelve without. Each segment
is translated as Translate does. A line for each says what came and which checks marked it; the
counts at the end name what has no mark: items that changed, loops, words of the prompt, copies,
and other languages.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from gpt_desktop.app.toolbox import Toolbox, compose_toolbox
from gpt_desktop.core.annotations import Segment, SegmentOrigin
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.language_detection import script_counts, unknown_language, writing_systems
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.core.translation.output_check import prompt_words
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.protected import protected_items
from tests.core.translation.nasty import NastySegment, nasty_segments

_MANY_TIMES = 3
_LEAST_LETTERS = 25  # that tell a language


def main(arguments: list[str]) -> int:
    tools = compose_toolbox()
    model, *chosen = arguments
    every = int(chosen.pop(0)) if chosen and chosen[0].isdigit() else 1
    counts: Counter[str] = Counter()
    for nasty in nasty_segments()[::every]:
        pair = f"{nasty.pair.source}>{nasty.pair.target}"
        if chosen and pair not in chosen:
            continue
        result = _translated(tools, model, nasty)
        segments = [each for each in result.annotations if isinstance(each, Segment)]
        names = sorted({check.name for each in segments for check in each.checks})
        kept = bool(segments) and all(each.origin is SegmentOrigin.KEPT for each in segments)
        faults = list(_faults(nasty, result.text)) if not kept else []
        counts.update(("segments", *(("marked",) if names else ()), *(("kept",) if kept else ())))
        counts.update(f"{fault} {'marked' if names else 'UNMARKED'}" for fault in faults)
        counts.update(names)
        shown = " ".join(faults) if faults else "-"
        marks = ",".join(names) or ("kept" if kept else "")
        print(
            f"{pair}\t{nasty.kind}\t{marks}\t{shown}\t{nasty.text!r}\t{result.text!r}", flush=True
        )
    for name, count in sorted(counts.items()):
        print(f"{name}: {count}")
    tools.model.close()
    return 0


def _translated(tools: Toolbox, model: str, nasty: NastySegment) -> TaskResult:
    request = TaskRequest(
        text=nasty.text, options={"source": nasty.pair.source, "target": nasty.pair.target}
    )
    work = tools.run_task(find_task(tools.tasks, "translate"), request, CancelToken(), model)
    return finish(work, lambda _: None)


def _faults(nasty: NastySegment, text: str) -> Iterator[str]:
    """What is wrong with a translation in these ways, found without the app's own checks."""
    for item in protected_items(nasty.text):
        if item.kind.exact and text.count(item.text) < nasty.text.count(item.text):
            yield "item"
            break
    if _loops(text, nasty.text):
        yield "loop"
    if prompt_words(text, nasty.text) or "English:" in text or "\nText:" in text:
        yield "prompt"
    if " ".join(text.split()).casefold() == " ".join(nasty.text.split()).casefold():
        yield "copy"
    if _is_in_another_language(text, nasty.pair):
        yield "language"


def _loops(text: str, source: str) -> bool:
    """Whether twelve characters come so often as no source has them."""
    parts = {text[at : at + 12] for at in range(max(0, len(text) - 12))}
    return any(
        text.count(part) >= _MANY_TIMES > source.count(part)
        for part in parts
        if any(character.isalpha() for character in part)
    )


def _is_in_another_language(text: str, pair: Pair) -> bool:
    for item in protected_items(text):
        if item.kind.exact:
            text = text.replace(item.text, " ")
    counts = script_counts(text)
    own = writing_systems(pair.target)
    if sum(counts[script] for script in own) * 2 < sum(counts.values()):
        return sum(counts.values()) > 2
    return sum(counts.values()) >= _LEAST_LETTERS and bool(unknown_language(text, (pair.target,)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
