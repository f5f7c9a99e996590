"""The model quotes a title: nothing but words that stand side by side in the text."""

from __future__ import annotations

import json

import pytest

from gpt_desktop import paths
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.constraints import JsonSchema
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.schedule import ScheduleTask
from tests.fakes import ScriptedGenerator

TEXT = "let us look at the new office"


def quoted(answer: str) -> tuple[str, ScriptedGenerator]:
    generator = ScriptedGenerator([answer])
    task = ScheduleTask(load_prompts(paths.resources_dir() / "prompts"))
    result = finish(task.run(TaskRequest(text=TEXT), generator, CancelToken()))
    return result.text, generator


def test_the_title_is_a_part_of_the_text_by_a_schema() -> None:
    text, generator = quoted('{"title": "the new office"}')
    assert text == "the new office"
    constraint = generator.params[0].constraint
    assert isinstance(constraint, JsonSchema)
    allowed = json.loads(constraint.schema)["properties"]["title"]["enum"]
    assert "look at the new office" in allowed
    assert all(each in TEXT for each in allowed)


@pytest.mark.parametrize("answer", ['{"title": "the old off', '{"title": "lunch"}', "[]", ""])
def test_what_is_cut_short_or_made_up_is_nothing(answer: str) -> None:
    assert quoted(answer)[0] == ""


def test_without_text_there_is_nothing_to_quote() -> None:
    task = ScheduleTask(load_prompts(paths.resources_dir() / "prompts"))
    with pytest.raises(UserFacingError, match="no event"):
        finish(task.run(TaskRequest(text=" "), ScriptedGenerator([]), CancelToken()))
