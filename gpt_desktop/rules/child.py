"""The worker that looks for what rules fire on.

It reads JSON from its standard input, ``{"rules": [[words, pattern], …], "texts": […]}``, and
says as each rule begins, and after some texts, where it fired: ``HITS``, the rule's number, and
triples of a text's number, start and end. It is killed where it is silent for too long.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from gpt_desktop.child.worker import Output, run_worker
from gpt_desktop.core.training.rules import Rule, find_hits

HITS = "hits"
_CHARACTERS = 200_000  # that are searched between two words


def main(arguments: Sequence[str]) -> int:
    """Search once.

    Args:
        arguments: ``ChildLimits`` as JSON.
    """
    return run_worker(_search, arguments)


def _search(arguments: Sequence[str], output: Output) -> Sequence[Any]:
    del arguments  # there are none
    asked = json.load(sys.stdin.buffer)
    batches = list(_batches(asked["texts"]))
    for number, (words, pattern) in enumerate(asked["rules"]):
        rule = Rule(str(number), tuple(words), pattern)
        output.send(HITS, number, [])  # it begins
        for first, texts in batches:
            found = [[first + hit.text, hit.start, hit.end] for hit in find_hits(rule, texts)]
            output.send(HITS, number, found)
    return ()


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    first = size = 0
    for number, text in enumerate(texts):
        if size + len(text) > _CHARACTERS and number > first:
            yield first, texts[first:number]
            first, size = number, 0
        size += len(text)
    yield first, texts[first:]
