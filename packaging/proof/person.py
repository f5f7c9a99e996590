"""Someone who uses the built app with real keys, at random but sensibly."""

from __future__ import annotations

import random
from collections.abc import Callable
from time import monotonic, sleep

from proof.home import Home
from proof.screen import ProofError, Screen, wait_for

STORED_SECONDS = 2.0
"""After so long a question has to be in the database."""
_QUESTIONS = ("What is the capital of France", "Tell me about the sea", "Why is the sky blue")
_PATIENCE_SECONDS = 60


class Person:
    """Asks, translates, writes, looks around; remembers what was asked.

    Attributes:
        asked: when Enter was pressed, by ``time.monotonic``, and the question.
        hurried: whether it is not waited for until a question was taken.
    """

    def __init__(self, screen: Screen, home: Home, chance: random.Random) -> None:
        self._screen = screen
        self._home = home
        self.chance = chance
        self.asked: list[tuple[float, str]] = []
        self.hurried = False

    def act(self) -> None:
        """One thing a person might do."""
        press = self._screen.press
        actions: tuple[Callable[[], None], ...] = (
            self._ask,
            self._ask,
            self._translate,
            self._write,
            lambda: press("ctrl+1", "ctrl+n"),
            lambda: press("ctrl+1", "Escape"),
            lambda: press("ctrl+1", "ctrl+r"),
            lambda: press("ctrl+k", "Escape"),
            lambda: press(f"ctrl+{self.chance.randint(1, 6)}"),
            lambda: sleep(self.chance.uniform(0.5, 4)),
        )
        self.chance.choice(actions)()

    def check(self, until: float) -> None:
        """See that what was asked is stored, or still a draft.

        Args:
            until: the end, by ``time.monotonic``; what was asked just before may be missing.

        Raises:
            ProofError: something is lost, or the database is damaged.
        """
        if (state := self._home.database_state()) != "ok":
            raise ProofError(f"The database is damaged: {state}")
        kept = "\n".join([*self._home.questions(), *self._home.drafts()])
        lost = [text for at, text in self.asked if at < until - STORED_SECONDS and text not in kept]
        if lost:
            raise ProofError(f"Lost: {lost}")

    def forget_unstored(self) -> None:
        """What was asked just before a kill need not be there."""
        stored = self._home.questions()
        self.asked = [(at, text) for at, text in self.asked if text in stored]

    def _ask(self) -> None:
        """Stop what is being written, and ask in the conversation shown or in a new one."""
        question = f"{self.chance.choice(_QUESTIONS)} {len(self.asked) + 1}"
        self._screen.press("ctrl+1", "Escape")
        # While an answer is on its way, Enter does nothing and the text stays where it is.
        wait_for("The end of an answer", self._nothing_is_written, _PATIENCE_SECONDS)
        sleep(0.5)
        if self.chance.random() < 0.3:
            self._screen.press("ctrl+n")
        self._screen.press("ctrl+a")
        self._screen.type(question)
        self._screen.press("Return")
        pressed = monotonic()
        if self.hurried or self._was_taken(question):
            self.asked.append((pressed, question))

    def _translate(self) -> None:
        self._screen.press("ctrl+3", "ctrl+a")
        self._screen.type("It rains. We stay at home.")
        self._screen.press("ctrl+Return")

    def _write(self) -> None:
        self._screen.press("ctrl+4", "ctrl+a")
        self._screen.type("Invite the neighbours to a party.")
        self._screen.press("ctrl+Return")

    def _nothing_is_written(self) -> bool:
        return all(answer.state != "partial" for answer in self._home.answers())

    def _was_taken(self, question: str) -> bool:
        """Whether it became a message; else it is a draft that stayed where it was typed."""

        def place() -> str:
            if question in self._home.questions():
                return "message"
            return "draft" if any(question in each for each in self._home.drafts()) else ""

        return wait_for(f"A place for {question!r}", place, _PATIENCE_SECONDS) == "message"
