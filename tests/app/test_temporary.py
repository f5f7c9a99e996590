"""Temporary conversations are answered as others are, and leave nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import Sending
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.messages import Role
from gpt_desktop.core.temporary import TemporaryConversations
from gpt_desktop.services.ports import Services
from tests.core.running import drain
from tests.fakes import ScriptedGenerator
from tests.ui.fakes import fake_services

MARK = "quokka"


@pytest.fixture
def generator() -> ScriptedGenerator:
    return ScriptedGenerator(lambda _: f"The {MARK} is an animal.")


@pytest.fixture
def services(tmp_path: Path, generator: ScriptedGenerator) -> Services:
    return fake_services(tmp_path, generator=generator)


@pytest.fixture
def temporary(services: Services) -> TemporaryConversations:
    found = services.temporary
    assert found is not None
    return found


def test_it_is_a_conversation_as_others_are(
    services: Services, temporary: TemporaryConversations
) -> None:
    store, converse = services.conversations, services.converse
    begun = temporary.begin()
    assert temporary.holds(begun)
    waiting = converse.ask(begun, f"What is a {MARK}?")
    _, answer = drain(converse.answer(waiting, None, CancelToken()))
    again = converse.ask_again(begun)
    drain(converse.answer(again, None, CancelToken()))
    [question, last] = store.messages(begun)
    assert (question.role, last.content) == (Role.USER, answer.content)
    assert store.versions(begun) == {question.id: (answer.id, again.id)}
    store.set_sending(question.id, Sending.PINNED)
    store.rename_conversation(begun, "Mine")
    assert store.title(begun) == "Mine"
    edited = converse.edit_answer(answer.id, "In my words.")
    store.show_version(answer.id)
    assert store.last_message(begun, Role.ASSISTANT) == store.message(answer.id)
    store.delete_message(edited.id)
    store.restore_message(edited.id)
    assert len(store.tree(begun)) == 4
    fork = store.fork(question.id, "Fork")
    assert temporary.holds(fork.id)


def test_it_is_not_listed_and_not_found(
    services: Services, temporary: TemporaryConversations
) -> None:
    kept = services.converse.ask("", f"A kept {MARK}").conversation_id
    begun = temporary.begin()
    services.converse.ask(begun, f"A secret {MARK}")
    assert [each.id for each in services.conversations.list_conversations()] == [kept]
    found = services.conversations.list_conversations(MARK)
    assert [each.id for each in found] == [kept]


def test_it_is_gone_when_it_ends(services: Services, temporary: TemporaryConversations) -> None:
    begun = temporary.begin()
    waiting = services.converse.ask(begun, "Hello")
    temporary.end(begun)
    temporary.end(begun)
    assert not temporary.holds(begun)
    assert services.conversations.message(waiting.id) is None
    assert services.conversations.messages(begun) == []
    with pytest.raises(UserFacingError):
        services.converse.ask(begun, "Are you there?")


def test_it_begins_with_what_new_ones_do(
    services: Services, temporary: TemporaryConversations
) -> None:
    library = services.kept
    assert library is not None
    pirate = Persona("1", "Pirate", "Talk as a pirate.", "second", thinking=True)
    library.give_persona("", pirate)
    begun = temporary.begin()
    assert library.persona_of(begun) == pirate
    assert services.conversations.model(begun) == "second"
    assert services.conversations.thinks(begun)
    library.give_persona(begun, None)
    assert library.persona_of(begun) is None
    assert library.persona_of("") == pirate


def test_its_prompts_are_private_and_others_are_not(
    services: Services, temporary: TemporaryConversations, generator: ScriptedGenerator
) -> None:
    for conversation_id in (temporary.begin(), ""):
        waiting = services.converse.ask(conversation_id, "Hello")
        drain(services.converse.answer(waiting, None, CancelToken()))
    assert [prompt.private for prompt in generator.prompts] == [True, False]


def test_no_file_has_a_word_of_it(
    services: Services, temporary: TemporaryConversations, tmp_path: Path
) -> None:
    begun = temporary.begin()
    waiting = services.converse.ask(begun, f"What is a {MARK}?")
    drain(services.converse.answer(waiting, None, CancelToken()))
    services.converse.ask("", "What is a wombat?")
    services.close()
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"wombat" in held
    assert MARK.encode() not in held
