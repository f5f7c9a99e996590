"""What is not translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from gpt_desktop.core.language_detection import use_identifier
from gpt_desktop.core.translation.left_alone import (
    LANGUAGE,
    WORDS,
    kept_reason,
    own_language,
    without_words,
)

ENGLISH = "The meeting starts at nine in the large room."


class German:
    """Finds German wherever it is asked."""

    def prepare(self) -> bool:
        return True

    def likelihoods(self, text: str, codes: Sequence[str]) -> Mapping[str, float]:
        return {code: float(code == "de") for code in codes}


@pytest.fixture
def _german() -> Iterator[None]:
    use_identifier(German())
    yield
    use_identifier(None)


@pytest.mark.parametrize(
    "text",
    [
        *("---", "***", "1,250.00", "€ 4.500,–", "12:30", "2026-05-03", "+49 30 1234567", "😀 🎉"),
        *("https://example.org/a?b=1", "www.example.org", "greta.holm@example.org", "/usr/bin/env"),
        *("{name}", "%s", "%(count)d", "${total}", "{{ user }}", "<br/>", "&nbsp;", "`make test`"),
        *("1,250.00 EUR", "12 kg", "30 km/h", "IV.", "B)", "A4", "ISO-9001", "v1.2.3", "50%", "٣٤"),
        *("…", "", "§ 12", "C:\\Users\\x.txt", "--verbose", "1 + 2 = 3", "❶", "{first} {last}"),
    ],
)
def test_without_words(text: str) -> None:
    assert without_words(text)
    assert kept_reason(text, "de") == WORDS


@pytest.mark.parametrize(
    "text",
    [
        *("Goodbye.", "Page 3", "a", "I", "9 am", "2nd", "Room B", "Total: 12 EUR", "MIX", "Dim"),
        "Hello {name}!",
        *("是", "はい", "네", "см", "3月", "see https://example.org", "Mix", "NATO", "don't"),
    ],
)
def test_with_words(text: str) -> None:
    assert not without_words(text)


def test_a_known_language_is_kept() -> None:
    assert kept_reason("Nine.", "en", "en") == LANGUAGE
    assert kept_reason("Nine.", "de", "en") == ""


@pytest.mark.usefixtures("_german")
def test_only_a_long_piece_is_told_apart_by_itself() -> None:
    assert own_language("Guten Abend, wir beginnen um neun Uhr.") == "de"
    assert own_language("Hotel Adlon") == ""
    assert kept_reason("Guten Abend, wir beginnen um neun Uhr.", "de") == LANGUAGE
    assert kept_reason("Hotel Adlon", "de") == ""


def test_chinese_needs_fewer_letters() -> None:
    assert own_language("我们开会讨论这个问题") == "zh"
    assert own_language("開會讨论") == ""


def test_without_an_identifier_nothing_is_sure() -> None:
    assert own_language(ENGLISH) == ""
