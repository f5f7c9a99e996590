"""The plan is what is sent: its tokens are the prompt's, pins stay, what falls out is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.generation import PromptStyle, TextGenerator
from gpt_desktop.core.messages import ChatPrompt, Message, Role
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.tasks.assistant.plan import ContextPlan, PartKind, ReadPapers, plan_context
from gpt_desktop.core.tasks.assistant.prompt import AssistantPrompt, Papers
from gpt_desktop.core.tasks.base import TaskRequest
from tests.fakes import PlainGenerator, prompt_text

PAPER = make_document(Path("plan.txt"), "Plan", (Block(BlockKind.PARAGRAPH, "The roof first."),))


def turns(count: int, length: int = 400) -> tuple[Message, ...]:
    roles = (Role.USER, Role.ASSISTANT)
    return tuple(Message(roles[i % 2], f"turn{i} " + "x" * length) for i in range(count))


def planned(
    request: TaskRequest,
    generator: TextGenerator | None = None,
    read_papers: ReadPapers | None = None,
) -> ContextPlan:
    template = load_prompts(paths.resources_dir() / "prompts")["assistant"]
    prompt = AssistantPrompt(template, request, PromptStyle.CHAT)
    return plan_context(prompt, generator or PlainGenerator([]), 100, read_papers)


def messages(plan: ContextPlan) -> tuple[Message, ...]:
    prompt = plan.prompt.prompt
    assert isinstance(prompt, ChatPrompt)
    return prompt.messages


def test_its_tokens_are_those_of_the_prompt_and_of_its_parts() -> None:
    plan = planned(TaskRequest(text="And now?", history=turns(3, 20), notes=("17 = 17",)))
    assert plan.tokens == PlainGenerator([]).count_prompt_tokens(plan.prompt.prompt)
    assert plan.tokens == sum(part.tokens for part in plan.parts if part.sent)
    assert [part.kind for part in plan.parts] == [
        PartKind.SYSTEM,
        *[PartKind.TURN] * 3,
        PartKind.NOTES,
        PartKind.QUESTION,
        PartKind.TEMPLATE,
    ]
    assert plan.answer_room == plan.context - plan.tokens
    assert plan.left_out == 0


def test_a_pinned_turn_stays_when_older_ones_fall_out() -> None:
    plan = planned(TaskRequest(text="Next", history=turns(60), pinned=(2,)))
    places = [part.place for part in plan.parts if part.sent and part.place is not None]
    assert places[0] == 2
    assert places[1] > 3
    assert plan.left_out == 60 - len(places)
    assert "turn2 " in prompt_text(plan.prompt.prompt)
    assert plan.tokens <= plan.room


def test_pins_without_room_are_an_error_that_says_so() -> None:
    request = TaskRequest(text="Next", history=turns(60), pinned=tuple(range(60)))
    with pytest.raises(PromptTooLongError) as caught:
        planned(request)
    assert "pinned" in caught.value.what


def test_documents_have_half_of_the_room_and_what_the_history_leaves() -> None:
    rooms: list[int] = []

    def read(request: TaskRequest, room: int, count: Callable[[str], int]) -> Papers:
        del count  # what there is is short
        rooms.append(room)
        [document] = request.documents
        return Papers(whole=document.text, passages="Found: the roof.")

    plan = planned(TaskRequest(text="What first?", documents=(PAPER,)), read_papers=read)
    system, question = messages(plan)
    assert system.content.endswith("\n\nThe roof first.")
    assert question.content == "Found: the roof.\n\nWhat first?"
    assert PartKind.DOCUMENTS in [part.kind for part in plan.parts]
    long = TaskRequest(text="What first?", documents=(PAPER,), history=turns(60))
    planned(long, read_papers=read)
    assert rooms[1] == rooms[0] // 2


@pytest.mark.model
def test_the_real_model_counts_the_same(default_model_folder: Path) -> None:
    from gpt_desktop.inference.engine import open_engine

    engine = open_engine(read_model_folder(default_model_folder))
    try:
        plan = planned(TaskRequest(text="And now, 现在？", history=turns(5, 50)), engine)
        assert plan.tokens == engine.count_prompt_tokens(plan.prompt.prompt)
        assert plan.tokens == sum(part.tokens for part in plan.parts if part.sent)
    finally:
        engine.close()
