"""Random but sensible use of the app, as a state machine."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from PySide6.QtCore import Qt

from gpt_desktop.core.settings import Appearance
from tests.soak.hands import CONTROL, VIEWS, Hands, LoggedErrors

QUESTIONS = (
    "What is the capital of France?",
    "Write three sentences about the sea.",
    "Why is the sky blue?",
    "你好，请介绍一下你自己。",
    "Give me a list of five colours.",
    "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n\nExplain this.",
)
SENTENCES = (
    "The library opens at nine. Bring your card if you want to borrow books.",
    "It rains. We stay at home.",
    "今天天气很好。",
)
BRIEFS = ("Invite the neighbours to the summer party.", "Say thank you for the flowers.")
_SECONDS = 900  # that any work may take, a dozen documents one after another on a busy machine


class Person(RuleBasedStateMachine):
    """Does one thing after another in a window that is open already.

    Attributes:
        pace: how long the person looks at things, 1.0 as people do.

    What must hold after each: nothing was logged as an error, and every question that was
    asked and not deleted is stored, once the work has ended.
    """

    hands: ClassVar[Hands]
    errors: ClassVar[LoggedErrors]
    documents: ClassVar[tuple[Path, ...]]
    pace: ClassVar[float] = 1.0
    _number: ClassVar[count[int]] = count(1)

    @rule(view=st.sampled_from(VIEWS))
    def look_at(self, view: str) -> None:
        self.hands.go(view)

    @rule(question=st.sampled_from(QUESTIONS), patience=st.sampled_from((0, 200, 1500)))
    def ask(self, question: str, patience: int) -> None:
        self.hands.ask(f"{question} ({next(self._number)})")
        self.hands.wait(int(patience * self.pace))

    @rule()
    def stop(self) -> None:
        _ = self.hands.assistant
        self.hands.press(Qt.Key.Key_Escape)

    @rule()
    def ask_again(self) -> None:
        _ = self.hands.assistant
        self.hands.press(Qt.Key.Key_R, CONTROL)

    @rule(step=st.sampled_from((-1, 1)))
    def show_another_answer(self, step: int) -> None:
        self.hands.assistant.page.transcript.step_version(step)

    @rule()
    def begin_a_conversation(self) -> None:
        _ = self.hands.assistant
        self.hands.press(Qt.Key.Key_N, CONTROL)

    @rule(place=st.integers(0, 20))
    def open_a_conversation(self, place: int) -> None:
        stored = self.hands.services.conversations.list_conversations()
        if stored:
            self.hands.assistant.open_conversation(stored[place % len(stored)].id)

    @rule(place=st.integers(0, 20))
    def delete_a_conversation(self, place: int) -> None:
        self.hands.settle(_SECONDS)
        stored = self.hands.services.conversations.list_conversations()
        if len(stored) > 3:
            chosen = stored[place % len(stored)].id
            self.hands.forget(chosen)
            self.hands.assistant.delete(chosen)

    @rule(place=st.integers(0, 20))
    def summarize(self, place: int) -> None:
        self.hands.go("summarize")
        self.hands.drop([self.documents[place % len(self.documents)]])

    @rule(sentence=st.sampled_from(SENTENCES))
    def translate(self, sentence: str) -> None:
        self.hands.go("translate")
        self.hands.paste(sentence)
        self.hands.press(Qt.Key.Key_Return, CONTROL)

    @rule(brief=st.sampled_from(BRIEFS))
    def write(self, brief: str) -> None:
        self.hands.go("write")
        self.hands.paste(brief)
        self.hands.press(Qt.Key.Key_Return, CONTROL)

    @rule(
        appearance=st.sampled_from((Appearance.LIGHT, Appearance.DARK, Appearance.HIGH_CONTRAST)),
        language=st.sampled_from(("en", "zh_CN")),
    )
    def change_the_look(self, appearance: Appearance, language: str) -> None:
        self.hands.settle(_SECONDS)
        self.hands.look(appearance, language)

    @rule(width=st.integers(1024, 1600), height=st.integers(640, 1000))
    def resize(self, width: int, height: int) -> None:
        self.hands.window.resize(width, height)

    @rule()
    def find_a_command(self) -> None:
        self.hands.press(Qt.Key.Key_K, CONTROL)
        self.hands.press(Qt.Key.Key_Escape)

    @rule()
    def quit_and_start_again(self) -> None:
        self.hands.close()
        self.hands.open()

    @rule(milliseconds=st.sampled_from((100, 1000, 3000)))
    def read(self, milliseconds: int) -> None:
        self.hands.wait(int(milliseconds * self.pace))

    @invariant()
    def nothing_was_logged(self) -> None:
        assert self.errors.lines == []

    def teardown(self) -> None:
        """The end of a round of steps: let the work end, then look for what was asked."""
        self.hands.settle(_SECONDS)
        stored = self.hands.stored_questions()
        lost = [question for question in self.hands.asked if question not in stored]
        assert not lost, f"lost: {lost}"
