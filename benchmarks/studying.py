"""``python -m benchmarks.studying``: ten quiz items of each of twelve documents, held against them.

The documents are those that questions about documents are tested on (``tests/data/papers``), half
of them English and half Chinese. What is looked at shares no code with what makes the items: the
passage's words stand in the file, the gap filled with the answer gives them, the answer stands in
them once, no wrong answer does, and the words around the gap stand nowhere else. Whether a
question is a good one is for who reads them: ``--show``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox, compose_toolbox
from gpt_desktop.core.annotations import StudyItem
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.registry import find_task

_PAPERS = Path(__file__).resolve().parents[1] / "tests" / "data" / "papers"
_GAP = "____"
_AROUND = 12  # letters beside a gap that are looked for elsewhere


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.studying")
    parser.add_argument("--form", default="mixed")
    parser.add_argument("--model", default="smollm2-135m-instruct")
    parser.add_argument("--papers", default="01 03 05 07 08 10", help="numbers, of each language")
    parser.add_argument("--files", nargs="+", type=Path, help="these instead of the papers")
    parser.add_argument("--show", action="store_true", help="every item, to be read")
    arguments = parser.parse_args()
    tools = compose_toolbox()
    total: Counter[str] = Counter()
    for path in arguments.files or _papers(arguments.papers.split()):
        counts = _of_paper(tools, path, arguments)
        total += counts
        print(f"{path.stem}: {dict(counts)}", flush=True)
    print(f"all: {dict(total)}")
    tools.model.close()
    return 0


def _papers(numbers: list[str]) -> list[Path]:
    every = sorted(_PAPERS.glob("*.md"))
    return [each for each in every if each.stem.split("-")[1] in numbers]


def _of_paper(tools: Toolbox, path: Path, arguments: argparse.Namespace) -> Counter[str]:
    document = finish(tools.documents.read(path, CancelToken()), lambda _: None)
    options = {"action": "quiz", "form": arguments.form, "count": "10"}
    request = TaskRequest(documents=(document,), options=options)
    task = find_task(tools.tasks, "learn")
    result = finish(tools.run_task(task, request, CancelToken(), arguments.model), lambda _: None)
    counts: Counter[str] = Counter()
    for item in result.annotations:
        if not isinstance(item, StudyItem):
            continue
        if item.left_out:
            counts["left out"] += 1
            continue
        faults = list(_faults(item, _plain(path.read_text(encoding="utf-8"))))
        counts.update(("items", item.kind.value, *faults))
        if arguments.show or faults:
            choices = f" {list(item.choices)}" if item.choices else ""
            print(f"  {item.question}{choices} = {item.answer} {' '.join(faults)}")
    return counts


def _faults(item: StudyItem, text: str) -> Iterator[str]:
    words = _plain(item.words)
    if words not in text:
        yield "PASSAGE-NOT-IN-FILE"
    if item.answer not in words:
        yield "ANSWER-NOT-IN-PASSAGE"
    if _GAP not in item.question:
        return
    before, _, after = _plain(item.question).partition(_GAP)
    if before + item.answer + after != words:
        yield "GAP-IS-NOT-THE-PASSAGE"
    if words.count(item.answer) != 1:
        yield "ANSWER-STANDS-TWICE"
    if any(choice in words for choice in item.choices if choice != item.answer):
        yield "WRONG-ANSWER-IN-PASSAGE"
    if len(set(item.choices)) != len(item.choices):
        yield "CHOICE-TWICE"
    around = re.escape(before[-_AROUND:]) + ".{1,40}?" + re.escape(after[:_AROUND])
    if len(set(re.findall(around, text))) > 1:
        yield "ALSO-ELSEWHERE"


def _plain(text: str) -> str:
    """Without marks of Markdown and with single blanks."""
    return " ".join(
        re.sub(r"[*_`#>|\\]+(?!_)", lambda m: m[0] if "__" in m[0] else "", text).split()
    )


if __name__ == "__main__":
    sys.exit(main())
