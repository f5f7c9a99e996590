"""Every form of a summary on the real default model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult
from gpt_desktop.core.trust.figures import foreign_figures
from gpt_desktop.inference.engine import Engine, open_engine
from tests.core.running import drain, task

pytestmark = pytest.mark.model

TEXT = """Minutes of the housing board, 17 September 2024.

The treasurer, Ms Albrecht, reported a surplus of 12,400 euros. The board approved the firm
Reiter for the roof of building C, at 36,200 euros, since it gives a guarantee of ten years.

Repairs start on 2 October and take three weeks. The caretaker will put up a sign by Friday.
Dogs are not allowed in the laundry room."""


@pytest.fixture(scope="module")
def engine(default_model_folder: Path) -> Iterator[Engine]:
    opened = open_engine(read_model_folder(default_model_folder))
    yield opened
    opened.close()


def summed_up(engine: Engine, **options: str) -> TaskResult:
    request = TaskRequest(text=TEXT, options=options)
    _, result = drain(task("summarize").run(request, engine, CancelToken()))
    assert isinstance(result, TaskResult)
    return result


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("tldr", ""),
        ("paragraph", ""),
        ("bullets", "- "),
        ("outline", "## "),
        ("figures", "**36,200 euros"),
        ("minutes", "**The caretaker**: put up a sign by Friday"),
        ("answer", "36,200 euros"),
    ],
)
def test_each_form_is_grounded(engine: Engine, style: str, words: str) -> None:
    result = summed_up(engine, style=style, ask="How much is paid for the roof?")
    claims = [each for each in result.annotations if isinstance(each, Claim)]
    assert claims
    assert words in result.text
    assert all(claim.sources for claim in claims if not claim.checks)
    unmarked = " ".join(claim.span.of(result.text) for claim in claims if not claim.checks)
    assert foreign_figures(unmarked, TEXT) == []
    assert 40 < len(result.text) < 2 * len(TEXT)


def test_nothing_false_is_left_where_it_is_to_be_dropped(engine: Engine) -> None:
    first, again = (summed_up(engine, style="bullets", unsupported="drop") for _ in range(2))
    assert first.text == again.text
    assert not any(claim.checks for claim in first.annotations if isinstance(claim, Claim))
