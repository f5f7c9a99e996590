"""What the tutor says: held until it was looked at, asked for once more, or replaced."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import replace

from gpt_desktop.core.annotations import Span, Standing, TutorPart
from gpt_desktop.core.calculation.answer_check import calculation_marks, mark_words
from gpt_desktop.core.learning.session import Role, SessionStep
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import Annotated, Notice, TaskEvent, TaskResult, TextAdded
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.shaping import PlainShaper

SMALL = (
    1_000_000_000  # parameters; of smaller models hints and solutions were wrong: docs/quality.md
)
_MOST_NAMED = 3  # wrong sums


def filled(
    book: PromptBook, run: GenerationRun, prompt_id: str, values: Mapping[str, str]
) -> FilledPrompt:
    """The prompt in the model's style."""
    return book[prompt_id].fill(run.generator.facts.prompt_style, values)


def shaper(most_sentences: int | None = None) -> PlainShaper:
    """Without an announcement, and without going round in circles."""
    return PlainShaper(max_sentences=most_sentences, chatter=True, distinct=True)


def held(
    run: GenerationRun,
    ask: Callable[[str], FilledPrompt],
    wishes: tuple[str, ...],
    allowed: Callable[[str], bool],
    *,
    max_tokens: int,
    most_sentences: int | None = None,
) -> Generator[TaskEvent, None, str]:
    """A text that is allowed, asked for once with each wish; "" where none was.

    Nothing of it is shown before it was looked at; the person hears of the progress.

    Args:
        ask: the prompt with a wish, such as not to name the result.
    """
    for wish in wishes:
        text = yield from run.stream(
            ask(wish), shaper(most_sentences), max_tokens=max_tokens, show=False
        )
        if run.token.cancelled:
            return ""
        if text.strip() and allowed(text):
            return text
    return ""


def end(
    run: GenerationRun,
    step: SessionStep,
    notices: list[Notice],
    *,
    shown: bool = False,
) -> Generator[TaskEvent, None, TaskResult]:
    """Show a step and say what is known of it.

    Args:
        shown: its text was shown already.
    """
    if step.text and not shown:
        yield TextAdded(step.text)
    yield from notices
    part = TutorPart(Span(0, len(step.text)), step.role, step.standing, step.remark)
    yield Annotated(part)
    if step.standing is Standing.COMPUTED or not shown:
        run.settle()  # what was cut or left out is not what is shown
    result = yield from run.finish_with(step.text, notices)
    return replace(result, annotations=(part,))


def judged(role: Role, text: str, remark: str = "") -> SessionStep:
    """Something of the model's: wrong where a sum in it is, else not checked."""
    marks = calculation_marks(text, ())
    if not marks:
        return SessionStep(role, text, Standing.NOT_CHECKED, remark)
    found = " ".join(mark_words(text, each) for each in marks[:_MOST_NAMED])
    return SessionStep(role, text, Standing.WRONG, " ".join(filter(None, (remark, found))))
