"""Conversations are kept as they come, whatever happens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingDefaults, SamplingParams
from gpt_desktop.core.messages import ChatPrompt, Prompt, Role
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.tasks.base import Annotated, Notice, TextAdded
from tests.core.running import drain
from tests.expected_log import ExpectedLog
from tests.fakes import prompt_text
from tests.services.converse_bench import Bench, shown


def test_question_and_answer_are_stored(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["It is blue."])
    waiting = bench.converse.ask(bench.id, "What colour is it?")
    question, empty = bench.store.messages(bench.id)
    assert (question.role, question.content) == (Role.USER, "What colour is it?")
    assert waiting == empty
    assert (empty.content, empty.state) == ("", MessageState.PARTIAL)
    events, answer = drain(bench.converse.answer(waiting, None, CancelToken()))
    assert shown(events) == answer.content == "It is blue."
    assert bench.store.messages(bench.id) == [question, answer]
    assert answer.state is MessageState.COMPLETE
    assert answer.receipt is not None
    assert answer.receipt.model_id == "alpha"


def test_notices_are_kept_with_the_answer(tmp_path: Path) -> None:
    bench = Bench(tmp_path, [" "])
    events, answer = bench.send("How much is it?")
    said = tuple(event for event in events if isinstance(event, Notice))
    assert [notice.text for notice in said] == ["The model gave no answer."]
    assert answer.notices == bench.last.notices == said


def test_what_is_marked_in_an_answer_is_kept_with_it(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["It is 2 + 2 = 5."])
    events, answer = bench.send("How much is it?")
    marks = tuple(event.annotation for event in events if isinstance(event, Annotated))
    [mark] = marks
    assert isinstance(mark, Claim)
    assert (mark.span.of(answer.content), mark.checks[0].words) == ("5", "Computed: 4")
    assert answer.annotations == bench.last.annotations == marks


def test_a_model_s_own_sampling_is_used_where_nothing_was_chosen(tmp_path: Path) -> None:
    bench = Bench(tmp_path, lambda _: "Yes.")
    bench.own_sampling = SamplingDefaults(temperature=0.7, top_k=20)
    chosen = bench.settings.load()
    for settings in (Settings(), chosen, replace(Settings(), own_temperature=True)):
        bench.settings.save(settings)
        bench.send("Is it?")
    used = [(params.temperature, params.top_k) for params in bench.generator.params]
    assert used == [(0.7, 20), (0.4, 20), (0.2, 20)]
    bench.send("Is it?", SamplingParams(temperature=1.5, top_k=3))
    last = bench.generator.params[-1]
    assert (last.temperature, last.top_k) == (1.5, 3)


def test_the_settings_sample_unless_the_request_does(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["One.", "Two."])
    bench.send("a")
    bench.send("b", SamplingParams(temperature=1.0, seed=3))
    first, second = bench.generator.params
    assert (first.temperature, first.max_tokens) == (0.4, 99)
    assert (second.temperature, second.seed) == (1.0, 3)


def test_the_next_question_has_the_history(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["One.", "Two."])
    bench.send("First?")
    bench.send("Second?")
    prompt = bench.generator.prompts[-1]
    assert isinstance(prompt, ChatPrompt)
    assert [m.content for m in prompt.messages[1:]] == ["First?", "One.", "Second?"]


def test_the_first_question_names_the_conversation(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["One.", "Two."])
    bench.send("How do I keep basil alive in the kitchen over the winter?")
    [conversation] = bench.store.list_conversations()
    assert conversation.title == "How do I keep basil alive in the kitchen…"
    bench.send("Another thing")
    assert bench.store.list_conversations() == [conversation]


def test_after_a_greeting_the_next_question_names_it(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["One.", "Two.", "Three."])
    bench.send("Hello!")
    assert bench.store.title(bench.id) == "Hello!"
    bench.send("Hi, could you explain rain?")
    assert bench.store.title(bench.id) == "Explain rain?"
    bench.send("And snow?")
    assert bench.store.title(bench.id) == "Explain rain?"


def test_a_greeting_the_person_chose_as_the_name_stays(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["One.", "Two."])
    bench.send("Good morning")
    bench.store.rename_conversation(bench.id, "Hello")
    bench.send("What is rain?")
    assert bench.store.title(bench.id) == "Hello"


def test_any_question_is_answered_anew(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["One.", "Two.", "Three."])
    bench.send("First?")
    bench.send("Second?")
    old = bench.store.messages(bench.id)
    waiting = bench.converse.answer_anew(old[0].id)
    assert waiting.parent_id == old[0].id
    drain(bench.converse.answer(waiting, None, CancelToken()))
    assert [each.content for each in bench.store.messages(bench.id)] == ["First?", "Three."]
    bench.store.show_version(old[-1].id)
    assert bench.store.messages(bench.id) == old


def test_the_conversation_goes_on_from_the_person_s_words(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["One.", "Two."])
    _, answer = bench.send("First?")
    mine = bench.converse.edit_answer(answer.id, "Mine.")
    assert (mine.edited, mine.receipt, mine.state) == (True, None, MessageState.COMPLETE)
    bench.send("Second?")
    prompt = bench.generator.prompts[-1]
    assert isinstance(prompt, ChatPrompt)
    assert [m.content for m in prompt.messages[1:]] == ["First?", "Mine.", "Second?"]
    with pytest.raises(UserFacingError):
        bench.converse.edit_answer(answer.id, " ")


def test_a_name_the_person_gave_stays(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["One."])
    bench.store.rename_conversation(bench.id, "Garden")
    bench.send("How?")
    assert bench.store.list_conversations()[0].title == "Garden"


def test_a_question_in_no_conversation_begins_one_of_its_name(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["One."])
    waiting = bench.converse.ask("", "How?")
    assert waiting.conversation_id != bench.id
    titles = {each.id: each.title for each in bench.store.list_conversations()}
    assert titles[waiting.conversation_id] == "How?"


def test_an_answer_that_was_given_up_is_a_stopped_one(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["never"])
    waiting = bench.converse.ask(bench.id, "Hello")
    bench.converse.give_up(waiting)
    assert (bench.last.id, bench.last.state) == (waiting.id, MessageState.STOPPED)


def test_partial_text_is_saved_at_once_and_then_each_half_second(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["a b c d e f"])
    bench.step = 0.2
    bench.send("Go")
    partial = [text for text, state in bench.store.saves if state is MessageState.PARTIAL]
    assert partial == ["a", "a b c d"]


def test_stopping_keeps_what_there_is(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["one two three four"])
    token = CancelToken()
    running = bench.running("Count", token)
    seen: list[object] = []
    while len([event for event in seen if isinstance(event, TextAdded)]) < 2:
        seen.append(next(running))
    token.cancel()
    _, answer = drain(running)
    assert (answer.content, answer.state) == ("one two", MessageState.STOPPED)
    assert bench.last == answer


def test_stopping_before_the_model_is_loaded_is_a_stopped_answer(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["never"])
    token = CancelToken()
    token.cancel()
    _, answer = drain(bench.running("Hello", token))
    assert (answer.content, answer.state) == ("", MessageState.STOPPED)


def test_closing_the_stream_saves_it_as_stopped(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["one two three"])
    running = bench.running("Count", CancelToken())
    while not isinstance(next(running), TextAdded):
        continue
    running.close()
    assert (bench.last.content, bench.last.state) == ("one", MessageState.STOPPED)


def test_a_failure_keeps_what_there_is_and_goes_on(tmp_path: Path) -> None:
    def broken(_: Prompt) -> str:
        raise RuntimeError("a bug")

    bench = Bench(tmp_path, broken)
    with pytest.raises(RuntimeError, match="a bug"):
        bench.send("Hello")
    assert bench.last.state is MessageState.FAILED


def test_a_full_disk_in_mid_answer_loses_no_text(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("A part of a result could not be saved")
    bench = Bench(tmp_path, ["one two three four"])
    bench.step = 1.0
    running = bench.running("Count", CancelToken())
    events: list[object] = []
    while not isinstance(events[-1] if events else None, TextAdded):
        events.append(next(running))
    bench.store.full = True
    with pytest.raises(UserFacingError, match="disk is full"):
        events.extend(running)
    assert shown(events) == "one two three four"
    warnings = [event for event in events if isinstance(event, Notice)]
    assert [notice.text for notice in warnings] == [
        "This answer is not being saved: The disk is full."
    ]


def test_a_question_that_cannot_be_stored_is_an_error_at_once(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["never"])
    bench.store.full = True
    with pytest.raises(UserFacingError, match="disk is full"):
        bench.send("Hello")
    assert bench.generator.prompts == []


def test_regenerating_keeps_the_old_answer_beside_the_new(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["Old.", "New."])
    _, old = bench.send("Question?")
    waiting = bench.converse.ask_again(bench.id)
    _, new = drain(bench.converse.answer(waiting, None, CancelToken()))
    assert new.content == "New."
    assert new.parent_id == old.parent_id
    assert bench.store.all[old.id].content == "Old."
    assert bench.store.messages(bench.id)[-1] == new
    assert "Old." not in prompt_text(bench.generator.prompts[-1])


def test_nothing_asked_is_an_error(tmp_path: Path) -> None:
    bench = Bench(tmp_path, [])
    with pytest.raises(UserFacingError, match="no question"):
        bench.converse.ask_again(bench.id)
    with pytest.raises(UserFacingError, match="nothing to answer"):
        bench.send("  ")
    assert bench.store.messages(bench.id) == []


def test_an_edited_question_stands_beside_the_old_one(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["Blue.", "Green."])
    bench.send("What colour is it?")
    question, answer = bench.store.messages(bench.id)
    waiting = bench.converse.ask_edited(question.id, "What colour is grass?")
    edited, empty = bench.store.messages(bench.id)
    assert waiting == empty
    assert (edited.content, edited.parent_id) == ("What colour is grass?", question.parent_id)
    drain(bench.converse.answer(waiting, None, CancelToken()))
    assert "What colour is it?" not in prompt_text(bench.generator.prompts[-1])
    assert [bench.store.all[each.id] for each in (question, answer)] == [question, answer]
    assert bench.last.content == "Green."


def test_a_question_edited_to_the_same_words_is_answered_again(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["Blue."])
    bench.send("What colour is it?")
    question = bench.store.messages(bench.id)[0]
    waiting = bench.converse.ask_edited(question.id, "What colour is it?")
    assert waiting.parent_id == question.id


@pytest.mark.parametrize(("known", "text"), [(True, "  "), (False, "Which?")])
def test_what_cannot_be_edited(tmp_path: Path, known: bool, text: str) -> None:
    bench = Bench(tmp_path, ["Blue."])
    bench.send("What colour is it?")
    before = dict(bench.store.all)
    question = bench.store.messages(bench.id)[0].id if known else "gone"
    with pytest.raises(UserFacingError):
        bench.converse.ask_edited(question, text)
    assert bench.store.all == before


def cut(bench: Bench, words: int) -> StoredMessage:
    """An answer that ended after so many words."""
    _, answer = bench.send("Tell me.", SamplingParams(max_tokens=words))
    return answer


def test_a_cut_answer_is_gone_on_from_and_kept(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["It was a dark", " and stormy night."])
    old = cut(bench, 2)
    assert (old.content, old.can_go_on) == ("It was", True)
    waiting = bench.converse.continue_answer(old.id)
    assert bench.last == waiting
    assert (waiting.content, waiting.state) == ("It was", MessageState.PARTIAL)
    events, answer = drain(bench.converse.answer(waiting, None, CancelToken()))
    assert shown(events) == answer.content == "It was and stormy night."
    prompt = bench.generator.prompts[-1]
    assert isinstance(prompt, ChatPrompt)
    assert (prompt.messages[-1].content, prompt.opening) == ("Tell me.", "It was")
    assert bench.store.all[old.id] == old
    assert (answer.state, answer.can_go_on) == (MessageState.COMPLETE, False)
    assert old.receipt is not None
    assert answer.receipt is not None
    assert answer.receipt.usage.generated_tokens == old.receipt.usage.generated_tokens + 4
    assert bench.store.versions(bench.id)[answer.parent_id or ""] == (old.id, answer.id)


@pytest.mark.parametrize("how", ["stopped", "failed", "given up"])
def test_what_is_gone_on_from_stays_whatever_happens(tmp_path: Path, how: str) -> None:
    bench = Bench(tmp_path, ["It was a dark", "night"])
    waiting = bench.converse.continue_answer(cut(bench, 2).id)
    token = CancelToken()
    if how == "given up":
        bench.converse.give_up(waiting)
    elif how == "stopped":
        token.cancel()
        drain(bench.converse.answer(waiting, None, token))
    else:
        bench.generator.facts = replace(bench.generator.facts, context_length=1)
        with pytest.raises(UserFacingError):
            drain(bench.converse.answer(waiting, None, token))
    assert (bench.last.content, bench.last.can_go_on) == ("It was", True)
    assert bench.last.receipt is not None


def test_blanks_at_the_end_are_not_gone_on_from(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["It was", "\n\nThen."])
    old = cut(bench, 9)
    bench.store.update_message(old.id, "It was\n\n", MessageState.STOPPED)
    waiting = bench.converse.continue_answer(old.id)
    _, answer = drain(bench.converse.answer(waiting, None, CancelToken()))
    assert answer.content == "It was\n\nThen."


def test_what_can_go_on(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["Blue."])
    _, whole = bench.send("What colour is it?")
    assert not whole.can_go_on
    assert not bench.store.messages(bench.id)[0].can_go_on
    assert replace(whole, state=MessageState.STOPPED).can_go_on
    assert replace(whole, state=MessageState.FAILED).can_go_on
    assert not replace(whole, state=MessageState.PARTIAL).can_go_on
    assert not replace(whole, state=MessageState.STOPPED, content=" ").can_go_on


def model_used(answer: StoredMessage) -> str:
    assert answer.receipt is not None
    return answer.receipt.model_id


def test_the_model_chosen_for_the_assistant_answers(tmp_path: Path) -> None:
    bench = Bench(tmp_path, lambda _: "Yes.")
    bench.use_in_assistant("beta")
    _, answer = bench.send("Is it?")
    assert model_used(answer) == "beta"


def test_a_conversation_keeps_the_model_it_began_with(tmp_path: Path) -> None:
    bench = Bench(tmp_path, lambda _: "Yes.")
    bench.use_in_assistant("beta")
    bench.id = bench.converse.ask("", "Is it?").conversation_id
    bench.use_in_assistant("gamma")
    _, answer = bench.send("Still?")
    assert model_used(answer) == "beta"


def test_a_model_chosen_in_a_conversation_counts_from_the_next_question(tmp_path: Path) -> None:
    bench = Bench(tmp_path, lambda _: "Yes.")
    bench.use_in_assistant("beta")
    _, first = bench.send("Is it?")
    bench.store.set_model(bench.id, "gamma")
    _, second = bench.send("Still?")
    assert [model_used(each) for each in (first, second)] == ["beta", "gamma"]


def test_a_conversation_goes_back_to_the_model_of_the_assistant(tmp_path: Path) -> None:
    bench = Bench(tmp_path, lambda _: "Yes.")
    bench.use_in_assistant("beta")
    bench.store.set_model(bench.id, "gamma")
    bench.store.set_model(bench.id, "")
    assert model_used(bench.send("Is it?")[1]) == "beta"
