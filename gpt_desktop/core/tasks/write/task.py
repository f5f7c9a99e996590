"""Writing: new texts from a brief, and work on a text that is there."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import mark
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.options import LENGTH, chosen
from gpt_desktop.core.tasks.write.compose_run import ComposeRun
from gpt_desktop.core.tasks.write.continue_run import ContinueRun
from gpt_desktop.core.tasks.write.edit_run import EditRun
from gpt_desktop.core.tasks.write.options import (
    ACTION,
    ALTERNATIVES,
    FACTS,
    HEADING,
    HEADINGS,
    KIND,
    KIND_VALUES,
    STYLE,
    TONE,
)


class WriteTask:
    """Writes what the option ``action`` says.

    The kinds take a brief as their text, the actions a text to work on (the documents' where
    there is no text); the request's instruction is the person's further wish, for ``own`` all
    of it. Work on a text gives its changes as annotations.
    """

    id = "write"
    title = mark("Write")
    options = (ACTION, KIND, TONE, LENGTH, FACTS, HEADINGS, HEADING, STYLE, ALTERNATIVES)

    def __init__(self, prompts: PromptBook) -> None:
        self._prompts = prompts

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Write.

        Raises:
            UserFacingError: there is no text, or an option is unknown.
            PromptTooLongError: the brief does not fit the model.
        """
        action = chosen(request, ACTION)
        if action == "continue":
            return (yield from ContinueRun(self._prompts, request, generator, token).stream())
        if action in (*KIND_VALUES, "outline", "section"):
            return (
                yield from ComposeRun(self._prompts, request, generator, token, action).stream()
            )
        edit = EditRun(self._prompts, request, generator, token, action)
        return (yield from edit.stream())
