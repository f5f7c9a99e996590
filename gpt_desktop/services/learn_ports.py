"""What the services offer to the room Learn."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.computing import ComputesExercises, LineCheck
from gpt_desktop.core.learning.inside import InsideLook
from gpt_desktop.core.learning.session import Role
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.works import Work
from gpt_desktop.services.review_ports import Reviews


@dataclass(frozen=True, slots=True)
class CheckedSession:
    """A session whose learner's lines were looked at, and what came out, a line each."""

    work: Work
    checks: tuple[LineCheck, ...]


class Tutor(Protocol):
    """Sessions of the tutor. Every method takes its time and belongs off the window's thread."""

    def begin(self, exercise: str, options: Mapping[str, str], model_id: str = "") -> Work:
        """Store a session without steps.

        Raises:
            UserFacingError: it cannot be stored.
        """
        ...

    def ask(
        self, work: Work, role: Role, token: CancelToken, question: str = ""
    ) -> Generator[TaskEvent, None, Work]:
        """Add a step; its text comes as events, the session with it is returned.

        What code can tell alone is told without a model. A step that was stopped keeps what
        there is.

        Args:
            question: the learner's, for ``Role.ANSWER``.

        Raises:
            UserFacingError: solutions are turned off, or what the model raises.
        """
        ...

    def check(self, work: Work, lines: Sequence[str]) -> CheckedSession:
        """Look at the learner's lines, and keep them in the session in place of earlier ones.

        Raises:
            UserFacingError: the session cannot be stored.
        """
        ...


@dataclass(frozen=True, slots=True)
class Drawn:
    """A token that was drawn.

    Attributes:
        text: whole characters only, so it may be "".
        ends: the model ended the text instead.
    """

    text: str
    ends: bool


class ShowsInside(Protocol):
    """What the model does with a sentence. For the inference lane only.

    Both raise UserFacingError where no model can be loaded, and CancelledError where the token
    was cancelled.
    """

    def look(
        self, text: str, model_id: str, token: CancelToken
    ) -> Generator[TaskEvent, None, InsideLook]:
        """Read a text.

        Raises:
            UserFacingError: it is empty or too long, or the model does not show anything.
        """
        ...

    def draw(
        self, text: str, temperature: float, model_id: str, token: CancelToken
    ) -> Generator[TaskEvent, None, Drawn]:
        """Draw the next token from all there are; temperature 0 takes the likeliest."""
        ...


@dataclass(frozen=True, slots=True)
class LearnServices:
    """Each is None where it is not offered.

    Attributes:
        tutor: sessions of the tutor.
        exercises: computes what can be computed.
        inside: shows what the model does with a sentence.
        reviews: decks of cards and their review.
        write_cards: writes cards for other programs, as the name says: where, a title, the cards.
    """

    tutor: Tutor | None = None
    exercises: ComputesExercises | None = None
    inside: ShowsInside | None = None
    reviews: Reviews | None = None
    write_cards: Callable[[Path, str, Sequence[CardText]], None] | None = None
