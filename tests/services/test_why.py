"""Why these words: measured after the prompt that was sent, and without each of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.core.annotations import AskedPart, LeftOut
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingParams, TokenScore
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.assistant.task import AssistantTask
from gpt_desktop.core.tasks.base import Annotated
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.services.why import StoredWhy
from gpt_desktop.services.why_ports import ResultPlace, WhyOf
from gpt_desktop.services.works import StoredWorks
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.works import SqliteWorks
from tests.fakes import ScriptedGenerator, prompt_text, roomy
from tests.services.parts import FolderLibrary, MemoryConversations, MemorySettings

GREEDY = SamplingParams(temperature=0, repetition_penalty=1, max_tokens=24)


class Listening(ScriptedGenerator):
    """Finds an answer the more probable the more often it was told of Paris."""

    def score(
        self,
        prompt: Prompt,
        continuations: Sequence[str],
        token: CancelToken,
        alternatives: int = 0,
    ) -> list[tuple[TokenScore, ...]]:
        token.raise_if_cancelled()
        told = prompt_text(prompt).count("Paris")
        return [tuple(TokenScore(ord(c), c, -4.0 + told) for c in text) for text in continuations]


def made(host: ModelHost, folder: Path) -> tuple[MemoryConversations, StoredConverse, StoredWhy]:
    store = MemoryConversations()
    task = AssistantTask(load_prompts(paths.resources_dir() / "prompts"))
    runner = TaskRunner(host)
    converse = StoredConverse(store, runner, task, MemorySettings())
    database = open_database(folder / "works.sqlite3").database
    works, documents = SqliteWorks(database), SqliteDocuments(database, reader="1")
    why = StoredWhy(
        store, converse, StoredWorks(works, documents, runner, host), works, tasks=[task], host=host
    )
    return store, converse, why


def of(answer_id: str) -> WhyOf:
    return WhyOf(ResultPlace.ANSWER, answer_id)


def test_the_part_that_was_listened_to_is_found_and_kept(tmp_path: Path) -> None:
    host = ModelHost(FolderLibrary(tmp_path, "a"), "", lambda _: Listening(["Fine."]), roomy)
    store, converse, why = made(host, tmp_path)
    waiting = converse.ask("", "It rains. I am in Paris. Where am I?")
    answer = finish(converse.answer(waiting, None, CancelToken()))
    look = finish(why.look(of(answer.id), CancelToken()))
    assert look.remark == ""
    assert look.text == "Fine."
    assert len(look.tokens) == 5
    found = finish(why.leave_out(of(answer.id), CancelToken()))
    assert len(found) == look.parts
    changes = {each.words: each.change for each in found if each.kind is AskedPart.QUESTION}
    assert changes == {"It rains.": 0, "I am in Paris.": -1, "Where am I?": 0}
    assert finish(why.look(of(answer.id), CancelToken())).left_out == found
    stored = store.message(answer.id)
    assert stored is not None
    assert stored.content == "Fine."


def test_what_was_measured_before_a_cancel_is_kept(tmp_path: Path) -> None:
    host = ModelHost(FolderLibrary(tmp_path, "a"), "", lambda _: Listening(["Fine."]), roomy)
    store, converse, why = made(host, tmp_path)
    waiting = converse.ask("", "I am in Paris. Where am I?")
    answer = finish(converse.answer(waiting, None, CancelToken()))
    token = CancelToken()
    run = why.leave_out(of(answer.id), token)
    first = next(event for event in run if isinstance(event, Annotated))
    token.cancel()
    with pytest.raises(CancelledError):
        finish(run)
    stored = store.message(answer.id)
    assert stored is not None
    assert [each for each in stored.annotations if isinstance(each, LeftOut)] == [first.annotation]


def test_what_was_sent_otherwise_is_said(tmp_path: Path) -> None:
    host = ModelHost(FolderLibrary(tmp_path, "a"), "", lambda _: Listening(["One.", "Two."]), roomy)
    store, converse, why = made(host, tmp_path)
    waiting = converse.ask("", "How are you?")
    answer = finish(converse.answer(waiting, None, CancelToken()))
    question = store.message(answer.parent_id or "")
    assert question is not None
    store.update_message(question.id, "How is the weather over there?", question.state)
    look = finish(why.look(of(answer.id), CancelToken()))
    assert "cannot be built exactly" in look.remark


def test_what_is_gone_says_so(tmp_path: Path) -> None:
    host = ModelHost(FolderLibrary(tmp_path, "a"), "", lambda _: Listening(), roomy)
    _, _, why = made(host, tmp_path)
    with pytest.raises(UserFacingError, match="no longer exists"):
        finish(why.look(of("gone"), CancelToken()))
    with pytest.raises(UserFacingError, match="no longer exists"):
        finish(why.look(WhyOf(ResultPlace.WORK, "gone"), CancelToken()))


@pytest.mark.model
def test_the_default_model_listens_to_the_name_it_was_told(
    tmp_path: Path, default_model_folder: Path
) -> None:
    from gpt_desktop.inference.engine import open_engine

    folder = read_model_folder(default_model_folder)
    host = ModelHost(FolderLibrary(tmp_path, "a"), "", lambda _: open_engine(folder), roomy)
    _, converse, why = made(host, tmp_path)
    waiting = converse.ask("", "My name is Zebulon. The weather is fine. What is my name?")
    answer = finish(converse.answer(waiting, GREEDY, CancelToken()))
    place = of(answer.id)
    look = finish(why.look(place, CancelToken()))
    found = finish(why.leave_out(place, CancelToken()))
    looked = finish(why.attention(place, 1, CancelToken()))
    host.close()
    assert look.remark == ""
    assert look.attends
    lowest = min(found, key=lambda each: each.change)
    assert lowest.words == "My name is Zebulon."
    assert 0 < sum(each.weight for each in looked) <= 1 + 1e-3
    assert "Zebulon" in "".join(each.text for each in looked)
