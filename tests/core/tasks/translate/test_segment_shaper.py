"""What a model writes around a translation does not reach it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.languages import language
from gpt_desktop.core.tasks.translate.segment_shaper import SegmentShaper

SOURCE = "The train leaves at nine."
GERMAN = "Der Zug fährt um neun ab."


def shaped(answer: str, source: str = SOURCE, step: int = 1) -> str:
    shaper = SegmentShaper(source, language("en"), language("de"))
    pieces = [answer[at : at + step] for at in range(0, len(answer), step)]
    return "".join(shaper.feed(piece) for piece in pieces) + shaper.finish()


@pytest.mark.parametrize("step", [1, 3, 1000])
@pytest.mark.parametrize(
    "answer",
    [
        GERMAN,
        f"  {GERMAN}  ",
        f"German: {GERMAN}",
        f"Deutsch：{GERMAN}",
        f"Translation: German: {GERMAN}",
        f"Sure, here is the translation:\n\n{GERMAN}",
        f"Here is the German translation: {GERMAN}",
        f"“{GERMAN}”",
        f'"{GERMAN}"\nNote: I translated it.',
        f"{GERMAN}\nEnglish: And so on.",
        f"\n\n{GERMAN}\n\nEnglish:",
    ],
)
def test_only_the_translation_is_left(answer: str, step: int) -> None:
    assert shaped(answer, step=step) == GERMAN


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("Hier sind die Unterlagen: Vertrag.", "Here are the documents: contract."),
        ("Englisch: sehr gut", "English: very good"),
        ("Translation: Greta Holm", "Translation: Greta Holm"),
        ("Er sagte „ja“.", "“Yes,” he said."),
        ("Notiz: Brot", "Note: bread"),
    ],
)
def test_what_the_source_has_itself_stays(source: str, answer: str) -> None:
    shaper = SegmentShaper(source, language("de"), language("en"))
    assert shaper.feed(answer) + shaper.finish() == answer


def test_it_has_enough_at_the_end_of_the_line() -> None:
    shaper = SegmentShaper(SOURCE, language("de"))
    shaper.feed(GERMAN + "\n")
    assert shaper.full
    assert shaper.feed("more") == shaper.finish() == ""


@given(st.text(max_size=60), st.integers(min_value=1, max_value=7))
def test_it_does_not_matter_how_it_comes(answer: str, step: int) -> None:
    assert shaped(answer, step=step) == shaped(answer, step=1000)
    assert "\n" not in shaped(answer)
