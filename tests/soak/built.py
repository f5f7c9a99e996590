"""A soak of the built app: ``python -m tests.soak.built dist/gpt-desktop/gpt-desktop``.

Real keys on a virtual screen, random but sensible. First the program is killed again and again
in the middle of what it does, and nothing that was asked more than two seconds before may be
missing from its database. Then it runs on without kills, and its memory has to stay flat. Needs
Linux with Xvfb and xdotool.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

from tests.soak.memory import Memory
from tests.soak.screen import Screen

QUESTIONS = ("What is the capital of France", "Tell me about the sea", "Why is the sky blue")
STORED_SECONDS = 2.0
"""After so long a question has to be in the database."""
_PATIENCE_SECONDS = 60


@dataclass
class Built:
    """The program, started again and again over one data folder.

    Attributes:
        asked: questions with the time at which Enter was pressed.
        hurried: whether it is not waited for until a question was taken.
    """

    program: Path
    data: Path
    screen: Screen
    chance: random.Random
    asked: list[tuple[float, str]] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None
    hurried: bool = False

    def start(self) -> None:
        environment = {
            "HOME": str(self.data.parent),
            "PATH": "/nonexistent",
            "LANG": "C.UTF-8",
            "DISPLAY": self.screen.display,
            "GPT_DESKTOP_DATA": str(self.data),
        }
        self.process = subprocess.Popen([str(self.program)], env=environment)
        self.screen.focus(self.screen.window_of(self.process.pid))

    def kill(self) -> None:
        assert self.process is not None
        assert self.process.poll() is None, "the program ended by itself"
        self.process.kill()
        self.process.wait()

    def quit(self) -> None:
        """As a person does; it has to end by itself."""
        assert self.process is not None
        self.screen.keys("ctrl+q")
        assert self.process.wait(60) == 0, "the program did not end well"

    def act(self) -> None:
        """One thing a person might do."""
        actions: tuple[Callable[[], None], ...] = (
            self.ask,
            self.ask,
            self.translate,
            self.write,
            lambda: self.screen.keys("ctrl+1", "ctrl+n"),
            lambda: self.screen.keys("ctrl+1", "Escape"),
            lambda: self.screen.keys("ctrl+1", "ctrl+r"),
            lambda: self.screen.keys("ctrl+k", "Escape"),
            lambda: self.screen.keys(f"ctrl+{self.chance.randint(1, 6)}"),
            lambda: sleep(self.chance.uniform(0.5, 4)),
        )
        self.chance.choice(actions)()

    def ask(self) -> None:
        """Stop what is being written, and ask in the conversation shown or in a new one."""
        question = f"{self.chance.choice(QUESTIONS)} {len(self.asked) + 1}"
        self.screen.keys("ctrl+1", "Escape")
        self._wait_for_the_answer_to_end()
        if self.chance.random() < 0.3:
            self.screen.keys("ctrl+n")
        self.screen.keys("ctrl+a")
        self.screen.type(question)
        self.screen.keys("Return")
        pressed = monotonic()
        # Where the window did not take it, for an answer was on its way, it is still a draft.
        if self.hurried or self._taken(question):
            self.asked.append((pressed, question))

    def translate(self) -> None:
        self.screen.keys("ctrl+3", "ctrl+a")
        self.screen.type("It rains. We stay at home.")
        self.screen.keys("ctrl+Return")

    def write(self) -> None:
        self.screen.keys("ctrl+4", "ctrl+a")
        self.screen.type("Invite the neighbours to a party.")
        self.screen.keys("ctrl+Return")

    def lost(self, now: float) -> list[str]:
        """What was asked long enough before ``now`` and is not in the database."""
        with closing(sqlite3.connect(self.data / "gpt-desktop.sqlite3")) as database:
            [[sound]] = database.execute("PRAGMA integrity_check").fetchall()
            assert sound == "ok", sound
        kept = "\n".join(self._messages() | self._drafts())
        return [text for at, text in self.asked if at < now - STORED_SECONDS and text not in kept]

    def drop_unstored(self) -> None:
        """What was asked too shortly before a kill need not be there."""
        stored = self._messages()
        self.asked = [(at, text) for at, text in self.asked if text in stored]

    def _wait_for_the_answer_to_end(self) -> None:
        """While one is being written, Enter does nothing and the text stays where it is."""
        end = monotonic() + _PATIENCE_SECONDS
        with closing(sqlite3.connect(self.data / "gpt-desktop.sqlite3")) as database:
            query = "SELECT count(*) FROM message WHERE state = 'partial'"
            while database.execute(query).fetchone() != (0,):
                assert monotonic() < end, "an answer did not stop"
                sleep(0.2)
        sleep(0.5)

    def _taken(self, question: str) -> bool:
        """Whether a question was stored as a message. A draft is what was not taken."""
        end = monotonic() + _PATIENCE_SECONDS
        while monotonic() < end:
            if question in self._messages():
                return True
            if any(question in draft for draft in self._drafts()):
                return False
            sleep(0.2)
        raise AssertionError(f"neither stored nor a draft: {question}")

    def _messages(self) -> set[str]:
        return self._column("SELECT content FROM message")

    def _drafts(self) -> set[str]:
        return self._column("SELECT content FROM draft")

    def _column(self, query: str) -> set[str]:
        with closing(sqlite3.connect(self.data / "gpt-desktop.sqlite3")) as database:
            return {row[0] for row in database.execute(query)}

    def complaints(self) -> list[str]:
        """Errors in the program's log, and crash reports that are not of our kills."""
        log = self.data / "gpt-desktop.log"
        lines = log.read_text(encoding="utf-8").splitlines() if log.is_file() else []
        return [line for line in lines if " ERROR " in line or " CRITICAL " in line]


def main() -> int:
    """0: nothing was lost, nothing logged, memory flat."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.built", description=__doc__)
    parser.add_argument("program", type=Path)
    parser.add_argument("--minutes", type=float, default=120, help="after the kills")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gpt-desktop-soak-") as home, Screen() as screen:
        data = Path(home) / "data"
        program = arguments.program.resolve()
        built = Built(program, data, screen, random.Random(arguments.seed))
        _kill_again_and_again(built, arguments.kills)
        memory = _run_on(built, arguments.minutes * 60)
        complaints = built.complaints()
    _say(f"{len(built.asked)} questions kept over {arguments.kills} kills. {memory.verdict()}")
    for line in complaints:
        _say(line)
    return 0 if memory.flat and not complaints else 1


def _kill_again_and_again(built: Built, kills: int) -> None:
    for number in range(kills):
        built.start()
        for _ in range(built.chance.randint(1, 5)):
            built.hurried = built.chance.random() < 0.5
            built.act()
        sleep(built.chance.uniform(0, 3))
        now = monotonic()
        built.kill()
        lost = built.lost(now)
        assert not lost, f"lost by kill {number + 1}: {lost}"
        built.drop_unstored()
        _say(f"kill {number + 1}: {len(built.asked)} questions, none lost")


def _run_on(built: Built, seconds: float) -> Memory:
    built.hurried = False
    built.start()
    assert built.process is not None
    memory = Memory(min(600.0, seconds / 3), str(built.process.pid))
    end = monotonic() + seconds
    while monotonic() < end:
        for _ in range(10):
            built.act()
        assert built.process.poll() is None, "the program ended by itself"
        _say(memory.sample())
    sleep(STORED_SECONDS)
    lost = built.lost(monotonic())
    assert not lost, f"lost: {lost}"
    built.quit()
    return memory


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    sys.exit(main())
