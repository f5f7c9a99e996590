"""What is asked of a summary beside its form: focus, audience, language, and notes kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.progress import Phase
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.summarize.estimate import Speed, about, planned, seconds_for
from gpt_desktop.core.tasks.summarize.options import languages_offered
from tests.core.running import Ran, run, run_cancelling
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, prompt_text

CHAPTERS = [
    f"Chapter {name} tells of {name} things. " + f"The {name} river rose again in spring. " * 40
    for name in ("blue", "green", "white", "black")
]
BOOK = make_document(
    Path("book.txt"),
    "book",
    [
        block
        for text in CHAPTERS
        for block in (
            Block(BlockKind.HEADING, text.split(" tells")[0], 1),
            Block(BlockKind.PARAGRAPH, text),
        )
    ],
)


class KeptParts:
    """A PartStore in memory."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.documents: set[str] = set()

    def get(self, key: str) -> str | None:
        return self.texts.get(key)

    def put(self, key: str, document_id: str, text: str) -> None:
        self.texts[key] = text
        self.documents.add(document_id)


def first_sentence(prompt: Prompt) -> str:
    return prompt_text(prompt).split("\n\n", 1)[1].split(". ")[0] + "."


def summed_up(parts: KeptParts | None = None, **options: str) -> Ran:
    request = TaskRequest(documents=(BOOK,), options=options, parts=parts)
    return run("summarize", ScriptedGenerator(first_sentence), request)


def test_another_form_or_length_asks_for_no_section_again() -> None:
    parts = KeptParts()
    first = summed_up(parts, style="paragraph")
    assert len(first.generator.prompts) >= 4
    assert parts.documents == {BOOK.id}
    for style in ("bullets", "outline"):
        again = summed_up(parts, style=style, length="long")
        read = [prompt_text(prompt) for prompt in again.generator.prompts]
        assert not any(text.startswith("system: You summarize") for text in read)
        assert again.shown == again.result.text
        assert "Chapter blue tells of blue things." in again.shown
        assert again.result.receipt.prompt_id == "summarize"


def test_a_run_that_was_stopped_goes_on_where_it_was() -> None:
    parts = KeptParts()
    generator = ScriptedGenerator(first_sentence)
    request = TaskRequest(documents=(BOOK,), parts=parts)
    stopped = run_cancelling("summarize", generator, request, after_texts=9)
    done = len(parts.texts)
    assert done >= 1
    assert stopped.result.text == stopped.shown
    again = run("summarize", ScriptedGenerator(first_sentence), request)
    first = next(event for event in again.progress if event.phase is Phase.SECTIONS)
    assert first.done == done
    assert again.result.text == summed_up().result.text


def test_kept_notes_are_of_one_model_and_one_focus() -> None:
    parts = KeptParts()
    summed_up(parts)
    kept = dict(parts.texts)
    other = replace(SCRIPTED_FACTS, id="other")
    request = TaskRequest(documents=(BOOK,), parts=parts)
    run("summarize", ScriptedGenerator(first_sentence, other), request)
    assert len(parts.texts) == 2 * len(kept)
    before = len(parts.texts)
    summed_up(parts, focus="green")
    assert len(parts.texts) >= before


def test_a_focus_reads_only_what_speaks_of_it() -> None:
    ran = summed_up(focus="green river")
    read = "\n".join(prompt_text(prompt) for prompt in ran.generator.prompts)
    assert "Write about this only: green river." in read
    ran = summed_up(focus="green")
    read = "\n".join(prompt_text(prompt) for prompt in ran.generator.prompts)
    assert "The green river" in read
    assert "The white river" not in read
    assert ran.warnings == []


def test_a_focus_that_the_text_lacks_is_said() -> None:
    ran = summed_up(focus="dragons")
    assert ran.warnings[0] == "Nothing was found on “dragons”: this is of the whole text."
    assert "blue" in ran.result.text


def test_the_audience_reaches_the_model() -> None:
    for audience, words in (("expert", "for an expert"), ("simple", "for a child")):
        ran = summed_up(audience=audience)
        assert words in prompt_text(ran.generator.prompts[0])


def test_a_language_the_model_lacks_is_refused_honestly() -> None:
    ran = summed_up(language="de")
    assert ran.result.notices[0].missing == "de"
    assert "stays in the language of the text" in ran.warnings[0]
    assert "river" in ran.result.text or "tells" in ran.result.text


def test_a_language_the_model_knows_is_written_sentence_by_sentence() -> None:
    def answer(prompt: Prompt) -> str:
        text = prompt_text(prompt)
        return "Es kostet 9 Euro." if "translator" in text else "It costs 8 euros."

    facts = replace(SCRIPTED_FACTS, languages=("en", "de"))
    request = TaskRequest(text="It costs 8 euros.", options={"language": "de"})
    ran = run("summarize", ScriptedGenerator(answer, facts), request)
    assert ran.shown == ran.result.text == "Es kostet 9 Euro."
    [claim] = ran.claims
    assert claim.sources
    assert [check.name for check in claim.checks] == ["numbers"]


def test_only_the_models_languages_are_offered() -> None:
    assert [each.value for each in languages_offered(SCRIPTED_FACTS)] == ["", "en"]
    unknown = languages_offered(replace(SCRIPTED_FACTS, languages=()))
    assert len(unknown) > 20


def test_the_time_grows_with_the_text_and_is_nothing_for_what_code_finds() -> None:
    short = make_document(Path("a.txt"), "a", (Block(BlockKind.PARAGRAPH, "It rained."),))
    one, many = (planned((each,), {}, SCRIPTED_FACTS) for each in (short, BOOK))
    assert one.sections == 1
    assert many.sections >= 4
    assert seconds_for(one, Speed()) < seconds_for(many, Speed())
    assert seconds_for(planned((BOOK,), {"style": "figures"}, SCRIPTED_FACTS), Speed()) == 0
    assert seconds_for(many, Speed(10, 10)) > seconds_for(many, Speed(20, 10))


def test_the_pace_is_that_of_past_works() -> None:
    receipt = summed_up().result.receipt
    usage = replace(receipt.usage, prompt_tokens=900, cached_tokens=100, generated_tokens=300)
    usage = replace(usage, prefill_seconds=2.0, decode_seconds=6.0)
    speed = Speed.of([replace(receipt, usage=usage)])
    assert (speed.read, speed.write) == (400.0, 50.0)
    assert Speed.of([]) == Speed()


def test_a_time_is_told_no_more_exactly_than_it_is_known() -> None:
    assert about(20) == "less than a minute"
    assert about(70) == "about 1 minute"
    assert about(250) == "about 4 minutes"
    assert about(3 * 3600) == "about 3 hours"
