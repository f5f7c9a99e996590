"""The summarize task, short texts and long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Block, BlockKind, Document, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Delta, FinishReason, SamplingParams
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.progress import Phase
from gpt_desktop.core.tasks.base import TaskRequest
from tests.core.running import run, run_cancelling
from tests.fakes import ScriptedGenerator, prompt_text

SECTION = "The river rose in spring and the town was flooded again. " * 30
CHAPTERS = "\n\n".join(f"# Chapter {name}\n\n{SECTION}" for name in ("one", "two", "three"))


def numbered() -> ScriptedGenerator:
    """Answers with the number of the question."""
    asked = 0

    def answer(_: Prompt) -> str:
        nonlocal asked
        asked += 1
        return f"Note {asked * 'i'} here."

    return ScriptedGenerator(answer)


def with_words(*words: str) -> str:
    """The chapters with these among their text, so that they are borne."""
    return CHAPTERS + "\n\n" + "\n\n".join(words)


def split_answers(text: str) -> list[str]:
    return [f"{part}." for part in text.removesuffix(".").split(". ")]


def document(title: str, text: str) -> Document:
    return make_document(Path(f"{title}.txt"), title, (Block(BlockKind.PARAGRAPH, text),))


def test_a_short_text_takes_one_generation() -> None:
    ran = run("summarize", ScriptedGenerator(["It flooded. It dried."]), text="The river rose.")
    assert ran.result.text == ran.shown == "It flooded. It dried."
    assert ran.result.finish is FinishReason.END
    assert "The river rose." in prompt_text(ran.generator.prompts[0])


def test_a_table_of_contents_is_not_summarized() -> None:
    entry = Block(BlockKind.ENTRY, "1 The flood … 2")
    flood = Block(BlockKind.PARAGRAPH, "The river rose.")
    for blocks, read in (((entry, flood), "The river rose."), ((entry,), "1 The flood … 2")):
        given = make_document(Path("a.pdf"), "a", blocks)
        ran = run("summarize", ScriptedGenerator(["It flooded."]), TaskRequest(documents=(given,)))
        prompt = prompt_text(ran.generator.prompts[0])
        assert read in prompt
        assert ("1 The flood" in prompt) == (len(blocks) == 1)


def test_the_length_bounds_the_sentences() -> None:
    many = " ".join(
        f"Sentence {word} ends."
        for word in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]
    )
    for length, sentences in (("short", 2), ("medium", 5), ("long", 10)):
        ran = run("summarize", ScriptedGenerator([many]), text="x", options={"length": length})
        assert ran.result.text.count(".") == sentences
        assert ran.result.finish is FinishReason.END


def test_bullets_are_bullets_whatever_the_model_writes() -> None:
    ran = run(
        "summarize", ScriptedGenerator(["One. Two. Three."]), text="x", options={"style": "bullets"}
    )
    assert ran.shown == "- One.\n- Two.\n- Three."


def test_a_long_text_is_summarized_in_sections_then_put_together() -> None:
    answers = [f"{name} one. {name} two. {name} three." for name in ("Alpha", "Beta", "Gamma")]
    ran = run("summarize", ScriptedGenerator(answers), text=with_words(*answers))
    sections = [event for event in ran.progress if event.phase is Phase.SECTIONS]
    assert [(event.done, event.total) for event in sections] == [(0, 3), (1, 3), (2, 3)]
    assert sections[1].label == "Chapter two"
    assert "Chapter two" not in prompt_text(ran.generator.prompts[1])
    assert ran.shown == ran.result.text
    assert ran.shown == "Alpha one. Alpha two. Beta one. Beta two. Gamma one."
    assert ran.result.receipt.usage.generated_tokens == 18
    assert [claim.span.of(ran.shown) for claim in ran.claims] == split_answers(ran.shown)
    assert all(claim.sources and not claim.checks for claim in ran.claims)


def test_more_sections_than_sentences_are_brought_together_in_rounds() -> None:
    text = "\n\n".join(f"# Chapter {i}\n\n{SECTION}" for i in range(12))
    ran = run("summarize", numbered(), text=text, options={"length": "short", "style": "bullets"})
    phases = [event.phase for event in ran.progress]
    assert phases.count(Phase.SECTIONS) == 12
    assert 2 <= phases.count(Phase.MERGING) <= 11
    assert ran.shown == ran.result.text
    assert ran.shown.count("\n") == 1
    assert ran.shown.startswith("- Note ")


def test_a_note_cut_by_the_limit_is_no_cut_summary() -> None:
    generator = ScriptedGenerator(lambda _: "It flooded. " + "word " * 400)
    ran = run("summarize", generator, text=with_words("It flooded."))
    assert ran.shown == ran.result.text == "It flooded."
    assert ran.result.finish is FinishReason.END
    assert ran.warnings == []


def test_cancelling_keeps_the_sections_done() -> None:
    ran = run_cancelling("summarize", numbered(), TaskRequest(text=CHAPTERS), after_texts=5)
    assert ran.result.finish is FinishReason.CANCELLED
    assert ran.result.text == ran.shown
    assert ran.result.text.startswith("- Note i here.")
    assert ran.result.notices == ()


def test_an_outline_stands_under_the_headings() -> None:
    ran = run("summarize", numbered(), text=CHAPTERS, options={"style": "outline"})
    assert ran.result.text == ran.shown
    lines = [line for line in ran.shown.splitlines() if line]
    assert lines[0] == "## Chapter one"
    assert ran.shown.count("## ") == 3
    assert all(line.startswith(("## ", "- ")) for line in lines)


def test_an_outline_without_headings_uses_first_words() -> None:
    ran = run("summarize", numbered(), text="A short plain text.", options={"style": "outline"})
    assert ran.shown == "## A short plain text.\n\n- Note i here."


def test_a_repeated_source_is_told() -> None:
    ran = run("summarize", ScriptedGenerator(["It rained."]), text="It rained.")
    assert ran.warnings == ["The summary repeats the text: there was little to shorten."]


def test_the_persons_wish_reaches_the_model() -> None:
    generator = ScriptedGenerator(["It flooded."])
    run("summarize", generator, TaskRequest(text="x", instruction="Mind the dates."))
    assert "Mind the dates." in prompt_text(generator.prompts[0])


def test_nothing_to_summarize_and_unknown_options_are_errors() -> None:
    with pytest.raises(UserFacingError, match="nothing to summarize"):
        run("summarize", numbered(), text=" ")
    with pytest.raises(UserFacingError, match="paragraph, bullets, outline"):
        run("summarize", numbered(), text="x", options={"style": "poem"})


class LoopingGenerator(ScriptedGenerator):
    """Says that its answers ended because they went round."""

    def generate(
        self, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Iterator[Delta]:
        for delta in super().generate(prompt, params, token):
            yield replace(delta, finish=delta.finish and FinishReason.LOOP)


ROUND = "that the author worked in the bakery on the lane, and"


@pytest.mark.parametrize("style", ["paragraph", "outline"])
def test_a_summary_that_goes_round_is_cut_back_and_says_so(style: str) -> None:
    generator = LoopingGenerator([f"He says {ROUND} {ROUND} {ROUND} that"])
    ran = run("summarize", generator, text=f"He says {ROUND} so on.", options={"style": style})
    assert ran.result.text.endswith(f"He says {ROUND}")
    assert ran.shown == ran.result.text
    assert ran.result.finish is FinishReason.LOOP
    assert ran.warnings == ["The model began to repeat itself, so the answer was ended."]


def test_notes_that_go_round_give_their_whole_sentences_only() -> None:
    names = ("Ann", "Bob", "Cid")
    answers = [f"{name} is told. He says {ROUND} {ROUND} that" for name in names]
    text = with_words(*(f"{name} is told." for name in names))
    ran = run("summarize", LoopingGenerator(answers), text=text)
    assert ran.shown == ran.result.text == "Ann is told. Bob is told. Cid is told."
    assert ran.warnings == []


def test_a_text_in_a_language_the_model_lacks_is_told() -> None:
    chinese = "第一章 雨夜。这些人沿着河边慢慢地走着，说起了很多年前的夏天。" * 20
    ran = run("summarize", ScriptedGenerator(["It rained."]), text=chinese)
    assert "Simplified Chinese" in ran.result.notices[0].text
