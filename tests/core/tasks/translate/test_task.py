"""The translate task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pytest

from gpt_desktop.core.annotations import Segment, SegmentOrigin
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason, PromptStyle
from gpt_desktop.core.language_detection import use_identifier
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.progress import Phase
from gpt_desktop.core.tasks.base import Annotated, Notice, TaskRequest, TextReset
from gpt_desktop.core.translation.aids import TranslationAids
from gpt_desktop.core.translation.memory import MemoryMatch
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from tests.core.running import Ran, run, run_cancelling
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, prompt_text

BOTH = replace(SCRIPTED_FACTS, languages=("en", "fr"))
TRAIN, LE_TRAIN = "The train leaves at nine.", "Le train part à neuf heures."
TO_FRENCH = {"target": "fr"}


class English:
    """Finds English wherever it is asked."""

    def prepare(self) -> bool:
        return True

    def likelihoods(self, text: str, codes: Sequence[str]) -> Mapping[str, float]:
        return {code: float(code == "en") for code in codes}


@pytest.fixture
def _english() -> Iterator[None]:
    use_identifier(English())
    yield
    use_identifier(None)


class Kept:
    """A memory of a few translations."""

    def __init__(self, kept: dict[str, str]) -> None:
        self._kept = kept

    def look_up(self, text: str, pair: Pair, least: float = 1.0) -> tuple[MemoryMatch, ...]:
        found = self._kept.get(text)
        return () if found is None else (MemoryMatch(text, found, 1.0),)

    def put(self, source: str, target: str, pair: Pair) -> None:
        self._kept[source] = target


def segments(ran: Ran) -> list[Segment]:
    """What is said of the text that is shown in the end."""
    found: list[Segment] = []
    for event in ran.events:
        if isinstance(event, TextReset):
            found.clear()
        if isinstance(event, Annotated) and isinstance(event.annotation, Segment):
            found.append(event.annotation)
    return found


def test_paragraphs_and_blank_lines_stay() -> None:
    generator = ScriptedGenerator(["Un.", "Deux."], BOTH)
    ran = run("translate", generator, text="One.\n\n\nTwo.", options={"target": "fr"})
    assert ran.result.text == ran.shown == "Un.\n\n\nDeux."
    assert ran.result.notices == ()
    assert "French" in prompt_text(generator.prompts[0])


def test_a_language_the_model_lacks_is_told_before_the_text() -> None:
    ran = run("translate", ScriptedGenerator(["Un."]), text="One.", options={"target": "fr"})
    warning = "Scripted was not trained in French. This translation cannot be relied on."
    assert isinstance(ran.events[0], Notice)
    assert ran.events[0].text == warning
    assert ran.warnings == [warning]


def test_both_missing_languages_are_named() -> None:
    options = {"source": "de", "target": "fr"}
    ran = run("translate", ScriptedGenerator(["Un."]), text="Eins.", options=options)
    assert "German or French" in ran.warnings[0]


def test_a_detected_language_the_model_lacks_is_named_too() -> None:
    options = {"source": "auto", "target": "en"}
    ran = run("translate", ScriptedGenerator(["Good."]), text="今天的天气很好。", options=options)
    assert "Simplified Chinese" in ran.warnings[0]


def test_a_repeated_text_is_marked_after_another_try() -> None:
    generator = ScriptedGenerator(lambda _: TRAIN, BOTH)
    options = {"source": "en", "target": "fr"}
    ran = run("translate", generator, text=TRAIN, options=options)
    assert len(generator.prompts) > 1
    assert ran.result.text == ran.shown == TRAIN
    [segment] = segments(ran)
    assert "copied" in [check.name for check in segment.checks]


def test_what_another_try_mends_takes_its_place() -> None:
    answers = ["Il pleut ce soir.", TRAIN, LE_TRAIN, *[TRAIN] * 5]
    generator = ScriptedGenerator(answers, BOTH)
    text = f"It rains tonight.\n- {TRAIN}\n"
    ran = run("translate", generator, text=text, options=TO_FRENCH)
    assert ran.result.text == ran.shown == f"Il pleut ce soir.\n- {LE_TRAIN}\n"
    found = segments(ran)
    assert [each.target.of(ran.shown) for each in found] == ["Il pleut ce soir.", LE_TRAIN]
    assert [each.source.of(text) for each in found] == ["It rains tonight.", TRAIN]
    assert ran.result.annotations == tuple(found)
    assert not any(each.checks for each in found)
    assert ran.warnings == []


def test_no_other_try_where_the_model_does_not_know_the_language() -> None:
    generator = ScriptedGenerator([TRAIN])
    ran = run("translate", generator, text=TRAIN, options=TO_FRENCH)
    assert len(generator.prompts) == 1
    assert [check.name for check in segments(ran)[0].checks] == ["wrong-language"]


def test_an_empty_answer_leaves_the_original_and_says_so() -> None:
    ran = run("translate", ScriptedGenerator(lambda _: "", BOTH), text="One.", options=TO_FRENCH)
    assert ran.result.text == ran.shown == "One."
    [segment] = segments(ran)
    assert [check.name for check in segment.checks] == ["empty"]


def test_each_sentence_goes_by_itself_and_the_same_one_once() -> None:
    generator = ScriptedGenerator(lambda _: LE_TRAIN, BOTH)
    text = f"{TRAIN} " * 80
    ran = run("translate", generator, text=text, options=TO_FRENCH)
    assert len(generator.prompts) == 1
    assert ran.result.text == ran.shown == f"{LE_TRAIN} " * 80
    assert len(segments(ran)) == 80


def test_a_long_text_is_written_in_parts_and_says_how_far_it_is() -> None:
    generator = ScriptedGenerator(lambda _: LE_TRAIN, BOTH)
    text = "".join(f"- The train to town {number} leaves at nine.\n" for number in range(200))
    ran = run("translate", generator, text=text, options=TO_FRENCH)
    assert len(segments(ran)) == 200
    assert ran.result.text == ran.shown
    done = [each.done for each in ran.progress if each.phase is Phase.SECTIONS]
    assert (done[0], done[-1]) == (0, 200)
    assert done == sorted(done)
    assert {each.total for each in ran.progress if each.phase is Phase.SECTIONS} == {200}


@pytest.mark.parametrize("after", range(1, 12))
def test_wherever_it_is_cancelled_the_result_is_what_is_shown(after: int) -> None:
    text = f"- {TRAIN}\n- It rains tonight.\n---\n- Come home!\n"
    generator = ScriptedGenerator(lambda _: "Le train ou la pluie.", BOTH)
    request = TaskRequest(text=text, options=TO_FRENCH)
    ran = run_cancelling("translate", generator, request, after_texts=after)
    assert ran.result.text == ran.shown
    assert ran.result.annotations == tuple(segments(ran))
    assert all(each.target.end <= len(ran.shown) for each in segments(ran))


def test_rows_without_words_stay_as_they_are() -> None:
    text = "Hello there.\n\n---\n\n1,250.00\n\nhttps://example.org/a?b=1\n\n{name}\n\nGoodbye.\n"
    generator = ScriptedGenerator(["Bonjour.", "Au revoir."], BOTH)
    ran = run("translate", generator, text=text, options=TO_FRENCH)
    expected = text.replace("Hello there.", "Bonjour.").replace("Goodbye.", "Au revoir.")
    assert ran.result.text == ran.shown == expected
    kept = [each.origin is SegmentOrigin.KEPT for each in segments(ran)]
    assert kept == [False, True, True, True, True, False]
    assert ran.result.notices == ()


@pytest.mark.usefixtures("_english")
def test_a_text_in_the_target_language_is_given_back_and_said() -> None:
    text = "The meeting starts at nine.\nNobody knows why.\n"
    ran = run("translate", ScriptedGenerator([]), text=text, options={"target": "en"})
    assert ran.result.text == ran.shown == text
    assert ran.infos == ["The text is in English already."]
    assert {each.language for each in segments(ran)} == {"en"}


def test_a_sentence_in_the_target_language_stays_and_is_said() -> None:
    text = "今天的天气很好，我们去公园。\n我們開會討論這個問題。"
    generator = ScriptedGenerator(["今天的天氣很好，我們去公園。"], replace(BOTH, languages=()))
    ran = run("translate", generator, text=text, options={"target": "zh-Hant"})
    assert ran.result.text == "今天的天氣很好，我們去公園。\n我們開會討論這個問題。"
    assert "1 sentence is in Traditional Chinese already and stays as it is." in ran.infos
    assert [each.language for each in segments(ran)] == ["zh", "zh-Hant"]


def test_what_is_in_no_known_language_is_not_said_to_be_in_the_target() -> None:
    generator = ScriptedGenerator(lambda _: "您好。", replace(BOTH, languages=()))
    text = "Hm, hm.\n今天的天气很好，我们去公园。"
    ran = run("translate", generator, text=text, options={"target": "zh"})
    assert ran.infos == ["1 sentence is in Simplified Chinese already and stays as it is."]


def test_kept_translations_and_what_the_person_wrote_need_no_model() -> None:
    aids = TranslationAids(memory=Kept({"One.": "Un."}), written={"Two.": "Bien !"})
    request = TaskRequest(text="One. Two. Three.", options=TO_FRENCH, aids=aids)
    ran = run("translate", ScriptedGenerator(["Trois."], BOTH), request)
    assert ran.result.text == "Un. Bien ! Trois."
    origins = [each.origin for each in segments(ran)]
    assert origins == [SegmentOrigin.MEMORY, SegmentOrigin.PERSON, SegmentOrigin.MODEL]


def test_terms_and_formality_reach_the_prompt() -> None:
    pair = Pair("en", "de")
    terms = (Term("invoice", "Beleg", pair), Term("Acme", "Acme", pair), Term("rain", "Guss", pair))
    options = {"source": "en", "target": "de", "formality": "informal"}
    aids = TranslationAids(terms=terms)
    request = TaskRequest(text="Acme sends the invoices.", options=options, aids=aids)
    facts = replace(BOTH, languages=())
    answered = ScriptedGenerator(lambda _: "Acme schickt die Belege.", facts)
    [prompt] = run("translate", answered, request).generator.prompts
    asked = prompt_text(prompt)
    assert "“invoice” = “Beleg”; “Acme” = “Acme”" in asked
    assert "Guss" not in asked
    assert "informal form of address (du)" in asked


def test_cancelling_keeps_what_is_translated() -> None:
    generator = ScriptedGenerator(lambda _: "Une phrase traduite.", BOTH)
    request = TaskRequest(text="One.\n\nTwo.\n\nThree.", options={"target": "fr"})
    ran = run_cancelling("translate", generator, request, after_texts=4)
    assert ran.result.finish is FinishReason.CANCELLED
    assert ran.result.text == ran.shown
    assert ran.shown.startswith("Une phrase traduite.")


def test_a_model_without_a_chat_gets_sentence_pairs() -> None:
    facts = replace(BOTH, prompt_style=PromptStyle.FEW_SHOT)
    generator = ScriptedGenerator(["Un."], facts)
    run("translate", generator, text="One.", options={"source": "en", "target": "fr"})
    [prompt] = generator.prompts
    assert isinstance(prompt, TextPrompt)
    assert prompt.text.count("English: ") == prompt.text.count("French:") == 7
    assert prompt.text.endswith("English: One.\nFrench:")
    assert generator.params[0].stop == ("\n",)


def test_wrong_requests_are_errors() -> None:
    generator = ScriptedGenerator([])
    with pytest.raises(UserFacingError, match="nothing to translate"):
        run("translate", generator, text="", options={"target": "fr"})
    with pytest.raises(UserFacingError, match="the same"):
        run("translate", generator, text="x", options={"source": "fr", "target": "fr"})
    with pytest.raises(UserFacingError, match="not a choice"):
        run("translate", generator, text="x", options={"target": "tlh"})


def test_nothing_is_said_of_a_model_whose_languages_are_unknown() -> None:
    facts = replace(SCRIPTED_FACTS, languages=())
    ran = run(
        "translate",
        ScriptedGenerator(["Bonjour."], facts),
        text="Good morning to all of you.",
        options={"target": "fr"},
    )
    assert ran.warnings == []
