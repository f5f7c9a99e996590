"""What is measured of a database of many conversations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.measure import Spread, spread
from benchmarks.stored.made import LONG, Speech
from gpt_desktop.core.conversation_map import map_rows
from gpt_desktop.core.conversation_search import find_in
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.search_upkeep import SearchUpkeep


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured a few times; ``most`` is what it may take, None where nothing is set."""

    words: str
    unit: str
    found: Spread
    most: float | None = None


def upgrade_figures(path: Path) -> list[Figure]:
    """What the first start after an update takes, and the indexing in the background."""
    start = time.perf_counter()
    database = open_database(path).database
    opened = time.perf_counter() - start
    upkeep, bits, more = SearchUpkeep(database), [], True
    while more:
        start = time.perf_counter()
        more = upkeep.catch_up()
        bits.append(1000 * (time.perf_counter() - start))
    database.close()
    return [
        Figure("first opening after an update: copy and new schema", "s", spread([opened])),
        Figure("indexing everything, in the background", "s", spread([sum(bits) / 1000])),
        Figure("of it one bit, between which others write", "ms", spread(bits)),
    ]


def stored_figures(path: Path, rounds: int) -> list[Figure]:
    """Searching, opening and writing."""
    database = open_database(path).database
    store = SqliteConversations(database)
    found = [
        Figure(f"search: {words}, {len(store.list_conversations(query)):,} found", "ms", took, 50)
        for words, query in searches()
        for took in [timed(partial(store.list_conversations, query), rounds)]
    ]
    word = searches()[0][1]
    twelve = [each.id for each in store.list_conversations(word)[:12]]
    found += [
        Figure("the list without a search", "ms", timed(store.list_conversations, rounds), 50),
        Figure(
            "a conversation of 2,000 messages: the newest 40",
            "ms",
            timed(lambda: store.messages(LONG, newest=40), rounds),
            5,
        ),
        Figure("all of it", "ms", timed(lambda: store.messages(LONG), rounds)),
        Figure("its map", "ms", timed(lambda: map_rows(store.tree(LONG)), rounds)),
        Figure(
            "a word found in all of it",
            "ms",
            timed(lambda: find_in(store.messages(LONG), word), rounds),
        ),
        Figure(
            "where twelve conversations have a search’s word",
            "ms",
            timed(lambda: store.hits(word, twelve), rounds),
            100,
        ),
        *_writing(database, store, rounds),
    ]
    database.close()
    return found


def searches() -> list[tuple[str, str]]:
    """What is searched for, in words and as typed."""
    words = Speech().words
    return [
        ("the most frequent word", words[0]),
        ("a frequent word", words[100]),
        ("a rare word", words[-1]),
        ("its beginning", words[-1][:4]),
        ("three letters in the middle of words", next(w for w in words[5000:] if len(w) > 7)[3:6]),
        ("one letter", "b"),
        ("two words", f"{words[20]} {words[40]}"),
        ("a quotation", f'"{words[0]} {words[1]}"'),
        ("one ideograph", "丁"),
        ("three ideographs", "丁七万"),
        ("what is nowhere", "xyzzyxyzzy"),
        ("a mark", "?"),
    ]


def window_figures(data: Path, words: str, rounds: int) -> list[Figure]:
    """A window that opens on a data folder, a process each time."""
    runs = [_window(data) for _ in range(rounds + 1)][1:]  # the first fills the file cache

    def of(name: str) -> Spread:
        return spread([run[name] for run in runs])

    return [
        Figure(f"window, {words}", "s", of("shown")),
        Figure(f"its list of conversations, {words}", "s", of("listed")),
        Figure(f"resident memory at most, {words}", "MB", of("megabytes")),
    ]


def timed(call: Callable[[], object], rounds: int) -> Spread:
    """Milliseconds of a call, once it was made before."""
    call()
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        took.append(1000 * (time.perf_counter() - start))
    return spread(took)


def _writing(database: Database, store: SqliteConversations, rounds: int) -> list[Figure]:
    drafts = SqliteDrafts(database)
    numbers = iter(range(1_000_000))

    def save() -> None:
        drafts.save_draft("benchmark", {"text": f"{next(numbers)}"})

    def ask() -> None:
        store.add_message(LONG, None, Role.USER, f"{next(numbers)}", MessageState.COMPLETE)

    alone = Figure("saving a draft", "ms", timed(save, rounds), 16)
    with _busy(lambda: store.list_conversations(searches()[0][1])):
        return [
            alone,
            Figure("the same while another thread searches", "ms", timed(save, rounds), 16),
            Figure("storing a question meanwhile", "ms", timed(ask, rounds), 16),
        ]


@contextmanager
def _busy(call: Callable[[], object]) -> Iterator[None]:
    """Another thread that makes a call again and again."""
    ended = threading.Event()

    def work() -> None:
        while not ended.is_set():
            call()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _window(data: Path) -> dict[str, float]:
    command: Sequence[str] = (sys.executable, "-m", "benchmarks.stored.window")
    environment = {**os.environ, "GPT_DESKTOP_DATA": str(data)}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
