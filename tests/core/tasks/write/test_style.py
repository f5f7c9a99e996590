"""A style by samples goes into the prompts of what is written and rewritten."""

from __future__ import annotations

import pytest

from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.write.style import LONGEST_SAMPLE, joined_samples, style_words
from tests.core.running import run
from tests.fakes import ScriptedGenerator, prompt_text

_SAMPLE = "Short. Dry. That is how I write."


def _told(action: str, samples: list[str]) -> str:
    generator = ScriptedGenerator(["It is dark."] * 2)
    options = {"action": action, "style": joined_samples(samples)}
    request = TaskRequest("It is cold.", options, instruction="Be brief.")
    run("write", generator, request)
    return prompt_text(generator.prompts[0])


@pytest.mark.parametrize("action", ["email", "rewrite", "tone", "own"])
def test_the_samples_are_shown_with_the_wish(action: str) -> None:
    told = _told(action, [_SAMPLE, "Another one."])
    assert f"“{_SAMPLE}”" in told
    assert "“Another one.”" in told
    assert "Be brief." in told


@pytest.mark.parametrize("action", ["bullets", "continue"])
def test_a_list_has_no_style_of_its_own(action: str) -> None:
    assert _SAMPLE not in _told(action, [_SAMPLE])


def test_without_samples_nothing_is_said_of_style() -> None:
    assert "style" not in _told("rewrite", [])
    assert joined_samples(["", "  "]) == ""


def test_of_long_samples_whole_sentences_within_the_room_are_shown() -> None:
    generator = ScriptedGenerator([])
    long = "This is a sentence of mine. " * 400
    request = TaskRequest("x", {"style": joined_samples([long, _SAMPLE])})
    told = style_words(request, generator)
    assert _SAMPLE in told
    assert generator.count_tokens(told) < generator.facts.context_length // 6
    assert "mine.”" in told


def test_five_samples_of_bounded_length_are_kept() -> None:
    joined = joined_samples(["x" * 20_000, *(f"text {number}\f" for number in range(9))])
    parts = joined.split("\f")
    assert len(parts) == 5
    assert len(parts[0]) == LONGEST_SAMPLE
