"""What was said in one language is said again in another, and other words stay."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gpt_desktop import paths
from gpt_desktop.core import i18n
from gpt_desktop.core.retelling import retold

TRANSLATIONS = paths.resources_dir() / "translations"
ENGLISH = "SmolLM2 was not trained in German. This translation cannot be relied on."


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.use_language(TRANSLATIONS, "en")
    yield
    i18n.use_language(TRANSLATIONS, "en")


def test_a_sentence_with_values_goes_there_and_back() -> None:
    i18n.use_language(TRANSLATIONS, "zh_CN")
    chinese = retold(ENGLISH)
    assert "SmolLM2" in chinese
    assert "德语" in chinese  # the value is one of our words, too
    assert chinese == retold(chinese)
    i18n.use_language(TRANSLATIONS, "en")
    assert retold(chinese) == retold(ENGLISH) == ENGLISH


def test_numbers_keep_their_form() -> None:
    i18n.use_language(TRANSLATIONS, "zh_CN")
    source = "Its text has more than {characters:,} characters."
    said = i18n.tr(source, characters=20_000_000)
    i18n.use_language(TRANSLATIONS, "en")
    assert retold(said) == "Its text has more than 20,000,000 characters."


@pytest.mark.parametrize("text", ["", "Not one of our sentences.", "{odd} (brackets", "x" * 5000])
def test_other_words_stay(text: str) -> None:
    i18n.use_language(TRANSLATIONS, "zh_CN")
    assert retold(text) == text
