"""What a summary covers, and what of weight it leaves out."""

from __future__ import annotations

from gpt_desktop.core.trust.claims import claims_of
from gpt_desktop.core.trust.coverage import coverage_of
from gpt_desktop.core.trust.source import SourceText

TEXT = """The weather was fine. The council decided to sell the old school. Birds sang in the trees.

The tenant must leave by 3 May 2025. The total is 12,400 euros."""


def test_what_no_claim_speaks_of_is_listed_with_its_reason() -> None:
    source = SourceText.of_text(TEXT)
    result = "The council will sell the old school."
    coverage = coverage_of(source, claims_of(result, source), result)
    assert [(missing.reason, missing.text) for missing in coverage.missing] == [
        ("duty", "The tenant must leave by 3 May 2025."),
        ("sum", "The total is 12,400 euros."),
    ]


def test_the_covered_parts_of_a_document_are_its_sentences_joined() -> None:
    source = SourceText.of_text(TEXT)
    claims = claims_of("The weather was fine. The council will sell the old school.", source)
    coverage = coverage_of(source, claims)
    words = [source.words_at(place) for place in coverage.covered]
    assert words == ["The weather was fine. The council decided to sell the old school."]
    [document] = source.documents
    assert coverage.share_of(document.id) == len(words[0]) / len(document.text)
    assert coverage.share_of("another") == 0.0


def test_nothing_said_covers_nothing() -> None:
    source = SourceText.of_text(TEXT)
    assert coverage_of(source, ()).covered == ()
    assert len(coverage_of(source, ()).missing) == 3


def test_weighty_chinese_sentences_are_listed() -> None:
    source = SourceText.of_text("天气很好。会议决定修路。租金必须在三月五日前交清。")
    reasons = {missing.reason for missing in coverage_of(source, ()).missing}
    assert reasons == {"decision", "duty"}
