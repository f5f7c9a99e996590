"""An explanation is held against its passage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gpt_desktop import paths
from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import PromptTooLongError, UserFacingError
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest, TextAdded
from gpt_desktop.core.tasks.learn.explain import explain
from tests.fakes import LARGE_FACTS, ScriptedGenerator, prompt_text

BOOK = load_prompts(paths.resources_dir() / "prompts")
PASSAGE = "The library opens at nine. Members may borrow six books for three weeks."
TRUE, FALSE = "Members may borrow six books.", "Members may borrow ninety books."
FACTS = replace(LARGE_FACTS, abilities=frozenset())


def test_what_the_passage_does_not_bear_is_marked() -> None:
    generator = ScriptedGenerator([f"{TRUE} {FALSE}"], FACTS)
    events: list[object] = []
    request = TaskRequest(text=PASSAGE, options={"reader": "child"})
    result = finish(explain(request, BOOK, generator, CancelToken()), events.append)
    claims = [each for each in result.annotations if isinstance(each, Claim)]
    assert [bool(each.checks) for each in claims] == [False, True]
    assert [each.text for each in result.notices] == [
        "The passage does not say what 1 sentence says."
    ]
    assert "".join(e.text for e in events if isinstance(e, TextAdded)) == result.text
    assert "ten-year-old" in prompt_text(generator.prompts[0])


def test_words_of_ones_own_say_who_it_is_for() -> None:
    generator = ScriptedGenerator([TRUE], FACTS)
    request = TaskRequest(text=PASSAGE, options={"reader": "my grandmother", "language": "fr"})
    finish(explain(request, BOOK, generator, CancelToken()))
    prompt = prompt_text(generator.prompts[0])
    assert "for my grandmother" in prompt
    assert "Answer in French" in prompt


def test_what_cannot_be_explained_is_refused() -> None:
    generator = ScriptedGenerator([TRUE], FACTS)
    with pytest.raises(UserFacingError, match="no passage"):
        finish(explain(TaskRequest(text=" "), BOOK, generator, CancelToken()))
    nobody = TaskRequest(text=PASSAGE, options={"reader": " "})
    with pytest.raises(UserFacingError, match="who"):
        finish(explain(nobody, BOOK, generator, CancelToken()))
    with pytest.raises(PromptTooLongError):
        finish(explain(TaskRequest(text=PASSAGE * 200), BOOK, generator, CancelToken()))
