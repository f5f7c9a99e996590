"""A similar example, worked by the model where code could make none."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.session import Role
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.learn.asked import Asked
from gpt_desktop.core.tasks.learn.told import end, filled, held, not_checked
from gpt_desktop.core.tasks.sampling import task_sampling

_TOKENS = 400
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
        return not asked.tells(text) and not _same_exercise(text, asked.exercise)

    text = yield from held(run, ask, _WISHES, allowed, max_tokens=_TOKENS)
    remark = ""
    if not text and not token.cancelled:
        remark = tr("The model only worked the exercise itself, so its example was held back.")
        text = tr("No example could be made. Ask for a nearer hint.")
    step = not_checked(Role.EXAMPLE, text, remark)
    return (yield from end(run, step, asked.notices(generator.facts)))


def _same_exercise(text: str, exercise: str) -> bool:
    letters = _letters(exercise)
    return len(letters) > 0 and letters in _letters(text)


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())
