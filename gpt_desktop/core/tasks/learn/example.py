"""A similar example, worked by the model where code could make none."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.revealed import figures, has_wrong_sums, without_numbering
from gpt_desktop.core.learning.session import Role
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.learn.asked import Asked
from gpt_desktop.core.tasks.learn.told import end, filled, held, judged
from gpt_desktop.core.tasks.sampling import task_sampling
from gpt_desktop.core.trust.statement import Statement

_TOKENS = 400
_SAME = 0.7  # of the words
_WISHES = ("", " Use other numbers and other things than the exercise.")


def example(
    request: TaskRequest, book: PromptBook, generator: TextGenerator, token: CancelToken
) -> Generator[TaskEvent, None, TaskResult]:
    """Another exercise of the same kind with its way; never the learner's own."""
    asked = Asked.of(request)
    run = GenerationRun(generator, token, task_sampling("learn", request, _TOKENS))

    def ask(wish: str) -> FilledPrompt:
        return filled(book, run, "learn-example", {**asked.values(), "wish": wish})

    def allowed(text: str) -> bool:
        own = _same_exercise(text, asked.exercise)
        return not own and not asked.tells(text) and not has_wrong_sums(text)

    text = yield from held(run, ask, _WISHES, allowed, max_tokens=_TOKENS)
    remark = ""
    if not text and not token.cancelled:
        remark = tr("The model’s example was the exercise itself, or wrong, and was held back.")
        text = tr("No example could be made. Ask for a nearer hint.")
    step = judged(Role.EXAMPLE, text, remark)
    return (yield from end(run, step, asked.notices(generator.facts)))


def _same_exercise(text: str, exercise: str) -> bool:
    """Whether an example is the learner's own exercise: the same numbers, or the same words."""
    given = {value for value, _ in figures(exercise)}
    first = text.strip().partition("\n")[0]
    if given:
        told = {value for value, _ in figures(without_numbering(text))}
        return given <= told or {value for value, _ in figures(first)} <= given
    words = _words(exercise)
    return len(words & _words(first)) >= len(words) * _SAME


def _words(text: str) -> set[str]:
    return set(Statement(text).stems)
