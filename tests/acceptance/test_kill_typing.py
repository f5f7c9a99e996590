"""The app is killed while somebody types: of what was typed two seconds before, all is there.

``python -m tests.acceptance.test_kill_typing 20`` kills as often as it says.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.texts import SqliteTexts
from tests.acceptance.typing_child import WORDS

ROOT = Path(__file__).parents[2]
KILLS = 2
LOST_AT_MOST = 2.0  # seconds


def test_no_more_than_two_seconds_of_typing_are_lost(tmp_path: Path) -> None:
    assert lost_over(tmp_path, KILLS, seed=3) == []


def lost_over(folder: Path, kills: int, seed: int) -> list[str]:
    """Kill so often, each time going on with the same text; what is missing afterwards."""
    chance = random.Random(seed)
    missing: list[str] = []
    for number in range(kills):
        due = _killed(folder, chance.uniform(LOST_AT_MOST + 0.1, LOST_AT_MOST + 1.0))
        body = _stored(folder)
        if len(body) < due or body != (WORDS * (len(body) // len(WORDS) + 1))[: len(body)]:
            missing.append(f"kill {number}: {due} characters were due, {len(body)} are there")
    return missing


def _killed(folder: Path, seconds: float) -> int:
    """Let somebody type so long and kill the app; how much must be there."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.acceptance.typing_child", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    told: list[tuple[int, float]] = []
    assert child.stdout is not None
    with child:
        for line in child.stdout:
            length, at = line.split()
            told.append((int(length), float(at)))
            if told[-1][1] - told[0][1] >= seconds:
                break
        child.kill()
    assert told
    last = told[-1][1]
    due = [length for length, at in told if at <= last - LOST_AT_MOST]
    assert due
    return due[-1]


def _stored(folder: Path) -> str:
    database = open_database(folder / "test.sqlite3").database
    texts = SqliteTexts(database)
    [entry] = texts.list_texts()
    text = texts.get(entry.id)
    database.close()
    assert text is not None
    return text.body


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        found = lost_over(Path(place), int(sys.argv[1]), seed=4)
        sys.exit("\n".join(found) or 0)
