"""A glossary quotes the text, and says where there is none."""

from __future__ import annotations

import pytest

from gpt_desktop import paths
from gpt_desktop.core.annotations import ItemKind, StudyItem
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.learning.cards import card_texts
from gpt_desktop.core.learning.judging import Judgement, judge
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult, TextAdded
from gpt_desktop.core.tasks.learn.quiz import quiz
from gpt_desktop.core.trust.source import SourceText
from tests.fakes import LARGE_FACTS, ScriptedGenerator

BOOK = load_prompts(paths.resources_dir() / "prompts")
TEXT = (
    "Osmosis refers to the movement of water through a membrane. It rained on Monday. "
    "A polymer is a large molecule made of many small ones, called monomers. "
    "The green pigment in leaves is called chlorophyll."
)


def _glossary(text: str, count: str = "10") -> TaskResult:
    events: list[object] = []
    request = TaskRequest(text=text, options={"form": "terms", "count": count})
    generator = ScriptedGenerator([], LARGE_FACTS)
    result = finish(quiz(request, BOOK, generator, CancelToken()), events.append)
    assert "".join(each.text for each in events if isinstance(each, TextAdded)) == result.text
    return result


def _items(result: TaskResult) -> list[StudyItem]:
    return [each for each in result.annotations if isinstance(each, StudyItem)]


def test_each_term_stands_with_the_texts_own_sentence() -> None:
    result = _glossary(TEXT)
    source = SourceText.of_text(TEXT)
    items = _items(result)
    assert [each.question for each in items] == ["Osmosis", "monomers", "polymer", "chlorophyll"]
    for item in items:
        assert item.kind is ItemKind.TERM
        assert item.answer == source.words_at(item.passage)
        assert item.span.of(result.text) == f"**{item.question}**: {item.answer}"


def test_more_terms_than_were_asked_for_are_counted() -> None:
    result = _glossary(TEXT * 3 + " ".join(f" A b{n}x is a kind of bird." for n in range(4)), "5")
    assert len(_items(result)) == 5
    assert any("3 more terms" in each.text for each in result.notices)


def test_a_text_without_explanations_has_no_glossary() -> None:
    with pytest.raises(UserFacingError, match="No term is explained"):
        _glossary("It rained on Monday. She went to the market and bought three apples.")


def test_what_a_term_means_is_judged_by_the_person() -> None:
    item = _items(_glossary("A span is any of 3 parts of a bridge."))[0]
    assert judge(item, "a part of a bridge") is Judgement.OPEN
    assert judge(item, "a span is any of 3 parts of a bridge.") is Judgement.RIGHT
    (card,) = card_texts([item])
    assert (card.front, card.back, card.passage) == ("span", item.answer, "")
