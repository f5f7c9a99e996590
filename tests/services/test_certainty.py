"""The default model says how sure it was of its answer."""

from __future__ import annotations

from math import exp
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.kept_certainty import kept_certainty, unpacked
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.assistant.task import AssistantTask
from gpt_desktop.services.certainty import AnswerCertainty
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.run_task import TaskRunner
from tests.fakes import ScriptedGenerator, roomy
from tests.services.parts import FolderLibrary, MemoryConversations, MemorySettings

GREEDY = SamplingParams(temperature=0, repetition_penalty=1, max_tokens=24)


def made(host: ModelHost) -> tuple[MemoryConversations, StoredConverse, AnswerCertainty]:
    store = MemoryConversations()
    task = AssistantTask(load_prompts(paths.resources_dir() / "prompts"))
    converse = StoredConverse(store, TaskRunner(host), task, MemorySettings())
    return store, converse, AnswerCertainty(store, converse, task, host)


@pytest.mark.model
def test_a_greedy_answer_is_the_most_probable_at_every_place(
    tmp_path: Path, default_model_folder: Path
) -> None:
    from gpt_desktop.inference.engine import open_engine

    folder = read_model_folder(default_model_folder)
    host = ModelHost(FolderLibrary(tmp_path, "a"), "", lambda _: open_engine(folder), roomy)
    store, converse, certainty = made(host)
    waiting = converse.ask("", "What is the capital of France?")
    answer = finish(converse.answer(waiting, GREEDY, CancelToken()))
    found = finish(certainty(answer.id, CancelToken())).tokens
    host.close()
    assert "".join(each.span.of(answer.content) for each in found) == answer.content
    stored = store.message(answer.id)
    assert stored is not None
    kept = kept_certainty(stored.annotations, answer.content)
    assert kept is not None
    again = unpacked(kept)
    assert again.model == folder.facts.name
    assert [each.span for each in again.tokens] == [each.span for each in found]
    for one, other in zip(again.tokens, found, strict=True):
        assert one.logprob == pytest.approx(other.logprob, abs=1e-4)
        likeliest = [each.text for each in other.alternatives]
        assert [each.text for each in one.alternatives] == likeliest[: len(one.alternatives)]
    first = [each.alternatives[0].logprob == each.logprob for each in found]
    # Reading all at once rounds otherwise than writing one by one.
    assert sum(first) >= 0.9 * len(first)
    assert all(len(each.alternatives) == 20 for each in found)
    assert all(0 < exp(each.logprob) <= 1 for each in found)


def test_an_answer_that_is_gone_says_so(tmp_path: Path) -> None:
    host = ModelHost(FolderLibrary(tmp_path, "a"), "", lambda _: ScriptedGenerator(), roomy)
    _, _, certainty = made(host)
    with pytest.raises(UserFacingError, match="no longer exists"):
        finish(certainty("gone", CancelToken()))


def test_it_is_read_after_what_it_answers(tmp_path: Path) -> None:
    generator = ScriptedGenerator(["Fine."])
    host = ModelHost(FolderLibrary(tmp_path, "a"), "", lambda _: generator, roomy)
    store, converse, certainty = made(host)
    waiting = converse.ask("", "How are you?")
    answer = finish(converse.answer(waiting, None, CancelToken()))
    assert answer.state is MessageState.COMPLETE
    asked = generator.prompts[-1]
    found = finish(certainty(answer.id, CancelToken())).tokens
    assert generator.prompts[-1] == asked
    assert [each.span.of("Fine.") for each in found] == list("Fine.")
    store.update_message(answer.id, "Fine indeed.", answer.state)
    stored = store.message(answer.id)
    assert stored is not None
    assert kept_certainty(stored.annotations, "Fine.") is not None
    assert kept_certainty(stored.annotations, stored.content) is None
