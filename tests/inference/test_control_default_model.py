"""Forms and banned phrases on the model that people get."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.constraints import Choices, JsonSchema, Pattern
from gpt_desktop.core.generation import FinishReason, SamplingParams
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import Engine, open_engine
from tests.inference.asking import ask, chat

pytestmark = pytest.mark.model

SCHEMA = JsonSchema(
    json.dumps(
        {
            "type": "object",
            "properties": {
                "city": {"type": "string", "maxLength": 30},
                "tags": {"type": "array", "items": {"enum": ["old", "big"]}, "maxItems": 2},
                "founded": {"type": "integer", "minimum": 0, "maximum": 2000},
            },
            "required": ["city", "tags", "founded"],
            "additionalProperties": False,
        }
    )
)
QUESTION = chat("What is the capital of France? Answer in one sentence.")


@pytest.fixture(scope="module")
def engine(default_model_folder: Path) -> Iterator[Engine]:
    opened = open_engine(read_model_folder(default_model_folder))
    yield opened
    opened.close()


@pytest.mark.parametrize("temperature", [0.0, 0.7, 1.5])
def test_json_is_whole(engine: Engine, temperature: float) -> None:
    params = SamplingParams(temperature=temperature, seed=1, max_tokens=200, constraint=SCHEMA)
    answer = ask(engine, QUESTION, params)
    value = json.loads(answer.text)
    assert set(value) == {"city", "tags", "founded"}
    assert 0 <= value["founded"] <= 2000
    assert answer.finish is FinishReason.END
    assert answer.text == engine._tokenizer.decode(answer.token_ids).rstrip("\ufffd")


def test_a_choice_and_a_pattern(engine: Engine) -> None:
    params = SamplingParams(temperature=0, max_tokens=40)
    chosen = ask(engine, QUESTION, replace(params, constraint=Choices(("London", "Paris"))))
    assert chosen.text == "Paris"
    form = r"The answer is [A-Z][a-z]{3,10}\."
    assert re.fullmatch(form, ask(engine, QUESTION, replace(params, constraint=Pattern(form))).text)


def test_a_banned_word_is_gone_around_and_the_rest_goes_on(engine: Engine) -> None:
    params = SamplingParams(temperature=0, max_tokens=40)
    assert "capital" in ask(engine, QUESTION, params).text
    banned = replace(params, banned=("capital", "Capital"))
    answer = ask(engine, QUESTION, banned)
    assert "capital" not in answer.text.lower()
    assert len(answer.text) > 10
    assert ask(engine, QUESTION, banned).token_ids == answer.token_ids


def test_a_loop_is_ended(engine: Engine) -> None:
    table = TextPrompt("| Day | Open |\n| --- | --- |\n| Monday | no |\n")
    params = SamplingParams(temperature=0, repetition_penalty=1, max_tokens=300)
    answer = ask(engine, table, params)
    assert answer.finish is FinishReason.LOOP
    assert answer.usage.generated_tokens < 200
