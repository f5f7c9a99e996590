"""Thinking is told apart as an answer is written, and closed where nobody asked for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from tokenizers import AddedToken

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Ability, Delta, FinishReason, SamplingParams
from gpt_desktop.core.messages import ChatPrompt, Message, Role
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, ModelFolder
from gpt_desktop.core.thinking import MARKS, ThinkingMarks
from gpt_desktop.inference.answer import Answer
from gpt_desktop.inference.chat_template import ChatTemplate
from gpt_desktop.inference.engine import Engine, open_engine
from gpt_desktop.inference.loops import LoopGuard
from gpt_desktop.inference.prompt_encoder import PromptEncoder
from gpt_desktop.inference.tokenizer import TextTokenizer
from tests.inference.asking import GREEDY, ask
from tests.inference.conftest import ONE_THREAD
from tests.inference.tiny_model import END, TEMPLATE, byte_tokenizer

THINK = MARKS[0]
OPENS = TEMPLATE.replace("assistant\n{% endif %}", "assistant\n<think>\n{% endif %}")
SWITCHED = TEMPLATE + ("{% if not enable_thinking %}<think>\n\n</think>\n\n{% endif %}")
ASKED = ChatPrompt((Message(Role.USER, "Is it?"),))


def encoder(source: str) -> tuple[TextTokenizer, PromptEncoder]:
    made = byte_tokenizer()
    # As Qwen has them: tokens of their own, which its tokenizer does not call special.
    made.add_tokens([AddedToken(mark, special=False) for mark in ("<think>", "</think>")])
    tokenizer = TextTokenizer(made)
    template = ChatTemplate(source, "", "", tokenizer.defused)
    return tokenizer, PromptEncoder(tokenizer, template, None)


def end_of(source: str, prompt: ChatPrompt) -> tuple[str, ThinkingMarks | None]:
    """What stands after the last question, and whether the model is to think on."""
    tokenizer, encoding = encoder(source)
    ids, inside = encoding.encode_open(prompt)
    return tokenizer.decode(ids).rpartition("assistant\n")[2], inside


@pytest.mark.parametrize(("source", "thinks"), [(TEMPLATE, False), (OPENS, True), (SWITCHED, True)])
def test_whether_a_template_knows_thinking_is_found(source: str, thinks: bool) -> None:
    assert encoder(source)[1].thinks is thinks


@pytest.mark.parametrize("source", [OPENS, SWITCHED])
def test_thinking_that_nobody_asked_for_is_closed(source: str) -> None:
    assert end_of(source, ASKED) == ("<think>\n\n</think>\n\n", None)


def test_thinking_that_was_asked_for_is_open() -> None:
    asked = replace(ASKED, thinks=True)
    assert end_of(OPENS, asked) == ("<think>\n", THINK)
    assert end_of(SWITCHED, asked) == ("", None)  # it begins by itself


@pytest.mark.parametrize("source", [OPENS, SWITCHED])
def test_it_goes_on_from_where_it_was_cut(source: str) -> None:
    begun = replace(ASKED, thinks=True, thought="Well,")
    assert end_of(source, begun) == ("<think>\nWell,", THINK)
    for thinks in (True, False):
        answered = replace(begun, opening="It", thinks=thinks)
        assert end_of(source, answered) == ("<think>\nWell,\n</think>\n\nIt", None)
    over = replace(begun, thinks=False)
    assert end_of(source, over) == ("<think>\nWell,\n</think>\n\n", None)


def test_marks_in_a_question_are_letters() -> None:
    tokenizer, encoding = encoder(TEMPLATE)
    asked = ChatPrompt((Message(Role.USER, "What is </think>?"),))
    assert tokenizer.encode("</think>") == list(b"</think>")
    assert max(encoding.encode(asked)) == END


def written(
    text: str,
    *,
    stop: tuple[str, ...] = (),
    max_tokens: int | None = None,
    inside: ThinkingMarks | None = None,
    max_thinking: int = 0,
    guard: LoopGuard | None = None,
) -> tuple[str, str, FinishReason | None]:
    """Thinking, answer and end of a text of one token a letter."""
    answer = Answer(
        letters,
        [0],
        stop,
        max_tokens,
        999,
        inside=inside,
        max_thinking=max_thinking,
        guard=guard,
    )
    deltas: list[Delta] = []
    for letter in text:
        deltas.append(answer.push(ord(letter)))
        if answer.finish is not None:
            break
    deltas.append(answer.flush())
    thinking = "".join(delta.thinking for delta in deltas)
    return thinking, "".join(delta.text for delta in deltas), answer.finish


def letters(ids: Sequence[int]) -> str:
    return "".join(map(chr, ids))


def test_an_answer_has_only_what_follows_the_thinking() -> None:
    assert written("<think>Hm.</think>\n\nYes.") == ("Hm.", "Yes.", None)
    assert written("Hm.</think>Yes.", inside=THINK) == ("Hm.", "Yes.", None)
    assert written("Yes, <think> so.") == ("", "Yes, <think> so.", None)


def test_stop_strings_and_the_length_are_the_answers_own() -> None:
    stopped = written("A stop B</think>C stop D", inside=THINK, stop=(" stop",))
    assert stopped == ("A stop B", "C", FinishReason.STOP_STRING)
    long = written("abcdefgh</think>ijklm", inside=THINK, max_tokens=3, max_thinking=40)
    assert long == ("abcdefgh", "ijk", FinishReason.LENGTH)


def test_thinking_has_a_length_of_its_own() -> None:
    long = written("abcdefgh", inside=THINK, max_tokens=99, max_thinking=4)
    assert long == ("abcd", "", FinishReason.LENGTH)
    # Nobody asked for it: it counts as the rest does.
    assert written("<think>abcdef", max_tokens=9) == ("ab", "", FinishReason.LENGTH)


def test_thinking_that_goes_round_ends() -> None:
    guard = LoopGuard([], letters)
    thinking, text, finish = written("so it goes on. " * 9, inside=THINK, guard=guard)
    assert thinking.startswith("so it goes on.")
    assert (text, finish) == ("", FinishReason.LOOP)


@pytest.fixture
def thinker(own_folder: ModelFolder) -> Engine:
    (own_folder.path / CHAT_TEMPLATE).write_text(OPENS, encoding="utf-8")
    return open_engine(own_folder, ONE_THREAD)


def test_an_engine_tells_it_apart(thinker: Engine) -> None:
    params = replace(GREEDY, max_thinking=7)
    deltas = list(_deltas(thinker, replace(ASKED, thinks=True), params))
    assert "".join(delta.thinking for delta in deltas)
    assert not "".join(delta.text for delta in deltas)
    assert deltas[-1].finish is FinishReason.LENGTH
    assert deltas[-1].usage is not None
    assert deltas[-1].usage.generated_tokens == 7
    assert ask(thinker, ASKED, params).text
    assert Ability.THINKS in thinker.facts.abilities
    thinker.close()


def test_thinking_without_a_switch_has_room_too() -> None:
    # As of LFM 2.5: the model opens it by itself, and the template takes it off what was said.
    strips = TEMPLATE.replace("message['content']", "message['content'].split('</think>')[-1]")
    known = [encoder(source)[1].may_think for source in (strips, TEMPLATE, OPENS, SWITCHED)]
    assert known == [True, False, False, False]


def test_without_a_word_of_it_in_the_template_there_is_none(
    fresh_engine: Callable[[], Engine],
) -> None:
    engine = fresh_engine()
    assert Ability.THINKS not in engine.facts.abilities
    assert not any(delta.thinking for delta in _deltas(engine, ASKED, GREEDY))


def _deltas(engine: Engine, prompt: ChatPrompt, params: SamplingParams) -> list[Delta]:
    return list(engine.generate(prompt, params, CancelToken()))
