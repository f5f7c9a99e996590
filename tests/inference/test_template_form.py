"""What a template takes is found by trying it, and conversations are put so that it takes them."""

from __future__ import annotations

import pytest

from gpt_desktop.app.engines import try_model
from gpt_desktop.core.messages import Message, Role
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, ModelFolder
from gpt_desktop.inference.chat_template import ChatTemplate
from gpt_desktop.inference.template_form import TemplateForm
from tests.inference.tiny_model import TEMPLATE

TURN = "<{{ m['role'] }}>{{ m['content'] }}"
NO_SYSTEM = (
    "{% if messages[0]['role'] == 'system' %}{{ raise_exception('No system') }}{% endif %}"
    "{% for m in messages %}" + TURN + "{% endfor %}"
)
SYSTEM_LEFT_OUT = "{% for m in messages if m['role'] != 'system' %}" + TURN + "{% endfor %}"
ALTERNATING = (
    "{% if messages[0]['role'] == 'system' %}{% set rest = messages[1:] %}"
    "[{{ messages[0]['content'] }}]"
    "{% else %}{% set rest = messages %}{% endif %}{% for m in rest %}"
    "{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('alternate') }}"
    "{% endif %}" + TURN + "{% endfor %}"
)
PARTS = (
    "{% for m in messages %}<{{ m['role'] }}>{% for part in m['content'] %}"
    "{% if part['type'] == 'text' %}{{ part['text'] }}{% endif %}{% endfor %}{% endfor %}"
)
ONE_TURN = "{% if messages | length > 2 %}{{ raise_exception('one') }}{% endif %}" + (
    "{% for m in messages %}" + TURN + "{% endfor %}"
)
SYSTEM = Message(Role.SYSTEM, "Be kind.")


def template(source: str) -> ChatTemplate:
    return ChatTemplate(source, "", "", str.strip)


def text(source: str, *messages: Message) -> str:
    return "".join(piece.text for piece in template(source).render(messages))


def asked(words: str) -> Message:
    return Message(Role.USER, words)


def answered(words: str) -> Message:
    return Message(Role.ASSISTANT, words)


@pytest.mark.parametrize(
    ("source", "form"),
    [
        (TEMPLATE, TemplateForm()),
        (NO_SYSTEM, TemplateForm(system=False)),
        (SYSTEM_LEFT_OUT, TemplateForm(system=False)),
        (ALTERNATING, TemplateForm(alternates=True)),
        (PARTS, TemplateForm(parts=True)),
        (ONE_TURN, TemplateForm(turns=1)),
        ("{{ raise_exception('never') }}", TemplateForm(system=False, alternates=True, turns=0)),
    ],
    ids=["plain", "no system", "system left out", "alternating", "parts", "one turn", "never"],
)
def test_the_form_is_found(source: str, form: TemplateForm) -> None:
    assert template(source).form == form


@pytest.mark.parametrize("source", [NO_SYSTEM, SYSTEM_LEFT_OUT])
def test_system_words_begin_the_first_question(source: str) -> None:
    said = text(source, SYSTEM, asked("Hi"), answered("Ho"), asked("Ha"))
    assert said == "<user>Be kind.\n\nHi<assistant>Ho<user>Ha"


def test_a_question_without_an_answer_is_asked_with_the_next() -> None:
    said = text(ALTERNATING, SYSTEM, asked("One"), asked("Two"), answered("2"), asked("Three"))
    assert said == "[Be kind.]<user>One\n\nTwo<assistant>2<user>Three"


def test_an_answer_without_a_question_gets_one() -> None:
    assert text(ALTERNATING, answered("A"), asked("B")) == "<user>…<assistant>A<user>B"


def test_contents_in_parts_are_still_pieces_of_their_own() -> None:
    pieces = template(PARTS).render([asked("Hi")])
    assert [piece.text for piece in pieces if not piece.from_template] == ["Hi"]
    assert text(PARTS, SYSTEM, asked("Hi")) == "<system>Be kind.<user>Hi"


def test_a_template_may_go_through_tools_without_asking_for_any() -> None:
    source = "{% for tool in tools %}{{ tool }}{% endfor %}{{ messages[-1]['content'] }}"
    assert text(source, asked("Hi")) == "Hi"
    assert text("{{ tools is none }}{{ messages[-1]['content'] }}", asked("Hi")) == "TrueHi"


def test_where_turns_need_not_alternate_they_stay_as_they_are() -> None:
    assert text(TEMPLATE, asked("One"), asked("Two")).count("<|im_start|>user") == 2


@pytest.mark.parametrize(
    ("source", "notes"),
    [
        (TEMPLATE, ()),
        (ALTERNATING, ()),
        (ONE_TURN, ("takes 1 question in a conversation",)),
        (NO_SYSTEM, ("no place for instructions",)),
        ("{{ raise_exception('never') }}", ("failed when it was tried",)),
    ],
)
def test_what_is_said_of_it_at_its_import(
    own_folder: ModelFolder, source: str, notes: tuple[str, ...]
) -> None:
    (own_folder.path / CHAT_TEMPLATE).write_text(source, encoding="utf-8")
    said = try_model(own_folder.path)
    assert len(said) == len(notes)
    assert all(part in each for part, each in zip(notes, said, strict=True))
