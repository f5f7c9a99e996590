"""Learn with the default model: whatever it says, hints tell no result and solutions are right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.core.annotations import (
    Calculation,
    Claim,
    ItemKind,
    Standing,
    StudyItem,
    TutorPart,
)
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.learning.answers import GAP
from gpt_desktop.core.learning.revealed import gives_away
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.trust.claims import statements_of
from tests.core.running import drain, task

_EXERCISES = (
    ("Solve 3x + 7 = 22.", "x = 5", ("$3x = 15$",)),
    ("What is 15% of 240?", "36", (r"$240 \cdot 0.15 = 36$",)),
    ("A train travels 180 km in 2.5 hours. What is its average speed?", "72 km/h", ()),
)
_PASSAGE = (
    "Marmots hibernate for up to 200 days a year. While they sleep, their heart beats only five "
    "times a minute, and their body cools to five degrees."
)


@pytest.fixture(scope="module")
def engine(default_model_folder: Path) -> Iterator[TextGenerator]:
    from gpt_desktop.inference.engine import open_engine

    engine = open_engine(read_model_folder(default_model_folder))
    yield engine
    engine.close()


@pytest.mark.model
@pytest.mark.parametrize(("exercise", "result", "worked"), _EXERCISES)
def test_hints_tell_no_result_and_solutions_are_the_computed_ones(
    engine: TextGenerator, exercise: str, result: str, worked: tuple[str, ...]
) -> None:
    known = (Calculation(exercise, exercise, result),)
    for nearness in ("first", "nearer"):
        options = {"action": "hint", "nearness": nearness}
        request = TaskRequest(exercise, options, known=known, notes=worked)
        _, hint = drain(task("learn").run(request, engine, CancelToken()))
        assert hint.text
        assert not gives_away(hint.text, exercise, result)
    request = TaskRequest(exercise, {"action": "solution"}, known=known, notes=worked)
    _, solution = drain(task("learn").run(request, engine, CancelToken()))
    assert f"**{result}**" in solution.text
    (part,) = solution.annotations
    assert isinstance(part, TutorPart)
    assert part.standing is Standing.COMPUTED


@pytest.mark.model
def test_every_sentence_of_an_explanation_is_held_against_the_passage(
    engine: TextGenerator,
) -> None:
    for reader in ("child", "expert"):
        request = TaskRequest(_PASSAGE, {"action": "explain", "reader": reader})
        _, result = drain(task("learn").run(request, engine, CancelToken()))
        claims = [each for each in result.annotations if isinstance(each, Claim)]
        assert {each.span for each in claims} <= set(statements_of(result.text))
        assert claims
        assert all(each.sources or each.checks or each.support for each in claims)


@pytest.mark.model
def test_a_quiz_asks_for_what_the_text_says(engine: TextGenerator) -> None:
    text = (paths.resources_dir() / "samples" / "sample.md").read_text("utf-8")
    request = TaskRequest(text, {"action": "quiz", "count": "5", "form": "mixed"})
    _, quiz = drain(task("learn").run(request, engine, CancelToken()))
    items = [each for each in quiz.annotations if isinstance(each, StudyItem)]
    assert len(items) == 5
    assert {each.kind for each in items} == {ItemKind.CHOICE, ItemKind.CLOZE}
    for item in items:
        assert item.question.replace(GAP, item.answer) == item.words
        for wrong in set(item.choices) - {item.answer}:
            assert item.question.replace(GAP, wrong) not in text
