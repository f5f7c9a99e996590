"""``python -m benchmarks.glossary.memory 100000``: how long a translation memory of so many takes.

Sentences of made-up words, as frequent as words of a language are. Of 300 of them a word is changed
and the memory asked what is like it; whether it gives the likest of all is told by looking at all.
Times are the processor's, so that what else runs does not count.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.unit import TranslationUnit, UnitOrigin
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.likeness import likenesses
from gpt_desktop.storage.translation_memory import SqliteTranslationMemory

_PAIR = Pair("en", "de")
_LEAST = 0.6
_WORDS = 8000
_ASKED = 300
_BATCH = 500


def main() -> None:
    count = int(sys.argv[1])
    chance = random.Random(5)
    letters = "aeioubcdlmnrst"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(_WORDS)]
    weights = [1 / (rank + 3) for rank in range(_WORDS)]
    sentences = [
        " ".join(chance.choices(words, weights, k=chance.randint(4, 22))) for _ in range(count)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.sqlite3"
        database = open_database(path).database
        memory = SqliteTranslationMemory(database, likenesses)
        started = time.process_time()
        for start in range(0, count, _BATCH):
            memory.keep([_unit(each) for each in sentences[start : start + _BATCH]])
        seconds, size = time.process_time() - started, path.stat().st_size
        print(f"kept in {seconds:.1f} s, {size / 1e6:.0f} MB")
        _ask_alike(memory, sentences, words, chance)
        _ask("the same text", [partial(memory.look_up, each, _PAIR) for each in sentences[:_ASKED]])
        _ask("a list of 200", [partial(memory.units, "sto", 200)] * 5)
        database.close()


def _unit(text: str) -> TranslationUnit:
    return TranslationUnit(text, f"X {text}", _PAIR, UnitOrigin.FILE, 1.0)


def _ask_alike(
    memory: SqliteTranslationMemory,
    sentences: list[str],
    words: list[str],
    chance: random.Random,
) -> None:
    changed = []
    for sentence in chance.choices(sentences, k=_ASKED):
        parts = sentence.split()
        parts[chance.randrange(len(parts))] = chance.choice(words)
        changed.append(" ".join(parts))
    found = 0
    for text in changed:
        best = likenesses(text, sentences, _LEAST)
        matches = memory.look_up(text, _PAIR, _LEAST)
        found += not best or bool(matches and matches[0].likeness >= min(best[0][1], 0.99) - 1e-9)
    print(f"the likest of all found: {found} of {len(changed)}")
    _ask("a text like it", [partial(memory.look_up, each, _PAIR, _LEAST) for each in changed])


def _ask(name: str, calls: Sequence[Callable[[], object]]) -> None:
    seconds = []
    for call in calls:
        started = time.process_time()
        call()
        seconds.append(time.process_time() - started)
    seconds.sort()
    middle, most = seconds[len(seconds) // 2], seconds[int(0.95 * len(seconds))]
    print(f"{name}: {1000 * middle:.2f} ms, 95 of 100 within {1000 * most:.2f} ms")


if __name__ == "__main__":
    main()
