"""What stands twice, word for word or nearly."""

from __future__ import annotations

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.training.duplicates import without_copies, without_near_copies
from tests.core.training.texts import documents

STORY = (
    "The old mill at the river had not turned for years when the brothers came to look at it, "
    "and the miller's widow gave them the key without asking what they wanted there at night. "
    "They found flour in the corners and a clock that still went, a quarter of an hour too late."
)
CHINESE = (
    "河边的老磨坊已经多年没有转动，兄弟俩来看它的时候，磨坊主的遗孀什么也没问就把钥匙交给了他们。"
    "他们在角落里发现了面粉，还有一座仍在走动的钟，只是慢了一刻钟。"
)


def test_copies_go_whatever_their_blanks_and_case() -> None:
    done = without_copies(
        documents(STORY, STORY.upper().replace(" ", "  "), "Another."), CancelToken()
    )

    assert [each.name for each in done.documents] == ["a", "c"]
    assert done.taken[0].whole
    assert "“a”" in done.taken[0].why


def test_a_long_paragraph_may_not_stand_twice_a_short_line_may() -> None:
    one, other = f"{STORY}\n\nYes.", f"Before.\n\n{STORY}\n\nYes.\n\nAfter."

    done = without_copies(documents(one, other), CancelToken())

    assert done.documents[0].text == one
    assert done.documents[1].text.split() == ["Before.", "Yes.", "After."]


def test_nearly_the_same_goes_and_the_longer_one_stays() -> None:
    changed = STORY.replace("brothers", "sisters")
    added = STORY + " Nobody had wound it up."

    done = without_near_copies(documents(changed, added, "A text of other words."), CancelToken())

    assert [each.name for each in done.documents] == ["b", "c"]


def test_chinese_texts_that_are_nearly_the_same() -> None:
    done = without_near_copies(documents(CHINESE, CHINESE.replace("兄弟", "姐妹")), CancelToken())

    assert len(done.documents) == 1


def test_a_part_of_a_long_text_is_found() -> None:
    long = " ".join(f"{word}{number}" for number in range(3000) for word in ("in", "on"))
    part = long[10_000:14_000]

    done = without_near_copies(documents(long, part), CancelToken())

    assert [each.name for each in done.documents] == ["a"]


def test_texts_on_one_thing_are_not_the_same() -> None:
    other = (
        "The old mill at the river was sold, and its wheel is in a museum now, without the clock."
    )

    assert len(without_near_copies(documents(STORY, other), CancelToken()).documents) == 2
