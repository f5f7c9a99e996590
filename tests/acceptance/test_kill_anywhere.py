"""A process that changes conversations and events is killed at any moment: nothing told is lost.

``python -m tests.acceptance.test_kill_anywhere 50`` kills as often as it says.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from gpt_desktop.agenda.occurrences import Expansion
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.storage.agenda import SqliteAgenda
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.glossary import SqliteGlossary
from gpt_desktop.storage.likeness import likenesses
from gpt_desktop.storage.translation_memory import SqliteTranslationMemory

ROOT = Path(__file__).parents[2]
KILLS = 5
_MOST_LINES = 120

_PAIR = Pair("en", "zh")
Values = dict[str, Any]


def test_nothing_told_is_lost(tmp_path: Path) -> None:
    assert lost_over(tmp_path, KILLS, seed=1) == []


def lost_over(folder: Path, kills: int, seed: int) -> list[str]:
    """Kill so often, each time going on with the same data; what is missing afterwards."""
    chance, ledger = random.Random(seed), Ledger()
    missing: list[str] = []
    for number in range(kills):
        lines = _killed(folder, seed * 1000 + number, chance.randrange(1, _MOST_LINES))
        ledger.take(lines)
        missing += [f"kill {number}: {each}" for each in ledger.missing_in(folder)]
    return missing


class Ledger:
    """What the child told was done, the newest of each; what it was about to change is open."""

    def __init__(self) -> None:
        self._done: dict[tuple[str, str], Values] = {}
        self._open: set[str] = set()

    def take(self, lines: list[Values]) -> None:
        self._open = set()
        for line in lines:
            if "about" in line:
                self._open = {str(each) for each in line["about"].values()}
                continue
            kind = next(iter(line["done"]))
            self._done[kind, str(line["done"][kind])] = line["done"]

    def missing_in(self, folder: Path) -> list[str]:
        """Of what was told, what is not there, or is otherwise."""
        opened = open_database(folder / "test.sqlite3")
        database = opened.database
        look = _Look(database)
        missing = [
            f"{kind} {key}: {values}"
            for (kind, key), values in self._done.items()
            if key not in self._open and not look.has(kind, key, values)
        ]
        if opened.notice is not None:
            missing.append(opened.notice)
        database.close()
        return missing


class _Look:
    """Into the database after a start."""

    def __init__(self, database: Any) -> None:
        self._store = SqliteConversations(database)
        self._documents = SqliteDocuments(database, reader="test")
        self._drafts = SqliteDrafts(database)
        self._memory = SqliteTranslationMemory(database, likenesses)
        self._terms = SqliteGlossary(database).terms()
        self._events = {each.id: each for each in SqliteAgenda(database, Expansion()).events()}
        self._listed = {each.id: each for each in self._store.list_conversations()}

    def has(self, kind: str, key: str, values: Values) -> bool:
        """Whether it is as it was told."""
        match kind:
            case "message":
                message = self._store.message(key)
                return message is not None and message.content == values["content"]
            case "sent":
                message = self._store.message(key)
                return message is not None and message.sending == values["sending"]
            case "placed":
                found = self._listed[key]
                return (found.pinned, found.folder) == (values["pinned"], values["folder"])
            case "document":
                document, message = self._documents.load(key), self._store.message(values["of"])
                return (
                    document is not None
                    and document.text == values["content"]
                    and message is not None
                    and message.attachments[0].document_id == key
                )
            case "event":
                event = self._events[key]
                return (event.title, event.begins.isoformat()) == (
                    values["title"],
                    values["begins"],
                )
            case "draft" | "unit" | "term":
                return self._texts(kind, key) == [values["text"]]
        raise ValueError(kind)

    def _texts(self, kind: str, key: str) -> list[object]:
        if kind == "draft":
            return list((self._drafts.load_draft(key) or {}).values())
        if kind == "unit":
            return [match.target for match in self._memory.look_up(key, _PAIR)]
        return [term.target for term in self._terms if term.source == key]


def _killed(folder: Path, seed: int, lines: int) -> list[Values]:
    """Run the child, kill it after so many lines; all that it told."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.acceptance.changing_child", str(folder), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    told: list[Values] = []
    assert child.stdout is not None
    with child:
        for line in child.stdout:
            told.append(json.loads(line))
            if len(told) >= lines:
                break
        child.kill()
        # What stood in the pipe was told before; its last line may be cut.
        told += [json.loads(line) for line in child.stdout if line.endswith("\n")]
    assert len(told) >= lines
    return told


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        found = lost_over(Path(place), int(sys.argv[1]), seed=2)
        sys.exit("\n".join(found) or 0)
