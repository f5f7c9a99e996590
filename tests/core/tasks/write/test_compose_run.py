"""Texts from a brief: outline, sections, one section again, only the facts."""

from __future__ import annotations

import pytest

from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.errors import UserFacingError
from tests.core.running import run
from tests.fakes import ScriptedGenerator

BRIEF = "Our library opens a room"
FACTS = "It opens on 5 May\nEntry is free"
HEADINGS = "When it opens\nWho may come"


def asked(action: str, **options: str) -> dict[str, str]:
    return {"action": action, "kind": "news", **options}


def test_an_outline_is_headings_one_a_line() -> None:
    generator = ScriptedGenerator(["- What is new\n- Who may come\n- When it opens\n"])
    ran = run("write", generator, text=BRIEF, options=asked("outline"))
    assert ran.result.text == "What is new\nWho may come\nWhen it opens"
    assert ran.warnings == []


def test_each_heading_has_its_section() -> None:
    generator = ScriptedGenerator(["The doors open soon.", "All may come."])
    ran = run("write", generator, text=BRIEF, options=asked("news", headings=HEADINGS))
    wanted = "## When it opens\n\nThe doors open soon.\n\n## Who may come\n\nAll may come."
    assert ran.result.text == wanted


def test_only_the_facts_are_told_and_each_of_them() -> None:
    generator = ScriptedGenerator(["It opens on 7 June. We are glad.", "Entry is free."])
    options = asked("news", headings=HEADINGS, facts=FACTS)
    ran = run("write", generator, text=BRIEF, options=options)
    # What the model told wrongly went, and what it did not tell stands in the person's words.
    assert ran.result.text == (
        "## When it opens\n\nIt opens on 5 May. We are glad.\n\n## Who may come\n\nEntry is free."
    )
    assert ran.infos == ["1 sentence was left out: it said what is not among the facts."]
    assert ran.warnings == []


def test_a_section_is_written_again_without_its_heading() -> None:
    generator = ScriptedGenerator(["Everyone may come."])
    options = asked("section", headings=HEADINGS, heading="Who may come")
    ran = run("write", generator, text=BRIEF, options=options)
    assert ran.result.text == "Everyone may come."


def test_what_a_whole_text_makes_up_is_marked_at_its_place() -> None:
    generator = ScriptedGenerator(["The library opens. Mayor Paul Weber gave 900 euros."])
    ran = run("write", generator, text=BRIEF, options={"action": "news"})
    claims = [each for each in ran.result.annotations if isinstance(each, Claim)]
    assert [claim.span.of(ran.result.text) for claim in claims] == ["Mayor Paul Weber", "900 euros"]


def test_a_story_may_make_things_up_but_for_its_facts() -> None:
    text = "Once 900 foxes met Paul Weber."
    free = run("write", ScriptedGenerator([text]), text="A fox", options={"action": "story"})
    assert free.result.annotations == ()
    options = {"action": "story", "facts": "The fox is red"}
    bound = run("write", ScriptedGenerator([text]), text="A fox", options=options)
    assert bound.result.text == "The fox is red."
    assert any("left out" in line for line in bound.infos)


def test_without_a_brief_it_says_so() -> None:
    with pytest.raises(UserFacingError, match="no brief"):
        run("write", ScriptedGenerator([]), text=" ", options=asked("outline"))
