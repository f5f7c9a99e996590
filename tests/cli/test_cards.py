"""cards: decks filled, asked in the terminal, and carried to other programs."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.toolbox import Terminal


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "data"))


@pytest.fixture
def garden(terminal: Terminal) -> Terminal:
    """A deck of three."""
    terminal.run("cards", "add", "Garden", "Sow in ____.", "May", "--passage", "Sow in May.")
    path = terminal.file("more.csv", 'Front;Back\nWhat stays?;The tree\nWhen?;\n"a;b";c;why\n')
    assert terminal.run("cards", "import", "garden", path) == 0
    return terminal


def test_cards_are_added_once_and_listed(garden: Terminal) -> None:
    assert "Line 3: a card needs a front and a back." in garden.err
    assert "2 cards were added." in garden.err
    assert garden.run("cards", "add", "GARDEN", "Sow in  ____.", "May") == 0
    assert "0 cards were added. 1 was there already." in garden.err
    assert garden.run("cards", "list", "Garden") == 0
    assert garden.out.splitlines() == ["Sow in ____. → May", "What stays? → The tree", "a;b → c"]
    assert garden.run("cards", "list", "Garden", "--query", "TREE", "--json") == 0
    [card] = garden.json["cards"]
    assert (card["back"], card["state"], card["due"]) == ("The tree", "new", None)
    assert garden.run("cards", "decks") == 0
    assert garden.out == "Garden: 3 new, 0 learning, 0 due, 3 in all\n"


def test_a_review_asks_rates_and_takes_back(garden: Terminal) -> None:
    # The first is Easy, taken back, and Good; the second Again; then the input ends.
    keys = b"\n4\nu\n\n3\n\nx\n1\n"
    assert garden.run("cards", "review", "Garden", stdin=keys) == 0
    shown = garden.out.splitlines()
    assert shown[:4] == ["[3 new, 0 learning, 0 due]", "Sow in ____.", "→ May", "  Sow in May."]
    assert shown.count("Sow in ____.") == 2
    assert "1 Again (1 min), 2 Hard (6 min), 3 Good (10 min), 4 Easy (8 d)" in garden.err
    assert "2 cards rated." in garden.err
    assert garden.run("cards", "due", "--json") == 0
    [deck] = garden.json["decks"]
    assert (deck["new"], deck["learning"], deck["due"]) == (1, 2, 0)
    assert garden.run("cards", "stats", "Garden", "--json") == 0
    assert garden.json["reviews_by_day"][-1] == {"asked": 2, "known": 1}
    assert garden.json["known_share"] is None


def test_a_review_ends_when_nothing_is_left(garden: Terminal) -> None:
    assert garden.run("cards", "review", "Garden", stdin=b"\n4\n" * 9) == 0
    assert "3 cards rated. The next card is due in 8 d." in garden.err
    assert garden.run("cards", "due", stdin=b"") == 0
    assert (garden.out, garden.err) == ("", "No card is to be asked today.\n")
    assert garden.run("cards", "review", "Garden", stdin=b"u\n") == 0
    assert "0 cards rated." in garden.err


def test_nothing_is_taken_back_of_an_earlier_review(garden: Terminal) -> None:
    garden.run("cards", "review", "Garden", stdin=b"\n4\nq\n")
    assert garden.run("cards", "review", "Garden", stdin=b"u\nq\n") == 0
    assert "There is nothing to take back." in garden.err


def test_a_deck_goes_to_anki_and_as_a_table(garden: Terminal, tmp_path: Path) -> None:
    package, table = tmp_path / "garden.apkg", tmp_path / "garden.csv"
    assert garden.run("cards", "export", "Garden", str(package)) == 0
    assert "3 cards were written." in garden.err
    assert "collection.anki2" in zipfile.ZipFile(package).namelist()
    assert garden.run("cards", "export", "Garden", str(table)) == 0
    assert garden.run("cards", "import", "Copy", str(table)) == 0
    garden.run("cards", "list", "Copy")
    copied = garden.out
    garden.run("cards", "list", "Garden")
    assert garden.out == copied


def test_what_is_not_there_is_told(garden: Terminal) -> None:
    assert garden.run("cards", "list", "Kitchen") == 2
    assert "There is no deck “Kitchen”." in garden.err
    assert garden.run("cards", "add", "Kitchen", " ", "b") == 2
    assert "needs a front and a back" in garden.err
    assert garden.run("cards", "import", "Kitchen", garden.file("one.csv", "only fronts\n")) == 2
    assert "There are no cards in this file." in garden.err
    garden.run("cards", "decks")
    assert "Kitchen" not in garden.out
