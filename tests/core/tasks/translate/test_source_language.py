"""The language of each segment."""

from __future__ import annotations

from gpt_desktop.core.tasks.translate.source_language import SourceLanguages
from gpt_desktop.core.translation.segments import split_segments

CHINESE = "今天的天气很好，我们去公园。"


def found(text: str, target: str, chosen: str = "") -> list[str]:
    languages = SourceLanguages(text, chosen)
    return [languages.of(each, target) for each in split_segments(text, languages.around)]


def test_a_short_one_is_in_the_language_around_it() -> None:
    assert found(f"{CHINESE}\n好。", "en") == ["zh", "zh"]


def test_letters_of_another_script_are_in_no_language_around_them() -> None:
    assert found(f"{CHINESE}\nGood morning", "zh") == ["zh", ""]


def test_what_the_person_said_counts_but_where_it_is_in_the_target_already() -> None:
    assert found(f"明日。\n{CHINESE}", "zh", "ja") == ["ja", "zh"]
    assert found(f"明日。\n{CHINESE}", "en", "ja") == ["ja", "ja"]
