"""What is said of languages in which a model is weak."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gpt_desktop.core.translation import measured
from gpt_desktop.core.translation.measured import Usable, usable
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.ui.translate.language_remarks import source_remarks, target_remarks
from tests.fakes import SCRIPTED_FACTS

KNOWN = replace(SCRIPTED_FACTS, id="known", languages=("en", "de", "fr", "zh", "ja"))


@pytest.fixture(autouse=True)
def figures(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"en-de": 61.0, "en-fr": 40.0, "en-zh": 19.0, "de-en": 30.0}
    monkeypatch.setattr(measured, "MEASURED", {"known": found})


def words(found: dict[str, object]) -> dict[str, str]:
    return {code: str(getattr(each, "word", "")) for code, each in found.items()}


def test_targets_are_judged_by_the_source() -> None:
    said = words(dict(target_remarks(KNOWN, "en")))
    assert "de" not in said
    assert (said["fr"], said["zh"], said["ja"]) == ("rough", "poor", "not measured")
    assert said["it"] == "not trained"


def test_sources_are_judged_by_the_target() -> None:
    said = words(dict(source_remarks(KNOWN, "en")))
    assert said["de"] == "poor"
    assert said["fr"] == "not measured"


def test_where_the_source_is_not_known_only_training_counts() -> None:
    said = words(dict(target_remarks(KNOWN, "")))
    assert set(said.values()) == {"not trained"}


def test_of_a_model_that_nobody_measured_only_training_is_said() -> None:
    said = words(dict(target_remarks(replace(KNOWN, id="other"), "en")))
    assert set(said.values()) == {"not trained"}
    assert target_remarks(None, "en") == {}


def test_fewer_letters_agree_where_a_letter_is_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"m": {"en-zh": 36.0, "en-de": 36.0}}
    monkeypatch.setattr(measured, "MEASURED", found)
    assert usable("m", Pair("en", "zh")) is Usable.READ_OVER
    assert usable("m", Pair("en", "de")) is Usable.GIST
    assert usable("m", Pair("en", "ru")) is Usable.UNKNOWN
