"""The write task: kinds from a brief, actions on a text."""

from __future__ import annotations

import pytest

from gpt_desktop.core.errors import PromptTooLongError, UserFacingError
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.messages import ChatPrompt
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.write.options import ACTION_VALUES, KIND_VALUES
from tests.core.running import run, run_cancelling
from tests.fakes import ScriptedGenerator, prompt_text


@pytest.mark.parametrize("kind", KIND_VALUES)
def test_every_kind_puts_brief_tone_and_wish_before_the_model(kind: str) -> None:
    generator = ScriptedGenerator(["Dear all, come."])
    request = TaskRequest(
        text="the summer party",
        options={"action": kind, "tone": "formal"},
        instruction="Name the place.",
    )
    ran = run("write", generator, request)
    prompt = prompt_text(generator.prompts[0])
    assert "the summer party" in prompt
    assert "formal" in prompt
    assert "Name the place." in prompt
    assert ran.result.text == ran.shown == "Dear all, come."
    assert ran.result.receipt.prompt_id == f"write-{kind}"


@pytest.mark.parametrize("action", ACTION_VALUES)
def test_every_action_works_on_the_text(action: str) -> None:
    generator = ScriptedGenerator(["Another text."])
    request = TaskRequest(text="Some text.", options={"action": action}, instruction="Do it.")
    ran = run("write", generator, request)
    assert "Some text." in prompt_text(generator.prompts[0])
    written = "- Another text." if action == "bullets" else "Another text."
    assert ran.result.text == ran.shown == written
    assert ran.result.receipt.prompt_id == f"write-{action}"


def test_length_bounds_what_is_written() -> None:
    bounds = []
    for length in ("short", "medium", "long"):
        generator = ScriptedGenerator(["Text."])
        run("write", generator, text="x", options={"action": "blog", "length": length})
        bounds.append(generator.params[0].max_tokens or 0)
    assert bounds == sorted(set(bounds))


def test_made_up_numbers_and_places_to_fill_in_are_named() -> None:
    generator = ScriptedGenerator(["Dear [Name], come at 5 on 12 May."])
    ran = run("write", generator, text="party at 5", options={"action": "email"})
    assert ran.infos == ["Places to fill in: [Name]."]
    assert ran.warnings == ["Made up by the model, not from your brief: 12 May."]


def test_a_story_may_invent() -> None:
    generator = ScriptedGenerator(["In 1802 a ship sank."])
    assert run("write", generator, text="a ship", options={"action": "story"}).warnings == []


def test_editing_keeps_paragraphs() -> None:
    generator = ScriptedGenerator(["Sure! Here is the text: It rains.", "It snows."])
    ran = run("write", generator, text="Rain.\n\nSnow.", options={"action": "rewrite"})
    assert ran.shown == "It rains.\n\nIt snows."


def test_an_edit_ends_with_as_many_sentences_as_the_text_has() -> None:
    generator = ScriptedGenerator(["Rain here. Snow there. The moral of it all."])
    ran = run("write", generator, text="Rain. Snow.", options={"action": "tone"})
    assert ran.shown == "Rain here. Snow there."
    assert generator.params[0].temperature == 0


def test_unchanged_and_longer_results_are_told() -> None:
    same = run("write", ScriptedGenerator(["One."]), text="One.", options={"action": "simplify"})
    assert same.warnings == ["The model gave the text back unchanged."]
    longer = run(
        "write", ScriptedGenerator(["One or more."]), text="One.", options={"action": "shorten"}
    )
    assert longer.warnings == ["The result is not shorter than the text."]


def test_continuing_a_long_text_reads_its_end_and_says_so() -> None:
    generator = ScriptedGenerator(["And then it ended."])
    text = "It began. " * 1000 + "It nearly ended."
    ran = run("write", generator, text=text, options={"action": "continue"})
    [prompt] = generator.prompts
    assert isinstance(prompt, ChatPrompt)
    assert prompt.opening.endswith("It nearly ended.")
    assert ran.infos == [
        "Only the last part of the text was read: the whole does not fit the model."
    ]


@pytest.mark.parametrize(
    ("text", "shown"), [("It began.", " Then it ended."), ("It began. ", "Then it ended.")]
)
def test_a_continuation_joins_the_text(text: str, shown: str) -> None:
    generator = ScriptedGenerator([" Then it ended."])
    ran = run("write", generator, text=text, options={"action": "continue"})
    assert ran.shown == ran.result.text == shown


def test_cancelling_keeps_what_is_written() -> None:
    generator = ScriptedGenerator(["A long letter about many things."])
    request = TaskRequest(text="things", options={"action": "letter"})
    ran = run_cancelling("write", generator, request, after_texts=2)
    assert ran.result.finish is FinishReason.CANCELLED
    assert ran.result.text == ran.shown == "A long"


def test_wrong_requests_are_errors() -> None:
    with pytest.raises(UserFacingError, match="no brief"):
        run("write", ScriptedGenerator([]), text="", options={"action": "email"})
    with pytest.raises(UserFacingError, match="no text to work on"):
        run("write", ScriptedGenerator([]), text="", options={"action": "expand"})
    with pytest.raises(PromptTooLongError):
        run("write", ScriptedGenerator([]), text="x" * 20_000, options={"action": "email"})
