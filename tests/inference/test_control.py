"""Answers keep to the form asked for, on a model whose weights are random."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.constraints import Choices, Constraint, JsonSchema, Pattern
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason, SamplingParams
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.inference.engine import Engine
from gpt_desktop.inference.session import Binding
from tests.inference.asking import GREEDY, ask, gathered

SCHEMA = JsonSchema(
    json.dumps(
        {
            "type": "object",
            "properties": {
                "name": {"enum": ["Ann", "Bo"]},
                "age": {"type": "integer", "minimum": 0, "maximum": 120},
            },
            "required": ["name", "age"],
            "additionalProperties": False,
        }
    )
)
DRAWN = SamplingParams(temperature=1, top_k=0, top_p=1, min_p=0, max_tokens=80)
PROMPT = TextPrompt("one")


@pytest.mark.parametrize("seed", range(8))
def test_json_fits_its_schema(engine: Engine, seed: int) -> None:
    answer = ask(engine, PROMPT, replace(DRAWN, seed=seed, constraint=SCHEMA))
    value = json.loads(answer.text)
    assert value["name"] in ("Ann", "Bo")
    assert 0 <= value["age"] <= 120
    assert set(value) == {"name", "age"}
    assert answer.finish is FinishReason.END


@pytest.mark.parametrize("seed", range(8))
def test_patterns_match_as_a_whole(engine: Engine, seed: int) -> None:
    regex = r"[A-Z][a-z]{2,9} [0-9]{1,3}é?"
    answer = ask(engine, PROMPT, replace(DRAWN, seed=seed, constraint=Pattern(regex)))
    assert re.fullmatch(regex, answer.text)
    assert answer.finish is FinishReason.END


def test_choices_are_drawn_as_they_are(engine: Engine) -> None:
    values = ("Yes", "No", "Maybe “so”\nor not")
    constraint = Choices(values)
    texts = {
        ask(engine, PROMPT, replace(DRAWN, temperature=5, seed=seed, constraint=constraint)).text
        for seed in range(30)
    }
    assert len(texts) > 1
    assert texts <= set(values)


def test_forced_tokens_are_read_in_one_step_and_change_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    params = replace(GREEDY, max_tokens=80, constraint=SCHEMA)
    steps: list[object] = []
    run = engine._session.run

    def counted(binding: Binding, token: CancelToken) -> None:
        steps.append(binding)
        run(binding, token)

    monkeypatch.setattr(engine._session, "run", counted)
    forced = ask(engine, PROMPT, params)
    sampled = ask(engine, PROMPT, replace(params, logprobs=1))
    assert forced.text == sampled.text
    assert len(forced.token_ids) == forced.usage.generated_tokens
    first = len(steps)
    ask(engine, PROMPT, params)
    assert len(steps) - first < len(forced.token_ids)


@pytest.mark.parametrize("constraint", [Pattern("(?=a)b"), JsonSchema('{"not": {}}')])
def test_what_cannot_be_followed_is_said(engine: Engine, constraint: Constraint) -> None:
    with pytest.raises(UserFacingError, match="cannot be used"):
        ask(engine, PROMPT, replace(GREEDY, constraint=constraint))
    assert ask(engine, PROMPT).token_ids


@pytest.mark.parametrize("seed", range(6))
def test_banned_phrases_are_nowhere_in_the_answer(engine: Engine, seed: int) -> None:
    params = replace(DRAWN, seed=seed, constraint=Pattern("[ab]{40}"), banned=("aab", "bb"))
    answer = ask(engine, PROMPT, params)
    assert re.fullmatch("[ab]{40}", answer.text)
    assert "aab" not in answer.text
    assert "bb" not in answer.text
    assert answer.text == engine._tokenizer.decode(answer.token_ids)


def test_going_back_equals_never_having_gone_there(
    engine: Engine, fresh_engine: Callable[[], Engine]
) -> None:
    plain = ask(engine, TextPrompt("stop"), replace(GREEDY, max_tokens=40))
    phrase = engine._tokenizer.decode(plain.token_ids[10:13])
    params = replace(GREEDY, max_tokens=40, banned=(phrase,))
    answer = ask(engine, TextPrompt("stop"), params)
    assert phrase not in answer.text
    assert answer.token_ids == ask(fresh_engine(), TextPrompt("stop"), params).token_ids


def test_scores_go_with_their_tokens_where_answers_go_back(engine: Engine) -> None:
    params = replace(DRAWN, seed=1, constraint=Pattern("[ab]{30}"), banned=("bb",), logprobs=1)
    deltas = list(engine.generate(PROMPT, params, CancelToken()))
    for delta in deltas:
        assert tuple(score.id for score in delta.tokens) == delta.token_ids
    assert "".join(score.text for delta in deltas for score in delta.tokens) == (
        gathered(deltas).text
    )


def test_no_way_on_is_an_error(engine: Engine) -> None:
    params = replace(GREEDY, constraint=Choices(("yes",)), banned=("yes",))
    with pytest.raises(UserFacingError, match="No answer is left"):
        ask(engine, PROMPT, params)


def test_batches_keep_to_their_forms(engine: Engine) -> None:
    each = [replace(DRAWN, seed=1, constraint=SCHEMA), replace(DRAWN, seed=2, max_tokens=5)]
    texts = ["", ""]
    for number, delta in engine.generate_batch([PROMPT, PROMPT], each, CancelToken()):
        texts[number] += delta.text
    assert json.loads(texts[0])["name"] in ("Ann", "Bo")
