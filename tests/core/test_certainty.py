"""Each token's place in its text, and what sampling makes of probabilities."""

from __future__ import annotations

import math

import pytest

from gpt_desktop.core.certainty import probabilities_of, reshaped
from gpt_desktop.core.generation import TokenScore

BAD = "\ufffd"


def placed(text: str, *tokens: str) -> list[str]:
    scores = [TokenScore(number, token, -1.0) for number, token in enumerate(tokens)]
    return [each.span.of(text) for each in probabilities_of(text, scores)]


@pytest.mark.parametrize(
    ("text", "tokens", "places"),
    [
        ("The cat.", ["The", " cat", "."], ["The", " cat", "."]),
        # SentencePiece does not write a word's own blank.
        ("The cat sat", ["The", "cat", "sat"], ["The", "cat", "sat"]),
        ("一 word", [BAD, BAD, " word"], ["", "一", " word"]),
        ("一二 word", [BAD] * 6 + [" word"], ["", "", "一", "", "", "二", " word"]),
        ("a一", ["a", BAD, BAD, BAD], ["a", "", "", "一"]),
        ("一，二", [BAD, BAD, "，", BAD, BAD], ["", "一", "，", "", "二"]),
        ("", [], []),
    ],
)
def test_every_token_has_its_place(text: str, tokens: list[str], places: list[str]) -> None:
    assert placed(text, *tokens) == places


def test_alternatives_come_along() -> None:
    other = TokenScore(2, " dog", -0.5)
    [found] = probabilities_of(" cat", [TokenScore(1, " cat", -1.5, (other,))])
    assert found.logprob == -1.5
    assert [(each.text, each.logprob) for each in found.alternatives] == [(" dog", -0.5)]


def test_temperature_sharpens_and_top_p_cuts() -> None:
    logprobs = [-0.5, -1.5, -2.5]
    plain = reshaped(logprobs, 1.0, 1.0)
    assert math.isclose(sum(plain), 1.0)
    sharp = reshaped(logprobs, 0.5, 1.0)
    assert sharp[0] > plain[0]
    assert sharp[2] < plain[2]
    assert reshaped(logprobs, 0.0, 1.0) == [1.0, 0.0, 0.0]
    cut = reshaped(logprobs, 1.0, plain[0] + 0.01)
    assert cut[2] == 0.0
    assert cut[1] > plain[1]
    assert reshaped([], 1.0, 1.0) == []
