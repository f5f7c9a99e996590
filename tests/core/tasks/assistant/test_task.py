"""The assistant task."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gpt_desktop.core.errors import PromptTooLongError, UserFacingError
from gpt_desktop.core.generation import PromptStyle, SamplingParams
from gpt_desktop.core.messages import ChatPrompt, Message, Role, TextPrompt
from gpt_desktop.core.progress import Phase
from gpt_desktop.core.tasks.base import TaskRequest
from tests.core.running import run
from tests.fakes import SCRIPTED_FACTS, PlainGenerator, prompt_text


def turns(count: int, length: int = 400) -> tuple[Message, ...]:
    roles = (Role.USER, Role.ASSISTANT)
    return tuple(Message(roles[i % 2], f"turn{i} " + "x" * length) for i in range(count))


def sent(generator: PlainGenerator) -> tuple[Message, ...]:
    prompt = generator.prompts[-1]
    assert isinstance(prompt, ChatPrompt)
    return prompt.messages


def test_history_and_question_reach_the_model_after_the_system_words() -> None:
    ran = run(
        "assistant",
        PlainGenerator(["Well, thanks."]),
        TaskRequest(text="And you?", history=turns(2, 5), instruction="Be short."),
    )
    roles = [message.role for message in sent(ran.generator)]
    assert roles == [Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER]
    assert sent(ran.generator)[0].content.endswith("Be short.")
    assert ran.shown == ran.result.text == "Well, thanks."
    assert Phase.READING in [event.phase for event in ran.progress]


def test_the_receipt_tells_how_it_came_about() -> None:
    sampling = SamplingParams(temperature=0.3, seed=7, max_tokens=50)
    ran = run("assistant", PlainGenerator(["One two."]), TaskRequest(text="Hi", sampling=sampling))
    receipt = ran.result.receipt
    assert receipt.sampling == sampling
    assert (receipt.model_id, receipt.prompt_id) == ("scripted", "assistant")
    assert receipt.usage.generated_tokens == 2
    assert ran.generator.params == [sampling]


def test_a_long_conversation_loses_its_oldest_turns_and_says_so() -> None:
    ran = run(
        "assistant",
        PlainGenerator(["Fine."]),
        TaskRequest(text="The question", history=turns(40)),
    )
    messages = sent(ran.generator)
    assert messages[0].role is Role.SYSTEM
    assert messages[1].role is Role.USER
    assert messages[-1].content == "The question"
    assert messages[-2] == turns(40)[-1]
    left_out = 40 - (len(messages) - 2)
    [told] = ran.infos
    assert told.endswith(f" {left_out} earlier messages were left out.")


def test_the_beginning_stays_the_same_for_several_answers() -> None:
    firsts = []
    for length in range(80, 92, 2):
        generator = PlainGenerator(["Fine."])
        run("assistant", generator, TaskRequest(text="Next", history=turns(length, 90)))
        firsts.append(sent(generator)[1].content)
    assert len(set(firsts)) <= 3


def test_a_question_that_does_not_fit_is_an_error() -> None:
    with pytest.raises(PromptTooLongError) as caught:
        run("assistant", PlainGenerator(["no"]), TaskRequest(text="x" * 20_000))
    assert caught.value.prompt_tokens > caught.value.available


def test_an_empty_question_is_an_error() -> None:
    with pytest.raises(UserFacingError, match="nothing to answer"):
        run("assistant", PlainGenerator(["no"]), TaskRequest(text=" \n"))


def test_the_length_limit_is_told() -> None:
    sampling = SamplingParams(max_tokens=5)
    ran = run(
        "assistant",
        PlainGenerator(["2 + 3 = 5 and more"]),
        TaskRequest(text="Add", sampling=sampling),
    )
    assert ran.warnings == ["The answer stopped at the length limit."]


def test_an_empty_answer_is_told() -> None:
    assert run("assistant", PlainGenerator([" "]), text="Hi").warnings == [
        "The model gave no answer."
    ]


def test_a_model_without_a_chat_gets_a_transcript() -> None:
    facts = replace(SCRIPTED_FACTS, prompt_style=PromptStyle.FEW_SHOT)
    generator = PlainGenerator(["Hello."], facts)
    run("assistant", generator, text="Hi")
    [prompt] = generator.prompts
    assert isinstance(prompt, TextPrompt)
    assert prompt.text.endswith("User: Hi\nAssistant:")
    assert generator.params[0].stop == ("\nUser:",)


@pytest.mark.parametrize("style", list(PromptStyle))
def test_a_beginning_is_shown_and_gone_on_from(style: PromptStyle) -> None:
    generator = PlainGenerator([" a dark night."], replace(SCRIPTED_FACTS, prompt_style=style))
    ran = run("assistant", generator, TaskRequest(text="Tell me.", opening="It was"))
    assert ran.shown == ran.result.text == "It was a dark night."
    assert prompt_text(generator.prompts[0]).endswith("It was")
    if style is PromptStyle.FEW_SHOT:
        assert prompt_text(generator.prompts[0]).endswith("\nAssistant: It was")
