"""What stands around texts is taken, the texts are not."""

from __future__ import annotations

import pytest

from gpt_desktop.core.training.boilerplate import without_boilerplate
from tests.core.training.texts import documents


def left(*texts: str) -> list[str]:
    return [each.text for each in without_boilerplate(documents(*texts)).documents]


def test_a_line_that_three_documents_share() -> None:
    texts = [f"Acme Corp confidential\n\nThe story of number {word}." for word in ("x", "y", "z")]

    assert left(*texts)[0].strip() == "The story of number x."
    assert left(*texts[:2]) == texts[:2]


def test_copies_of_one_text_are_not_taken_for_boilerplate() -> None:
    assert left(*["One story.\n\nIts end."] * 4) == ["One story.\n\nIts end."] * 4


def test_the_heads_of_pages_that_count_up() -> None:
    pages = "\n\n".join(
        f"The Long Report {n}\n\nWords of page so {w}." for n, w in enumerate("abcd")
    )

    [text] = left(pages)

    assert "Long Report" not in text
    assert "Words of page so c." in text


@pytest.mark.parametrize(
    "line",
    [
        "Page 3 of 12",
        "第 3 页 共 9 页",
        "- 14 -",
        "Home | About | News | Contact",
        "版权所有 2023 某某公司",
    ],
)
def test_lines_of_pages(line: str) -> None:
    assert left(f"Before.\n{line}\nAfter.") == ["Before.\nAfter."]


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nAnna Lee\nAcme",
        "Best regards,\nAnna\nTel: 030 1234567",
        "Sent from my iPhone",
        "发自我的 iPhone",
    ],
)
def test_signatures_at_the_end(signature: str) -> None:
    assert left(f"Hello Bob,\n\nsee you.\n\n{signature}\n")[0].strip() == "Hello Bob,\n\nsee you."


@pytest.mark.parametrize(
    "text",
    [
        "Never more.\n\nQuoth the raven.\n\nNever more.\n\nQuoth the raven.\n\nNever more.",
        "| a | b | c | d |\n| 1 | 2 | 3 | 4 |",
        "1. Milk\n2. Bread\n3. Eggs",
        "Best regards,\nAnna",
        "A line\n\n---\n\nAnother line",
        "Price: 12\nPrice: 40\nPrice: 7",
    ],
)
def test_what_is_no_boilerplate(text: str) -> None:
    assert left(text) == [text]


def test_a_mails_head_and_what_it_quotes() -> None:
    mail = (
        "From: a\nTo: b\nSubject: c\n\nYes, gladly.\n\nOn 3 May 2024 Bob wrote:\n> Will you come?"
    )

    assert left(mail)[0].strip() == "Yes, gladly."


def test_short_texts_that_differ_in_a_number_are_no_boilerplate() -> None:
    texts = [f"Day {number}: we walked along the river and came home late." for number in range(6)]

    assert left(*texts) == texts
