"""What is said of a model, and what is not known of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gpt_desktop.core.generation import Ability
from gpt_desktop.core.measurement import Measurement, write_measurement
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.ui.models.model_facts import fact_lines
from gpt_desktop.ui.models.model_rows import ModelRow, RowState
from tests.fakes import SCRIPTED_FACTS


def lines(
    folder: Path, abilities: frozenset[Ability] | None, languages: tuple[str, ...] = ("en",)
) -> dict[str, str]:
    facts = replace(SCRIPTED_FACTS, languages=languages)
    installed = InstalledModel(facts, folder, default=False)
    row = ModelRow(facts.id, None, installed, RowState.INSTALLED)
    return dict(fact_lines(row, abilities))


def test_what_it_can_do_is_known_of_a_loaded_model_only(tmp_path: Path) -> None:
    assert lines(tmp_path, None)["Can"] == "shown once it is loaded"
    abilities = frozenset({Ability.THINKS, Ability.SCORES})
    assert lines(tmp_path, abilities)["Can"] == "think before it answers, say how sure it is"
    assert "Can" not in lines(tmp_path, frozenset())


def test_whose_word_the_languages_are(tmp_path: Path) -> None:
    assert lines(tmp_path, None)["Languages"] == "English (as its makers say)"
    assert lines(tmp_path, None, ())["Languages"] == "not told by its makers"


def test_the_speed_here_is_what_was_measured(tmp_path: Path) -> None:
    assert lines(tmp_path, None)["Speed here"] == "not measured yet"
    write_measurement(tmp_path, Measurement(None, 0, 120.0, 30.0, 1.0, 0))
    measured = lines(tmp_path, None)
    assert "Speed here" not in measured
    assert measured["Reads"] == "120 tokens a second"
