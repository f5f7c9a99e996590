"""Learning: whatever the model does in the room Learn."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import OptionSpec, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.learn.actions import ACTIONS
from gpt_desktop.core.tasks.learn.explain import READER
from gpt_desktop.core.tasks.learn.study_options import STUDY_OPTIONS
from gpt_desktop.core.tasks.learn.tutor_options import TUTOR_OPTIONS

ACTION = OptionSpec("action", mark("Action"), (), "hint")


class LearnTask:
    """Does what the option ``action`` says: see ``actions.ACTIONS``."""

    id = "learn"
    title = mark("Learn")
    options = (ACTION, *TUTOR_OPTIONS, READER, *STUDY_OPTIONS)

    def __init__(self, prompts: PromptBook) -> None:
        self._prompts = prompts

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Do it.

        Raises:
            UserFacingError: the action is none, or what it raises itself.
        """
        name = request.options.get(ACTION.id, ACTION.default)
        action = ACTIONS.get(name)
        if action is None:
            raise UserFacingError(
                tr(
                    "“{value}” is not a choice for “{option}”.", value=name, option=tr(ACTION.label)
                ),
                "",
                tr("Choose one of: {choices}.", choices=", ".join(ACTIONS)),
            )
        return (yield from action(request, self._prompts, generator, token))
