"""How ``config.json`` says that positions are turned, in the words of both transformers."""

from __future__ import annotations

from typing import Any

import pytest

from gpt_desktop.convert.checkpoint_rotary import ALL_OF_THE_PAST, WINDOW, read_rotary
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.rope_scaling import Llama3, Yarn, yarn_magnitude
from gpt_desktop.convert.rotary import Rotary
from gpt_desktop.core.errors import UserFacingError

LLAMA3 = {
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 64,
}
YARN = {"factor": 4.0, "original_max_position_embeddings": 64}
LONG = {"long_factor": [2.0, 3.0], "short_factor": [1.0, 1.5]}


def rotary(layers: str = ALL_OF_THE_PAST, size: int = 4, **config: Any) -> Rotary:
    table = NumberTable("config.json", {"max_position_embeddings": 128, **config})
    return read_rotary(table, size, 128, layers)


def test_nothing_said_is_the_usual_base() -> None:
    assert rotary() == Rotary(10000.0, 4)
    assert rotary(rope_theta=5e5, rope_scaling=None) == Rotary(5e5, 4)


@pytest.mark.parametrize("key", ["rope_type", "type"])
@pytest.mark.parametrize("place", ["rope_scaling", "rope_parameters"])
def test_linear(place: str, key: str) -> None:
    config: dict[str, Any] = {place: {key: "linear", "factor": 4.0}}
    found = rotary(**config)
    assert found == Rotary(10000.0, 4, (4.0, 4.0))


def test_llama_3() -> None:
    factors = Llama3(8, 1, 4, 64).factors(5e5, 4)
    wanted = Rotary(5e5, 4, factors)
    assert rotary(rope_theta=5e5, rope_scaling={"rope_type": "llama3", **LLAMA3}) == wanted
    assert rotary(rope_parameters={"rope_type": "llama3", "rope_theta": 5e5, **LLAMA3}) == wanted


def test_yarn() -> None:
    factors = Yarn(4, 64).factors(10000.0, 4)
    found = rotary(rope_scaling={"rope_type": "yarn", **YARN})
    assert found == Rotary(10000.0, 4, factors, yarn_magnitude(4))
    found = rotary(rope_scaling={"rope_type": "yarn", **YARN, "attention_factor": 1.25})
    assert found.magnitude == 1.25
    found = rotary(rope_scaling={"rope_type": "yarn", **YARN, "mscale": 1, "mscale_all_dim": 1})
    assert found.magnitude == 1


def test_long_rope_goes_by_the_longest_text() -> None:
    scaling = {"rope_type": "longrope", **LONG}
    found = rotary(rope_scaling=scaling, original_max_position_embeddings=64)
    assert found.factors == (2.0, 3.0)
    assert found.magnitude == pytest.approx(1.080123)
    found = rotary(rope_scaling=scaling, original_max_position_embeddings=128)
    assert found == Rotary(10000.0, 4, (1.0, 1.5))


def test_an_alpha_changes_the_base() -> None:
    found = rotary(size=128, rope_scaling={"rope_type": "dynamic", "alpha": 1000.0})
    assert found.base == pytest.approx(11158839.93)
    found = rotary(size=128, rope_scaling={"rope_type": "dynamic", "factor": 2.0})
    assert found == Rotary(10000.0, 128)


def test_a_part_of_each_head_is_turned() -> None:
    assert rotary(size=128, partial_rotary_factor=0.75).size == 96
    assert rotary(size=128, rope_parameters={"partial_rotary_factor": 0.25}).size == 32


def test_windows_are_not_stretched() -> None:
    scaling = {"rope_type": "linear", "factor": 8.0}
    assert rotary(WINDOW, rope_scaling=scaling, rope_local_base_freq=5e3) == Rotary(5e3, 4)
    both = {"full_attention": {**scaling, "rope_theta": 1e6}, "sliding_attention": {}}
    assert rotary(WINDOW, rope_parameters=both) == Rotary(10000.0, 4)
    assert rotary(rope_parameters=both) == Rotary(1e6, 4, (8.0, 8.0))


@pytest.mark.parametrize(
    "config",
    [
        {"rope_scaling": {"rope_type": "unheard_of"}},
        {"rope_scaling": {"rope_type": "linear"}},
        {"rope_scaling": {"rope_type": "linear", "factor": -1.0}},
        {"rope_scaling": {"rope_type": "llama3", "factor": 8.0}},
        {"rope_scaling": {"rope_type": "longrope", **LONG, "short_factor": [1.0]}},
        {"rope_scaling": {"rope_type": "longrope", **LONG, "short_factor": [1.0, "x"]}},
        {"rope_scaling": {"rope_type": "yarn", **YARN}, "rope_theta": 1.0},
        {"rope_scaling": {"rope_type": "dynamic", "alpha": 1e300}},
        {"rope_scaling": {"rope_type": "yarn", **YARN, "beta_fast": 1e308, "factor": 1e308}},
        {"rope_scaling": {"rope_type": "linear", "factor": 1e-30}},
        {"rope_theta": 0.5},
        {"rope_theta": 1e300},
        {"partial_rotary_factor": 1e308},
        {"rope_scaling": "linear"},
        {"rope_parameters": []},
    ],
)
def test_what_makes_no_sense_is_told(config: dict[str, Any]) -> None:
    with pytest.raises(UserFacingError):
        rotary(**config)
