"""A learner's question on the exercise, answered with what was said before."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.revealed import without_conclusions
from gpt_desktop.core.learning.session import Role
from gpt_desktop.core.messages import Role as Speaker
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.learn.asked import Asked
from gpt_desktop.core.tasks.learn.told import end, filled, held, judged, shaper
from gpt_desktop.core.tasks.options import required_text
from gpt_desktop.core.tasks.sampling import task_sampling

_TOKENS = 300
_LONGEST_BEFORE = 1_200  # characters of what was said before
_WISHES = (" Do not solve it for them.", " Do not say the result; explain only how to find it.")


def follow_up(
    request: TaskRequest, book: PromptBook, generator: TextGenerator, token: CancelToken
) -> Generator[TaskEvent, None, TaskResult]:
    """The question is the request's instruction; its history is what was said before.

    While the solution was not asked for, or where it is withheld, an answer that gives the
    result away is held back.
    """
    asked = Asked.of(request)
    question = required_text(
        request.instruction, tr("There is no question."), tr("Write your question first.")
    )
    run = GenerationRun(generator, token, task_sampling("learn", request, _TOKENS))

    def ask(wish: str) -> FilledPrompt:
        said = "\n\n".join(each.content for each in request.history)[-_LONGEST_BEFORE:]
        values = {**asked.values(), "said": said, "question": question, "wish": wish}
        return filled(book, run, "learn-follow-up", values)

    notices = asked.notices(generator.facts)
    if not asked.withheld and _solved(request):
        text = yield from run.stream(ask(""), shaper(), max_tokens=_TOKENS)
        return (yield from end(run, judged(Role.ANSWER, text), notices, shown=True))
    if not asked.withheld and not asked.result:
        text = yield from run.stream(ask(_WISHES[0]), shaper(), max_tokens=_TOKENS)
        return (yield from end(run, judged(Role.ANSWER, text), notices, shown=True))
    text = yield from held(
        run, ask, _WISHES, lambda text: not asked.tells(text), max_tokens=_TOKENS
    )
    remark = ""
    if asked.withheld and text:
        kept = without_conclusions(text)
        remark = tr("What told the result was left out.") if kept != text.strip() else ""
        text = kept
    if not text and not token.cancelled:
        remark = tr("The answer gave the result away and was held back.")
        text = tr("Try the next step yourself and have it checked, or ask for a nearer hint.")
    return (yield from end(run, judged(Role.ANSWER, text, remark), notices))


def _solved(request: TaskRequest) -> bool:
    return any(
        each.role is Speaker.ASSISTANT and each.content.startswith(SOLVED)
        for each in request.history
    )


SOLVED = "Solution:"
"""What a turn of the history begins with that is the solution."""
