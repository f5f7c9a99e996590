"""A cut answer gone on from, on the model that people get."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import FinishReason, SamplingParams
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult
from gpt_desktop.inference.engine import Engine, open_engine
from tests.core.running import drain, task

pytestmark = pytest.mark.model

QUESTION = "What is the capital of France? Answer in one sentence."
BEGINNING = "The capital of France is"


@pytest.fixture(scope="module")
def engine(default_model_folder: Path) -> Iterator[Engine]:
    engine = open_engine(read_model_folder(default_model_folder))
    yield engine
    engine.close()


def answered(engine: Engine, tokens: int, opening: str = "") -> TaskResult:
    sampling = SamplingParams(temperature=0.0, max_tokens=tokens)
    request = TaskRequest(text=QUESTION, opening=opening, sampling=sampling)
    _, result = drain(task("assistant").run(request, engine, CancelToken()))
    assert isinstance(result, TaskResult)
    return result


def test_it_goes_on_where_it_was_cut(engine: Engine) -> None:
    cut = answered(engine, 3)
    assert cut.finish is FinishReason.LENGTH
    whole = answered(engine, 40, BEGINNING)
    assert whole.text.startswith(f"{BEGINNING} Paris")
    assert whole.finish is FinishReason.END
    # The question is read once: the beginning is all that is new.
    used, before = whole.receipt.usage, cut.receipt.usage
    assert used.cached_tokens >= before.prompt_tokens - 1
    assert used.prompt_tokens == before.prompt_tokens + engine.count_tokens(BEGINNING)
