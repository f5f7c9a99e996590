"""Where a result's sentences are, and what is said of each."""

from __future__ import annotations

from gpt_desktop.core.trust.claims import claims_of, statements_of
from gpt_desktop.core.trust.source import SourceText

RESULT = """## Money

- The roof costs 12,000 euros.
2. **Anna** pays. Ben does not.

| what | price |
| --- | --- |
| roof | 12,000 |

**Dates:**
[ ] nothing yet"""


def test_sentences_stand_without_marks_and_headings() -> None:
    assert [span.of(RESULT) for span in statements_of(RESULT)] == [
        "The roof costs 12,000 euros.",
        "**Anna** pays.",
        "Ben does not.",
        "| roof | 12,000 |",
        "nothing yet",
    ]


def test_each_claim_has_its_sources_and_what_is_wrong() -> None:
    source = SourceText.of_text("The roof costs 21,000 euros. Anna pays for it.")
    wrong, right = claims_of("The roof costs 12,000 euros. Anna pays.", source)
    assert [check.name for check in wrong.checks] == ["numbers"]
    assert source.words_at(wrong.sources[0]) == "The roof costs 21,000 euros."
    assert right.checks == ()
    assert right.support is not None
    assert wrong.support is not None
    assert right.support > wrong.support
