"""What must stay is marked, and put back."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.languages import language
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.sampling import faithful_sampling
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted
from gpt_desktop.core.tasks.translate.judging import Drawn
from gpt_desktop.core.tasks.translate.repair import Repair, repairs, with_marks
from tests.core.running import PROMPTS, run
from tests.core.tasks.translate.test_task import BOTH, segments
from tests.fakes import ScriptedGenerator

MAIL = "Write to help@example.org before 14:30."


def made(text: str) -> list[Repair]:
    generation = GenerationRun(ScriptedGenerator([], BOTH), CancelToken(), faithful_sampling())
    return repairs(PROMPTS, generation, Wanted(language("fr")), Asked(text, language("en")))


def test_marks_stand_for_what_must_stay() -> None:
    assert with_marks(MAIL) == ("Write to {0} before {1}.", ("help@example.org", "14:30"))
    assert with_marks("{0} and {1}") == ("{0} and {1}", ("{0}", "{1}"))
    assert with_marks("Nothing here.") == ("Nothing here.", ())


@given(st.text(alphabet="ab {}01@.%s<b>/", max_size=30))
def test_what_is_put_back_is_the_text(text: str) -> None:
    marked, items = with_marks(text)
    repair = replace(made(MAIL)[0], items=items)
    found = re.findall(r"\{\d+\}", marked)
    if len(found) == len(items):
        assert repair.restored(Drawn(marked)).text == text


def test_what_is_lost_or_comes_twice_is_no_repair() -> None:
    repair = made(MAIL)[0]
    assert repair.restored(Drawn("Avant {1}, à {0}.")).text == "Avant 14:30, à help@example.org."
    assert repair.restored(Drawn("Avant {1}.")).text == ""
    assert repair.restored(Drawn("{0} {0} {1}")).text == ""
    assert repair.restored(Drawn("{0} {1} {2}")).text == ""


def test_without_anything_that_must_stay_it_is_only_drawn_again() -> None:
    assert [repair.items for repair in made("The train leaves.")] == [(), ()]


def test_a_lost_address_comes_back() -> None:
    lost = "Écrivez-moi avant 14:30."
    answers = [lost, "Écrivez à {0} avant {1}.", lost]
    ran = run("translate", ScriptedGenerator(answers, BOTH), text=MAIL, options={"target": "fr"})
    assert ran.result.text == ran.shown == "Écrivez à help@example.org avant 14:30."
    [segment] = segments(ran)
    assert segment.checks == ()
