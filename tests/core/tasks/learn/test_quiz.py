"""A quiz: each item is the text's own, and what the model words is checked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gpt_desktop import paths
from gpt_desktop.core.annotations import ItemKind, StudyItem
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult, TextAdded
from gpt_desktop.core.tasks.learn.quiz import quiz
from gpt_desktop.core.trust.source import SourceText
from tests.fakes import LARGE_FACTS, ScriptedGenerator

BOOK = load_prompts(paths.resources_dir() / "prompts")
TEXT = (
    "The bridge over the Lind was opened in 1932 by Anna Holm. "
    "A second bridge near Tarnby was finished in 1957 after the old ferry sank. "
    "The town of Osterby asked Peter Vance for a third bridge in 1988. "
    "The council of Osterby sold the last ferry to Linus Dahl in 1991."
)
SMALL = replace(LARGE_FACTS, parameters=135_000_000)


def _quiz(form: str, generator: ScriptedGenerator, count: str = "5") -> TaskResult:
    events: list[object] = []
    options = {"form": form, "count": count}
    request = TaskRequest(text=TEXT, options=options)
    result = finish(quiz(request, BOOK, generator, CancelToken()), events.append)
    assert "".join(e.text for e in events if isinstance(e, TextAdded)) == result.text
    return result


def _items(result: TaskResult) -> list[StudyItem]:
    return [each for each in result.annotations if isinstance(each, StudyItem)]


def test_gaps_are_the_texts_own_sentences() -> None:
    result = _quiz("cloze", ScriptedGenerator([], LARGE_FACTS))
    source = SourceText.of_text(TEXT)
    items = _items(result)
    assert len(items) == 5
    for item in items:
        assert item.question.replace("____", item.answer) == source.words_at(item.passage)
        assert item.question in item.span.of(result.text)
    assert result.finish is FinishReason.END
    assert "## Right answers" in result.text


def test_a_small_model_words_no_mixed_questions() -> None:
    items = _items(_quiz("mixed", ScriptedGenerator([], SMALL)))
    assert {each.kind for each in items} == {ItemKind.CLOZE, ItemKind.CHOICE}
    for item in items:
        if item.kind is ItemKind.CHOICE:
            assert len(set(item.choices)) == 4
            assert item.answer in item.choices


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("The bridge is old.", "This is no question."),
        ("What did Greta Lund say of the bridge?", "The text does not say “Greta Lund”."),
        ("How does one cook good potatoes quickly?", "The question is not about this passage."),
    ],
)
def test_a_question_that_is_none_is_left_out_and_counted(said: str, reason: str) -> None:
    result = _quiz("short", ScriptedGenerator(lambda _: said, LARGE_FACTS))
    items = _items(result)
    assert items
    assert {each.left_out for each in items} == {reason}
    assert result.text == ""
    assert any("left out" in notice.text for notice in result.notices)


def test_a_small_models_questions_come_with_a_warning() -> None:
    generator = ScriptedGenerator(lambda _: "Is it?", SMALL)
    assert any("words questions badly" in each.text for each in _quiz("short", generator).notices)


def test_a_text_without_facts_is_refused() -> None:
    request = TaskRequest(text="We walked along the quiet river and were glad of the shade.")
    with pytest.raises(UserFacingError, match="No question"):
        finish(quiz(request, BOOK, ScriptedGenerator([], LARGE_FACTS), CancelToken()))


def test_a_stopped_quiz_keeps_what_there_is() -> None:
    token = CancelToken()
    token.cancel()
    run = quiz(TaskRequest(text=TEXT), BOOK, ScriptedGenerator([], LARGE_FACTS), token)
    assert finish(run).finish is FinishReason.CANCELLED


def test_where_there_is_nothing_to_choose_among_a_gap_is_asked_for() -> None:
    text = "The bridge over the old canal was opened in May by Anna Holm and her brothers."
    request = TaskRequest(text=text, options={"form": "choice"})
    result = finish(quiz(request, BOOK, ScriptedGenerator([], LARGE_FACTS), CancelToken()))
    assert {each.kind for each in _items(result)} == {ItemKind.CLOZE}
    assert any("a gap is to be filled" in each.text for each in result.notices)
