"""Tests of proofreading as a task."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Edit
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.proofread.checker import Checker
from gpt_desktop.core.proofread.means import ProofreadMeans
from gpt_desktop.core.steps import Steps
from gpt_desktop.core.tasks.base import NoticeKind, TaskEvent, TaskRequest, TaskResult, TextAdded
from gpt_desktop.core.tasks.proofread.task import ProofreadTask
from tests.core.proofread.checkers import ListedChecker, ListedCheckers
from tests.core.proofread.word_scores import WordScores
from tests.fakes import PlainGenerator

RESOURCES = Path(__file__).parents[4] / "resources" / "proofread"
READ = ("She goes home by the old road.", "He likes the old house.")
WRONG = "She go home by the old road.\n\nHe like the old house."


def _run(
    text: str,
    generator: PlainGenerator | None = None,
    options: Mapping[str, str] | None = None,
    others: Mapping[str, Checker] | None = None,
    stop_after: int | None = None,
) -> tuple[list[TaskEvent], TaskResult]:
    task = ProofreadTask(ProofreadMeans(RESOURCES, ListedCheckers(others)))
    token = CancelToken()
    request = TaskRequest(text=text, options={"language": "en", **(options or {})})
    steps = Steps(task.run(request, generator or WordScores(*READ), token))
    events = []
    for event in steps:
        events.append(event)
        if len(events) == stop_after:
            token.cancel()
    return events, steps.result


def _edits(result: TaskResult) -> list[tuple[str, str]]:
    edits = [each for each in result.annotations if isinstance(each, Edit)]
    assert all(each.span.of(result.text) == each.before for each in edits)
    return [(each.before, each.after) for each in edits]


def test_the_text_stays_and_the_changes_are_annotations() -> None:
    events, result = _run(WRONG)
    assert result.text == WRONG
    assert events[0] == TextAdded(WRONG)
    assert _edits(result) == [("go", "goes"), ("like", "likes")]
    assert all(isinstance(each, Edit) and each.gain and each.reason for each in result.annotations)
    assert result.finish is FinishReason.END


def test_progress_counts_sentences() -> None:
    events, _ = _run(WRONG)
    assert [(e.done, e.total) for e in events if isinstance(e, Progressed)] == [(0, 2), (1, 2)]


def test_a_stopped_run_keeps_what_it_found() -> None:
    # The text, the first sentence's progress, its change.
    _, result = _run(WRONG, stop_after=3)
    assert _edits(result) == [("go", "goes")]
    assert result.finish is FinishReason.CANCELLED


def test_a_model_that_does_not_score_leaves_it_to_the_rules_and_that_is_said() -> None:
    others = {"en": ListedChecker({"hmoe": ("home",)})}
    _, result = _run("She go hmoe.", PlainGenerator([]), others=others)
    assert _edits(result) == [("hmoe", "home")]
    assert [each.gain for each in result.annotations if isinstance(each, Edit)] == [None]
    assert [notice.kind for notice in result.notices] == [NoticeKind.WARNING]


def test_another_language_is_spelled_only_and_that_is_said() -> None:
    others = {"de": ListedChecker({"Hauss": ("Haus",)})}
    _, result = _run("Das alte Hauss steht.", options={"language": "de"}, others=others)
    assert _edits(result) == [("Hauss", "Haus")]
    [notice] = result.notices
    assert "German" in notice.text


def test_a_language_without_a_dictionary_says_where_one_belongs() -> None:
    with pytest.raises(UserFacingError, match="/home/anna/dictionaries"):
        _run("Det gamle hus.", options={"language": "da"})


def test_words_to_leave_are_left() -> None:
    _, result = _run(WRONG, options={"ignored": "Go like"})
    assert _edits(result) == []


def test_no_text_is_an_error() -> None:
    with pytest.raises(UserFacingError):
        _run("  \n ")


def test_a_sentence_over_two_lines_keeps_its_places() -> None:
    text = "She go home by\nthe old road."
    _, result = _run(text)
    assert _edits(result) == [("go", "goes")]
