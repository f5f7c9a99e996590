"""What is said to be sent where Summarize answers is what is sent; an estimate is near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.documents import Document, make_document
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.messages import Message, Role
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.assistant.letter_count import LetterCount
from gpt_desktop.core.tasks.assistant.plan import PartKind, Way
from gpt_desktop.core.tasks.assistant.task import AssistantTask
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.storage.passages import FtsPassages
from tests.core.running import PROMPTS
from tests.core.tasks.summarize.test_options import KeptParts
from tests.fakes import LARGE_FACTS, SCRIPTED_FACTS, PlainGenerator

PAPERS = Path(__file__).parents[3] / "data" / "papers"
HISTORY = (Message(Role.USER, "Hello"), Message(Role.ASSISTANT, "Hello."))


def paper(name: str) -> Document:
    text = (PAPERS / f"{name}.md").read_text("utf-8")
    return make_document(Path(name), name, text_blocks(text))


LEASE = paper("en-02-lease")


def asked(question: str) -> TaskRequest:
    return TaskRequest(question, documents=(LEASE,), search=FtsPassages(), history=HISTORY)


@pytest.mark.parametrize(
    ("question", "way"),
    [("When is the rent due?", Way.PASSAGES), ("Summarize the document", Way.WHOLE)],
)
def test_the_prompt_is_the_one_that_is_sent(question: str, way: Way) -> None:
    generator = PlainGenerator(["The rent is due on the first."] * 40, SCRIPTED_FACTS)
    plan = AssistantTask(PROMPTS).sent(asked(question), generator)
    assert generator.prompts == []
    finish(AssistantTask(PROMPTS).run(asked(question), generator, CancelToken()))
    assert plan.way is way
    assert plan.prompt.prompt == generator.prompts[0]
    assert plan.tokens == generator.count_prompt_tokens(generator.prompts[0])
    sent = [part for part in plan.parts if part.sent]
    assert plan.tokens == sum(part.tokens for part in sent)
    turns = [part for part in plan.parts if part.kind is PartKind.TURN]
    assert [part.sent for part in turns] == [False, False]
    assert plan.left_out == 0


@pytest.mark.parametrize("question", ["When is the rent due?", "Summarize the document"])
def test_of_a_private_request_nothing_is_kept(question: str) -> None:
    generator = PlainGenerator(["The rent is due on the first."] * 40, SCRIPTED_FACTS)
    parts = KeptParts()
    request = replace(asked(question), private=True, parts=parts)
    finish(AssistantTask(PROMPTS).run(request, generator, CancelToken()))
    assert generator.prompts
    assert all(prompt.private for prompt in generator.prompts)
    assert not parts.texts


def test_what_code_finds_is_not_sent() -> None:
    plan = AssistantTask(PROMPTS).sent(asked("List all dates and figures"), PlainGenerator([]))
    assert (plan.way, plan.tokens) == (Way.WHOLE, 0)


def test_a_large_model_is_asked_in_the_conversation() -> None:
    task, generator = AssistantTask(PROMPTS), PlainGenerator([], LARGE_FACTS)
    request = asked("When is the rent due?")
    assert task.sent(request, generator) == task.plan(request, generator)


@pytest.fixture(scope="module")
def engine(default_model_folder: Path) -> Iterator[TextGenerator]:
    from gpt_desktop.inference.engine import open_engine

    engine = open_engine(read_model_folder(default_model_folder))
    yield engine
    engine.close()


@pytest.mark.model
def test_the_default_model_reads_as_many_tokens_as_were_said(engine: TextGenerator) -> None:
    request = asked("When is the rent due?")
    plan = AssistantTask(PROMPTS).sent(request, engine)
    result = finish(AssistantTask(PROMPTS).run(request, engine, CancelToken()))
    assert plan.way is Way.PASSAGES
    assert plan.tokens == result.receipt.usage.prompt_tokens


@pytest.mark.model
def test_an_estimate_is_near_what_is_counted(engine: TextGenerator) -> None:
    papers = [paper(path.stem).text for path in PAPERS.glob("*.md")]
    counts = LetterCount(engine.facts)
    shares = [counts.count_tokens(text) / engine.count_tokens(text) for text in papers]
    assert len(shares) == 20
    assert min(shares) > 0.9
    assert max(shares) < 1.1
