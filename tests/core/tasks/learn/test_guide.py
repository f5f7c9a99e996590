"""A study guide quotes what is of weight, section by section, and asks about each."""

from __future__ import annotations

import pytest

from gpt_desktop import paths
from gpt_desktop.core.annotations import Claim, ItemKind, StudyItem
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult, TextAdded
from gpt_desktop.core.tasks.learn.quiz import quiz
from gpt_desktop.core.trust.source import SourceText
from tests.fakes import LARGE_FACTS, ScriptedGenerator

BOOK = load_prompts(paths.resources_dir() / "prompts")
TEXT = (
    "# The bridges\n\nThe bridge over the Lind was opened in 1932 by Anna Holm. People were glad. "
    "The council decided on 4 May 1957 to build a second bridge near Tarnby.\n\n"
    "# Words\n\nA trestle is a frame that carries a bridge.\n\n"
    "# The ferry\n\nNobody used it any more. The town of Osterby sold it to Linus Dahl."
)


def _guide(text: str, token: CancelToken | None = None) -> TaskResult:
    events: list[object] = []
    request = TaskRequest(text=text, options={"form": "guide", "count": "5"})
    work = quiz(request, BOOK, ScriptedGenerator([], LARGE_FACTS), token or CancelToken())
    result = finish(work, events.append)
    assert "".join(each.text for each in events if isinstance(each, TextAdded)) == result.text
    return result


def test_every_sentence_is_the_texts_own() -> None:
    result = _guide(TEXT)
    source = SourceText.of_text(TEXT)
    claims = [each for each in result.annotations if isinstance(each, Claim)]
    assert claims
    for claim in claims:
        assert claim.span.of(result.text) == source.words_at(claim.sources[0])


def test_sections_keep_their_order_and_have_what_is_of_weight() -> None:
    text = _guide(TEXT).text
    places = [text.index(words) for words in ("## The bridges", "## Words", "## The ferry")]
    assert places == sorted(places)
    assert "- The council decided on 4 May 1957" in text
    assert "People were glad" not in text.partition("## Questions")[0]
    assert "- **trestle**: A trestle is a frame" in text
    assert "- Nobody used it any more." in text  # nothing of weight: the first sentence


def test_questions_come_from_each_section_in_turn() -> None:
    result = _guide(TEXT)
    items = [each for each in result.annotations if isinstance(each, StudyItem)]
    gaps = [each for each in items if each.kind is ItemKind.CLOZE]
    assert "The bridge over" in gaps[0].words
    assert "The town of Osterby" in gaps[1].words
    for item in gaps:
        assert item.question in item.span.of(result.text)


def test_what_is_stopped_keeps_what_there_is() -> None:
    token = CancelToken()
    token.cancel()
    assert _guide(TEXT, token).text == ""


def test_without_a_sentence_there_is_no_guide() -> None:
    with pytest.raises(UserFacingError, match="not a whole sentence"):
        _guide("# A heading")
