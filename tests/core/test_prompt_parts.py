"""A prompt falls into parts, and each has the prompt without it."""

from __future__ import annotations

from gpt_desktop.core.annotations import AskedPart
from gpt_desktop.core.messages import ChatPrompt, Message, Role, TextPrompt
from gpt_desktop.core.prompt_parts import prompt_parts

SYSTEM, USER, ASSISTANT = Role.SYSTEM, Role.USER, Role.ASSISTANT


def test_system_by_line_and_paragraph_turns_whole_and_the_question_by_sentence() -> None:
    prompt = ChatPrompt(
        (
            Message(SYSTEM, "Help.\nBe a poet.\n\nA paper\nof two lines.\n\nAnother paper."),
            Message(USER, "Hi. I am Ann."),
            Message(ASSISTANT, "Hello."),
            Message(USER, "It rains. What is my name?"),
        )
    )
    parts = prompt_parts(prompt)
    assert [(each.kind, each.words) for each in parts] == [
        (AskedPart.SYSTEM, "Help."),
        (AskedPart.SYSTEM, "Be a poet."),
        (AskedPart.SYSTEM, "A paper\nof two lines."),
        (AskedPart.SYSTEM, "Another paper."),
        (AskedPart.EARLIER, "Hi. I am Ann."),
        (AskedPart.EARLIER, "Hello."),
        (AskedPart.QUESTION, "It rains."),
        (AskedPart.QUESTION, "What is my name?"),
    ]
    without = [each.without for each in parts]
    assert all(isinstance(each, ChatPrompt) and len(each.messages) == 4 for each in without)
    assert isinstance(without[1], ChatPrompt)
    assert without[1].messages[0].content == "Help.\nA paper\nof two lines.\n\nAnother paper."
    assert isinstance(without[4], ChatPrompt)
    assert without[4].messages[1] == Message(USER, "")
    assert isinstance(without[6], ChatPrompt)
    assert without[6].messages[3].content == "What is my name?"
    assert without[6].messages[:3] == prompt.messages[:3]


def test_wide_sentences_have_no_blank_between() -> None:
    prompt = ChatPrompt((Message(USER, "下雨了。我叫什么？"),))
    parts = prompt_parts(prompt)
    assert [each.words for each in parts] == ["下雨了。", "我叫什么？"]
    assert parts[0].without == ChatPrompt((Message(USER, "我叫什么？"),))


def test_a_plain_prompt_falls_into_lines() -> None:
    parts = prompt_parts(TextPrompt("Note\n\nUser: Hi\nAssistant:"))
    assert [each.words for each in parts] == ["Note", "User: Hi", "Assistant:"]
    assert parts[1].without == TextPrompt("Note\n\nAssistant:")


def test_a_long_question_has_no_more_parts_than_are_worth_it() -> None:
    text = " ".join(f"Sentence {number} is here." for number in range(500))
    parts = prompt_parts(ChatPrompt((Message(USER, text),)))
    assert len(parts) == 24
    assert " ".join(each.words for each in parts) == text


def test_what_says_nothing_has_no_parts() -> None:
    assert prompt_parts(ChatPrompt((Message(SYSTEM, " "), Message(USER, "")))) == ()
