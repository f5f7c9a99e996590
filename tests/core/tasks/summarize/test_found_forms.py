"""Forms that code finds in a document: dates and figures, decisions and actions."""

from __future__ import annotations

from gpt_desktop.core.tasks.summarize.figures import figures_of, key_figure, shortened
from gpt_desktop.core.tasks.summarize.minutes import minutes_of
from gpt_desktop.core.trust.source import SourceText
from tests.core.running import run
from tests.fakes import ScriptedGenerator

REPORT = """Budget of the harbour

The harbour was built in 1987. The quay costs 18.5 million euros, 12 percent more than planned.
Nobody liked it. Work begins on 3 May 2025."""
MINUTES = """The council approved the new quay. Ann Berg will send the plans to the owners by 3 May.
The lamp was discussed. It was agreed that Yusuf tests ten more by 6 February. No decision was
made on the bus. Who will pay? Action: order chairs. The caretaker must not open the gate."""
MINUTES_ZH = """会议决定修路。刘大勇负责通知各户。前端由贺晓东负责。明天下雨。"""


def figures(text: str, most: int = 10) -> str:
    return figures_of(SourceText.of_text(text), most).text


def minutes(text: str, most: int = 10) -> str:
    return minutes_of(SourceText.of_text(text), most).text


def test_dates_and_figures_stand_before_their_sentences() -> None:
    assert figures(REPORT) == (
        "## Dates\n\n- **1987**: The harbour was built in 1987.\n"
        "- **3 May 2025**: Work begins on 3 May 2025.\n\n"
        "## Figures\n\n- **18.5 million euros · 12 percent**: "
        "The quay costs 18.5 million euros, 12 percent more than planned."
    )


def test_each_is_a_claim_with_its_own_sentence_as_the_source() -> None:
    source = SourceText.of_text(REPORT)
    made = figures_of(source, 10)
    for claim in made.claims:
        assert " ".join(source.words_at(claim.sources[0]).split()) == claim.span.of(made.text)


def test_the_weightiest_are_kept_in_the_order_of_the_document() -> None:
    text = "We saw 7 birds. The roof costs 900 euros. There were 5 cats. The door costs 40 euros."
    listed = figures(text, most=2)
    assert listed.index("900 euros") < listed.index("40 euros")
    assert "birds" not in listed


def test_the_key_figure_is_money_before_a_count() -> None:
    assert key_figure("In 1999 some 400 people paid 12 euros each.") == "12 euros"
    assert key_figure("Nothing to count.") == ""


def test_a_long_sentence_is_cut_around_its_figure() -> None:
    sentence = "word " * 100 + "costs 900 euros " + "word " * 100
    cut = shortened(sentence, "900 euros")
    assert "900 euros" in cut
    assert len(cut) < 260
    assert cut.startswith("… ")
    assert cut.endswith(" …")


def test_minutes_say_what_was_decided_and_who_does_what_by_when() -> None:
    assert minutes(MINUTES) == (
        "## Decisions\n\n- The council approved the new quay.\n"
        "- It was agreed that Yusuf tests ten more by 6 February.\n\n"
        "## Actions\n\n- **Ann Berg**: send the plans to the owners by 3 May\n"
        "- **Yusuf**: tests ten more by 6 February\n- order chairs"
    )


def test_chinese_minutes_too() -> None:
    text = minutes(MINUTES_ZH)
    assert "- 会议决定修路。" in text
    assert "- **刘大勇**: 通知各户。" in text
    assert "- **贺晓东**: 前端" in text
    assert "明天下雨" not in text


def test_nothing_of_the_kind_is_said_plainly() -> None:
    for style, words in (
        ("figures", "No dates or figures were found."),
        ("minutes", "No decisions or actions were found."),
    ):
        ran = run("summarize", ScriptedGenerator([]), text="It rained.", options={"style": style})
        assert ran.result.text == words
        assert ran.claims == []
        assert ran.warnings == []
