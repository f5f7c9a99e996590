"""The solution: computed where code could, and the model's held against it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from gpt_desktop.core.annotations import Standing
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.revealed import comes_to, figures
from gpt_desktop.core.learning.session import Role
from gpt_desktop.core.learning.worked import worked_solution
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult, TextAdded
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.learn.asked import Asked
from gpt_desktop.core.tasks.learn.told import SMALL, end, filled, judged, shaper
from gpt_desktop.core.tasks.sampling import task_sampling

_TOKENS = 500


def solution(
    request: TaskRequest, book: PromptBook, generator: TextGenerator, token: CancelToken
) -> Generator[TaskEvent, None, TaskResult]:
    """The computed way first; the model's words follow where they come to the same result.

    Models that are too small to come to it are not asked for words.

    Raises:
        UserFacingError: solutions are withheld.
    """
    asked = Asked.of(request)
    if asked.withheld:
        raise solutions_withheld()
    run = GenerationRun(generator, token, task_sampling("learn", request, _TOKENS))
    prompt = filled(book, run, "learn-solution", asked.values())
    notices = asked.notices(generator.facts)
    small = generator.facts.parameters < SMALL
    if not asked.result:
        text = yield from run.stream(prompt, shaper(), max_tokens=_TOKENS)
        remark = _small_remark() if small and text and figures(asked.exercise) else ""
        return (yield from end(run, judged(Role.SOLUTION, text, remark), notices, shown=True))
    step = worked_solution(asked.worked, asked.result)
    yield TextAdded(step.text)
    if small:
        return (yield from end(run, step, [], shown=True))
    words = yield from run.stream(prompt, shaper(), max_tokens=_TOKENS, show=False)
    if words and not token.cancelled and comes_to(words, asked.result):
        more = f"\n\n### {tr('In words')}\n\n{words}"
        yield TextAdded(more)
        remark = tr(
            "The result is computed. The words are the model’s: they come to the same result, "
            "and their way is not checked."
        )
        return (
            yield from end(
                run, replace(step, text=step.text + more, remark=remark), notices, shown=True
            )
        )
    remark = tr("The model’s own solution was wrong and was left out.") if words else ""
    shown = replace(step, standing=Standing.COMPUTED, remark="" if token.cancelled else remark)
    return (yield from end(run, shown, [], shown=True))


def _small_remark() -> str:
    return tr(
        "Code could not work this out, and a model this small is wrong more often than right."
    )


def solutions_withheld() -> UserFacingError:
    """Who learns here is to find it without one."""
    return UserFacingError(
        tr("Solutions are turned off here."),
        tr("“For teachers: no full solutions” is on in this app."),
        tr("Ask for a hint or a similar example, or have your steps checked."),
    )
