"""A work is done again without a model, to find what was asked for it."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingParams, TextGenerator
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult
from gpt_desktop.services.replayed_prompt import replayed_prompt
from tests.core.running import TASKS
from tests.fakes import ScriptedGenerator


class Asking:
    """A task that asks some prompts and gives the last answer."""

    id, title, options = "asking", "Asking", ()

    def __init__(self, *prompts: str) -> None:
        self._prompts = prompts

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        yield from ()
        text = ""
        for words in self._prompts:
            prompt = TextPrompt(words)
            text = "".join(
                each.text for each in generator.generate(prompt, SamplingParams(), token)
            )
        found = yield from TASKS[0].run(request, ScriptedGenerator([text]), token)
        return found


def replayed(*prompts: str, text: str = "Fine.") -> Prompt:
    model, token = ScriptedGenerator(), CancelToken()
    found, _, _ = replayed_prompt(Asking(*prompts), TaskRequest(text="Hi"), text, model, token)
    assert model.prompts == []  # nothing is asked of the model itself
    return found


def test_one_prompt_is_found_also_where_it_is_asked_again() -> None:
    assert replayed("Say fine:") == TextPrompt("Say fine:")
    assert replayed("Say fine:", "Say fine:") == TextPrompt("Say fine:")


def test_asked_again_in_other_words_it_is_the_first() -> None:
    assert replayed("Hi, fine:", "Hi, better:") == TextPrompt("Hi, fine:")


def test_several_prompts_are_no_one_prompt() -> None:
    with pytest.raises(UserFacingError, match="several pieces"):
        replayed("Say fine:", "And again:")
    with pytest.raises(UserFacingError, match="several pieces"):
        replayed()
