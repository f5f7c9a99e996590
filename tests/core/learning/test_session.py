"""A session as one text, and its steps out of it again."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.annotations import Span, Standing, TutorPart
from gpt_desktop.core.learning.checked_lines import lines_step, summary_words
from gpt_desktop.core.learning.session import Role, SessionStep, session_steps, session_text


@dataclass(frozen=True)
class _Check:
    verdict: str
    why: str = ""


STEPS = (
    SessionStep(Role.HINT, "Look at both sides."),
    SessionStep(Role.EXAMPLE, "**3x = 9**\n\n1. $x = 3$", Standing.COMPUTED, "By code."),
    SessionStep(Role.QUESTION, "## Hint\n\nwhy?"),
    SessionStep(Role.LINES, "- 2x = 8 — right", Standing.COMPUTED, written="2x = 8\n"),
)


def test_the_steps_come_back_whatever_their_words() -> None:
    text, parts = session_text("2x + 5 = 13", STEPS)
    assert session_steps(text, parts) == STEPS
    assert text.startswith("## Exercise\n\n2x + 5 = 13\n\n## Hint (not checked)\n\nLook")
    assert "## A similar example (computed)" in text
    assert "*By code.*" in text


def test_steps_of_a_newer_version_are_left_out() -> None:
    assert session_steps("abc", (TutorPart(Span(0, 3), "song"),)) == ()


def test_the_lines_say_what_was_found() -> None:
    lines = ["2x = 8", "", "x = 5", "done"]
    checks = [_Check("right"), _Check("unchecked"), _Check("wrong", "x is 4"), _Check("unchecked")]
    step = lines_step(lines, checks)
    assert step.text == "- 2x = 8 — right\n- x = 5 — wrong · x is 4\n- done — not checked"
    assert step.standing is Standing.WRONG
    assert step.written == "2x = 8\n\nx = 5\ndone"
    assert summary_words(lines, checks) == "1 line right · 1 line wrong · 1 line not checked"
    assert lines_step(["x = 4"], [_Check("right")]).standing is Standing.COMPUTED
    assert lines_step(["x = 4"], []).text == "- x = 4 — not checked"
