"""Packages are opened by Anki's own library."""

from __future__ import annotations

from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageRequest

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.reviewing.anki_package import write_anki_package

PASSAGE = "The bridge over the Lind was opened in 1932 by Anna Holm & sons."
CARDS = (
    CardText(ItemKind.CLOZE, PASSAGE.replace("1932", "____"), "1932", PASSAGE),
    CardText(ItemKind.SHORT, "Wer öffnete <sie>? 谁？", "Anna Holm & sons", PASSAGE),
    CardText(ItemKind.CHOICE, "Opened in ____.", "1932", PASSAGE, ("1931", "1932", "1940", "1957")),
)


def _import(collection: Collection, path: Path) -> None:
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path)))


def test_anki_finds_every_card_with_its_fields(tmp_path: Path) -> None:
    package = tmp_path / "bridge.apkg"
    write_anki_package(package, "Bridges & 桥", CARDS)
    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        _import(collection, package)
        notes = [collection.get_note(each) for each in collection.find_notes("")]
        assert len(notes) == 3
        assert collection.card_count() == 3
        fields = {tuple(note.fields) for note in notes}
        escaped = PASSAGE.replace("&", "&amp;")
        assert (escaped.replace("1932", "{{c1::1932}}"), escaped) in fields
        assert ("Wer öffnete &lt;sie&gt;? 谁？", "Anna Holm &amp; sons", escaped) in fields
        assert any("<li>1940</li>" in one[0] for one in fields)
        decks = {each.name for each in collection.decks.all_names_and_ids()}
        assert "Bridges & 桥" in decks
        # A second import changes what is there and adds nothing.
        write_anki_package(package, "Bridges & 桥", CARDS)
        _import(collection, package)
        assert collection.note_count() == 3
    finally:
        collection.close()


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError):
        write_anki_package(tmp_path / "none" / "deck.apkg", "Bridges", CARDS)
    assert list(tmp_path.iterdir()) == []
