"""A hint, or a nearer one, that does not give the result away."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from functools import partial

from gpt_desktop.core.annotations import Standing
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.revealed import invents, without_conclusions
from gpt_desktop.core.learning.session import Role
from gpt_desktop.core.learning.worked import worked_hint
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.learn.asked import Asked
from gpt_desktop.core.tasks.learn.told import SMALL, end, filled, held, judged
from gpt_desktop.core.tasks.learn.tutor_options import NEARNESS
from gpt_desktop.core.tasks.options import chosen
from gpt_desktop.core.tasks.sampling import task_sampling

_SENTENCES = {Role.HINT: 2, Role.NEARER: 3}
_TOKENS = 160
_WISHES = ("", " Do not say the result. Name no number that comes out.")
_KINDS = {
    Role.HINT: "one short hint: what to look at or which rule to use",
    Role.NEARER: "a hint that says what the first step is",
}


def hint(
    request: TaskRequest, book: PromptBook, generator: TextGenerator, token: CancelToken
) -> Generator[TaskEvent, None, TaskResult]:
    """Code's where code worked the exercise and its way shows a rule; else the model's.

    One that gives the computed result away, or has numbers of its own, is asked for once more,
    then replaced. Of models that are too small to say anything right none is asked for.
    """
    asked = Asked.of(request)
    role = Role.NEARER if chosen(request, NEARNESS) == "nearer" else Role.HINT
    run = GenerationRun(generator, token, task_sampling("learn", request, _TOKENS))
    own = worked_hint(role, asked.exercise, asked.worked, asked.result)
    if own.standing is Standing.COMPUTED:
        return (yield from end(run, own, []))
    if generator.facts.parameters < SMALL:
        remark = tr("This model is too small for hints: this one helps with any exercise.")
        return (yield from end(run, replace(own, remark=remark), []))

    def ask(wish: str) -> FilledPrompt:
        values = {**asked.values(), "kind": _KINDS[role], "wish": wish}
        return filled(book, run, "learn-hint", values)

    text = yield from held(
        run,
        ask,
        _WISHES,
        partial(_is_sound, asked),
        max_tokens=_TOKENS,
        most_sentences=_SENTENCES[role],
    )
    if text or token.cancelled:
        step = judged(role, without_conclusions(text))
        return (yield from end(run, step, asked.notices(generator.facts)))
    remark = tr("The model’s hint was wrong or gave the result away, and was held back.")
    return (yield from end(run, replace(own, remark=remark), []))


def _is_sound(asked: Asked, text: str) -> bool:
    """Whether it tells something, but neither the result nor numbers of its own."""
    told = without_conclusions(text)
    return bool(told) and not asked.tells(told) and not invents(told, asked.exercise, asked.worked)
