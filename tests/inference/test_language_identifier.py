"""Languages told apart: measured on short texts, of which half chose the thresholds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop.core.language_detection import (
    detect_languages,
    detection_ready,
    unknown_language,
    use_identifier,
)
from gpt_desktop.inference.language_identifier import NgramIdentifier, ngram_identifier
from tests.expected_log import ExpectedLog

DATA = Path(__file__).parents[1] / "data" / "short_texts.toml"
TEXTS = tomllib.loads(DATA.read_text("utf-8"))
HELD_OUT = [(code, text) for code, texts in TEXTS.items() for text in texts[1::2]]


@pytest.fixture(autouse=True)
def identifier() -> Iterator[NgramIdentifier]:
    used = ngram_identifier()
    used.likelihoods("", ("en",))
    use_identifier(used)
    yield used
    use_identifier(None)


def test_no_english_text_is_said_to_be_in_a_language_the_model_lacks() -> None:
    alarms = [text for text in TEXTS["en"] if unknown_language(text, ("en",))]
    assert alarms == []


def test_most_short_texts_are_told_apart_and_hardly_any_wrongly() -> None:
    clear = [(code, detect_languages(text)) for code, text in HELD_OUT]
    clear = [(code, found) for code, found in clear if len(found) == 1]
    assert len(clear) >= 0.8 * len(HELD_OUT)
    assert sum(found != (code,) for code, found in clear) <= 0.02 * len(clear)


def test_most_short_texts_in_an_unknown_language_are_noticed() -> None:
    foreign = [text for code, text in HELD_OUT if code != "en"]
    noticed = [text for text in foreign if unknown_language(text, ("en",))]
    assert len(noticed) >= 0.75 * len(foreign)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("நாளை காலை எங்களுக்கு ஒரு கூட்டம் உள்ளது.", "ta"),
        ("আগামীকাল সকালে আমাদের একটি সভা আছে।", "bn"),
        ("فردا صبح جلسه داریم و همه باید بیایند.", "fa"),
    ],
)
def test_a_neighbour_in_script_or_country_is_not_named_instead(text: str, code: str) -> None:
    assert unknown_language(text, ("en", "hi", "ar")) == code


def test_likelihoods_are_of_the_languages_asked_for(identifier: NgramIdentifier) -> None:
    found = identifier.likelihoods("Guten Morgen, wie geht es dir?", ("de", "nl", "en"))
    assert set(found) == {"de", "nl", "en"}
    assert sum(found.values()) == pytest.approx(1)
    assert max(found, key=lambda code: found[code]) == "de"


def test_it_gets_ready_in_the_background() -> None:
    fresh = NgramIdentifier()
    use_identifier(fresh)
    assert not detection_ready()
    fresh.likelihoods("Hello", ("en",))  # waits for the thread
    assert detection_ready()


def test_without_its_tables_nothing_is_told_apart_and_that_is_logged(
    monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    monkeypatch.setattr("py3langid.langid.MODEL_FILE", "nowhere.npz")
    broken = NgramIdentifier()
    expected_log("languages cannot be told apart")
    assert broken.likelihoods("Guten Tag", ("de", "nl")) == {"de": 0.5, "nl": 0.5}
    assert broken.likelihoods("Guten Tag", ("de", "nl")) == {"de": 0.5, "nl": 0.5}
    assert broken.prepare()
    assert len(expected_log.said) == 1
