"""What a model thinks is kept apart from what it answers."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.messages import ChatPrompt
from gpt_desktop.core.tasks.base import ThoughtAdded
from tests.core.running import drain
from tests.fakes import prompt_text
from tests.services.converse_bench import Bench, shown

THOUGHTFUL = "<think> He wants a colour. </think> It is blue."


def test_thinking_is_kept_apart_and_never_sent_back(tmp_path: Path) -> None:
    bench = Bench(tmp_path, [THOUGHTFUL, "Because."])
    bench.step = 1.0
    events, answer = bench.send("What colour is it?")
    thought = "".join(event.text for event in events if isinstance(event, ThoughtAdded))
    assert shown(events) == answer.content == bench.last.content == "It is blue."
    assert answer.thinking is not None
    assert answer.thinking.text == thought == "He wants a colour."
    assert answer.thinking.seconds > 0
    assert bench.last.thinking == answer.thinking
    bench.send("Why?")
    assert "He wants" not in prompt_text(bench.generator.prompts[-1])


def test_whether_it_thinks_is_chosen_by_conversation_and_stays(tmp_path: Path) -> None:
    bench = Bench(tmp_path, lambda _: "Yes.")
    asked = []
    for thinks in (False, True, False):
        bench.store.set_thinks(bench.id, thinks)
        bench.send("Is it?")
        prompt = bench.generator.prompts[-1]
        assert isinstance(prompt, ChatPrompt)
        asked.append(prompt.thinks)
    assert asked == [False, True, False]


def test_a_new_conversation_thinks_as_was_chosen_for_its_model(tmp_path: Path) -> None:
    bench = Bench(tmp_path, lambda _: "Yes.")
    bench.settings.save(bench.settings.load().with_thinking("", True))
    first = bench.converse.ask("", "Is it?").conversation_id
    bench.settings.save(bench.settings.load().with_thinking("", False))
    second = bench.converse.ask("", "Is it?").conversation_id
    assert [bench.store.thinks(each) for each in (first, second)] == [True, False]


def test_thinking_that_was_cut_goes_on(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["<think> One two three four", "five. </think> It is six."])
    bench.store.set_thinks(bench.id, True)
    params = SamplingParams(max_tokens=4)
    _, cut = bench.send("How much?", params)
    assert (cut.content, cut.still_thinking, cut.can_go_on) == ("", True, True)
    assert cut.notices[-1].text.startswith("Stopped while thinking")
    waiting = bench.converse.continue_answer(cut.id)
    drain(bench.converse.answer(waiting, None, CancelToken()))
    prompt = bench.generator.prompts[-1]
    assert isinstance(prompt, ChatPrompt)
    assert (prompt.thinks, prompt.thought) == (True, "One two three")


def test_thinking_that_ended_without_an_answer_leads_to_one(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["<think> One two three </think>", "It is six."])
    bench.store.set_thinks(bench.id, True)
    _, ended = bench.send("How much?")
    assert (ended.content, ended.can_go_on) == ("", True)
    assert ended.notices[-1].text == "The model thought, and gave no answer after it."
    drain(bench.converse.answer(bench.converse.continue_answer(ended.id), None, CancelToken()))
    prompt = bench.generator.prompts[-1]
    assert isinstance(prompt, ChatPrompt)
    assert (prompt.thinks, prompt.thought) == (False, "One two three")
    assert bench.last.content == "It is six."


def test_an_answer_without_thinking_goes_on_without(tmp_path: Path) -> None:
    bench = Bench(tmp_path, ["One two three", "four."])
    _, cut = bench.send("How much?", SamplingParams(max_tokens=2))
    bench.store.set_thinks(bench.id, True)
    drain(bench.converse.answer(bench.converse.continue_answer(cut.id), None, CancelToken()))
    prompt = bench.generator.prompts[-1]
    assert isinstance(prompt, ChatPrompt)
    assert (prompt.thinks, prompt.opening) == (False, "One two")
