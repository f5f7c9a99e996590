"""Every failure has words, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.core import i18n
from gpt_desktop.documents.explanations import explain, page_ranges, warn
from gpt_desktop.documents.failure import FailureKind, WarningKind
from gpt_desktop.documents.limits import ReadLimits

CHINESE = re.compile("[\u4e00-\u9fff]")
FULL_STOP = {"en": ".", "zh_CN": "。"}
TRANSLATIONS = paths.resources_dir() / "translations"


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use_language(TRANSLATIONS, request.param)
    yield request.param
    i18n.use_language(TRANSLATIONS, "en")


@pytest.mark.parametrize("kind", FailureKind)
def test_every_failure_says_what_why_and_what_next(kind: FailureKind, language: str) -> None:
    error = explain(kind, Path("report.pdf"), ReadLimits())
    assert "report.pdf" in error.what
    for words in (error.what, error.why, error.next_step):
        assert words.endswith(FULL_STOP[language])
        assert bool(CHINESE.search(words)) == (language == "zh_CN")
        assert "{" not in words


@pytest.mark.parametrize("kind", WarningKind)
def test_every_warning_has_words(kind: WarningKind, language: str) -> None:
    for numbers in ([3], [3, 4]):
        words = warn(kind, numbers)
        assert words.endswith(FULL_STOP[language])
        assert bool(CHINESE.search(words)) == (language == "zh_CN")
        assert "{" not in words
        assert (page_ranges(numbers) in words) == ("pages" in kind)


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([], ""), ([1], "1"), ([1, 2], "1–2"), ([1, 2, 3, 5, 7, 8], "1–3, 5, 7–8")],
)
def test_page_ranges(numbers: list[int], text: str) -> None:
    assert page_ranges(numbers) == text


@pytest.mark.parametrize(
    ("kind", "helps"),
    [
        (FailureKind.FOLDER, False),
        (FailureKind.NOT_TEXT, False),
        (FailureKind.UNSUPPORTED, False),
        (FailureKind.MISSING, True),
        (FailureKind.UNREADABLE, True),
        (FailureKind.STUCK, True),
    ],
)
def test_reading_again_helps_where_the_file_can_come_out_otherwise(
    kind: FailureKind, helps: bool
) -> None:
    assert explain(kind, Path("report.pdf"), ReadLimits()).retry_helps is helps


def test_limits_travel_whole() -> None:
    limits = ReadLimits(file_bytes=5, unpacked_bytes=6)
    assert ReadLimits.from_json(limits.to_json()) == limits
    child = ChildLimits(idle_seconds=0.5)
    assert ChildLimits.from_json(child.to_json()) == child
