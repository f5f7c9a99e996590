"""Examples of the prompt in a translation."""

from __future__ import annotations

import pytest

from gpt_desktop.core.languages import LANGUAGES, language
from gpt_desktop.core.tasks.translate.examples_shown import ExamplesShown
from tests.core.running import PROMPTS, run
from tests.core.tasks.translate.test_task import BOTH, TRAIN, segments
from tests.fakes import ScriptedGenerator

GERMAN = PROMPTS.parallel[0]["de"]


def test_an_example_that_the_source_does_not_say() -> None:
    shown = ExamplesShown(PROMPTS, language("de"))
    assert shown.said_again("It rains.", GERMAN)
    assert shown.said_again("It rains.", f"Es regnet. {GERMAN.upper()}")
    assert shown.said_again("It rains.", PROMPTS.formality["formal"]["de"])
    assert not shown.said_again("It rains.", "Es regnet.")
    assert not shown.said_again("It rains.", PROMPTS.parallel[0]["nl"])


@pytest.mark.parametrize("code", [each.code for each in LANGUAGES])
def test_whoever_translates_an_example_is_not_suspected(code: str) -> None:
    shown = ExamplesShown(PROMPTS, language("de"))
    for pair in (*PROMPTS.parallel, *PROMPTS.numbers, *PROMPTS.places):
        assert not shown.said_again(f"So: {pair[code]}", pair["de"])


def test_it_marks_the_segment() -> None:
    said = PROMPTS.parallel[1]["fr"]
    ran = run("translate", ScriptedGenerator(lambda _: said, BOTH), text=TRAIN,
              options={"source": "en", "target": "fr"})  # fmt: skip
    [segment] = segments(ran)
    assert "prompt-words" in {check.name for check in segment.checks}
