"""The order of the side list."""

from __future__ import annotations

from datetime import date, datetime

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.conversations import Conversation
from gpt_desktop.core.search_hits import SearchHit
from gpt_desktop.ui.assistant.conversation_sections import (
    ARCHIVE,
    folder_key,
    folder_name,
    folders_of,
    found,
    listed,
)
from gpt_desktop.ui.widgets.dated_list import Dated, Heading

TODAY = date(2026, 3, 12)


def made(
    name: str, day: int = 12, *, pinned: bool = False, archived: bool = False, folder: str = ""
) -> Conversation:
    at = datetime(2026, 3, day, 12).astimezone().timestamp()
    return Conversation(name, name, at, at, pinned, archived, folder)


ALL = [
    made("new"),
    made("pinned", pinned=True, folder="House"),
    made("in house", folder="House"),
    made("away", archived=True, folder="House"),
    made("in boat", folder="boat"),
    made("old", 1),
]


def titles(rows: list[Heading | Dated]) -> list[str]:
    return [f"[{row.title} {row.count}]" if isinstance(row, Heading) else row.title for row in rows]


def test_pins_folders_dates_and_the_archive() -> None:
    assert titles(listed(ALL, (), TODAY)) == [
        "[Pinned 1]",
        "pinned",
        "[boat 1]",
        "in boat",
        "[House 1]",
        "in house",
        "[Today 0]",
        "new",
        "[Older 0]",
        "old",
        "[Archive 1]",
        "away",
    ]
    assert listed([], (), TODAY) == []


def test_what_is_folded_shows_its_heading_only() -> None:
    folded = {ARCHIVE, folder_key("House")}
    shown = titles(listed(ALL, folded, TODAY))
    assert "in house" not in shown
    assert "away" not in shown
    assert "[House 1]" in shown
    assert "in boat" in shown


def test_folders_have_keys_of_their_own() -> None:
    assert folders_of(ALL) == ["boat", "House"]
    assert folder_name(folder_key("archive")) == "archive"
    assert folder_name(ARCHIVE) == ""


def test_what_is_found_says_where_it_lies() -> None:
    hits = {"new": SearchHit("m", "a word", (Span(2, 6),)), "away": None}
    rows = [row for row in found([ALL[0], ALL[3], ALL[5]], hits) if isinstance(row, Dated)]
    assert [row.detail for row in rows] == ["a word", "Archived · In the title", " "]
    assert rows[0].marked == (Span(2, 6),)
    inside = found([ALL[2]], {"in house": SearchHit("m", "a word", (Span(2, 6),))})[0]
    assert isinstance(inside, Dated)
    assert [span.of(inside.detail) for span in inside.marked] == ["word"]
    assert inside.detail == "House · a word"
