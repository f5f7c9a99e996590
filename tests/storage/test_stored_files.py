"""What the app keeps is measured and deleted; what is not the app's is never touched."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Claim, DocumentSpan, ItemKind, Span
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.documents import Block, BlockKind, FileState, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import NewRating, Origin
from gpt_desktop.core.learning.schedule import Memory, Rating, Stage
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.core.messages import Role
from gpt_desktop.core.steps import finish
from gpt_desktop.core.stored_data import DataKind, Eraser
from gpt_desktop.core.texts import Provenance, VersionKind
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.core.works import WorkEnd, WorkRequest, WorkState
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.decks import SqliteDecks
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.erasing import DatabaseEraser
from gpt_desktop.storage.file_group import FileGroup, model_folders, named
from gpt_desktop.storage.glossary import SqliteGlossary
from gpt_desktop.storage.stored_files import StoredFiles
from gpt_desktop.storage.texts import SqliteTexts
from gpt_desktop.storage.translation_memory import SqliteTranslationMemory
from gpt_desktop.storage.works import SqliteWorks

SECRET = "meet me at the old mill at midnight"


class Erased:
    """An Eraser without a database, which says what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def erase_conversations(self) -> None:
        self.asked.append("conversations")

    def erase_works(self) -> None:
        self.asked.append("works")

    def erase_texts(self) -> None:
        self.asked.append("texts")

    def erase_translations(self) -> None:
        self.asked.append("translations")

    def erase_decks(self) -> None:
        self.asked.append("decks")


def stored(folder: Path, eraser: Eraser | None = None) -> StoredFiles:
    models = folder / "models"
    groups = (
        FileGroup(DataKind.CONVERSATIONS, folder, folder / "talk.sqlite3", named("talk.sqlite3*")),
        FileGroup(DataKind.SETTINGS, folder, folder / "settings.json", named("settings.json*")),
        FileGroup(DataKind.MODELS, models, models, model_folders),
        FileGroup(DataKind.CACHES, folder / "cache", folder / "cache", named("*.npz", "*.part")),
    )
    leftovers = FileGroup(DataKind.MODELS, models, models, named(".downloads"))
    return StoredFiles(folder, groups, leftovers, eraser or Erased())


def fill(folder: Path) -> None:
    """Something of every kind."""
    for name, size in {
        "talk.sqlite3": 100,
        "talk.sqlite3-wal": 20,
        "talk.sqlite3.damaged-20260101-000000": 3,
        "settings.json": 5,
        "cache/one.npz": 1000,
        "cache/two.part": 500,
        "models/mine/model.toml": 7,
        "models/mine/model.onnx": 70,
        "models/.downloads/half.whl": 11,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_every_kind_is_measured(tmp_path: Path) -> None:
    fill(tmp_path)
    assert finish(stored(tmp_path).measure(CancelToken())) == {
        DataKind.CONVERSATIONS: 123,
        DataKind.SETTINGS: 5,
        DataKind.MODELS: 77,
        DataKind.CACHES: 1500,
    }


def test_nothing_measures_nothing(tmp_path: Path) -> None:
    sizes = finish(stored(tmp_path / "none").measure(CancelToken()))
    assert set(sizes.values()) == {0}
    assert not (tmp_path / "none").exists()


def test_a_cancelled_deletion_deletes_nothing(tmp_path: Path) -> None:
    fill(tmp_path)
    before, token = names(tmp_path), CancelToken()
    token.cancel()
    for work in (
        stored(tmp_path).delete_caches,
        stored(tmp_path).delete_conversations,
        stored(tmp_path).delete_works,
        stored(tmp_path).delete_texts,
        stored(tmp_path).delete_translations,
        stored(tmp_path).delete_decks,
    ):
        with pytest.raises(CancelledError):
            finish(work(token))
    assert names(tmp_path) == before


def test_the_cache_goes_alone(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "cache" / "notes.txt").write_text("mine", "utf-8")
    before = names(tmp_path)
    assert finish(stored(tmp_path).delete_caches(CancelToken())) == 1500
    assert before - names(tmp_path) == {"cache/one.npz", "cache/two.part"}


def test_nothing_is_deleted_unasked(tmp_path: Path) -> None:
    fill(tmp_path)
    before = names(tmp_path)
    kept = stored(tmp_path)
    assert not kept.asked_to_delete_all
    kept.delete_all()
    assert names(tmp_path) == before


def test_all_goes_but_models(tmp_path: Path) -> None:
    fill(tmp_path)
    kept = stored(tmp_path)
    kept.ask_to_delete_all(with_models=False)
    kept.delete_all()
    assert names(tmp_path) == {"models/mine/model.toml", "models/mine/model.onnx"}


def test_all_goes_with_models_and_the_folder_too(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    fill(folder)
    kept = stored(folder)
    kept.ask_to_delete_all(with_models=True)
    kept.delete_all()
    assert not folder.exists()


def test_what_is_not_the_apps_stays_with_its_folder(tmp_path: Path) -> None:
    fill(tmp_path)
    for name in ("letter.txt", "models/README.md", "models/photos/cat.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"mine")
    kept = stored(tmp_path)
    kept.ask_to_delete_all(with_models=True)
    kept.delete_all()
    assert names(tmp_path) == {"letter.txt", "models/README.md", "models/photos/cat.png"}


@pytest.mark.skipif(os.name == "nt", reason="making links takes rights on Windows")
def test_a_link_goes_and_not_what_it_leads_to(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    fill(elsewhere)
    folder = tmp_path / "data"
    (folder / "models").mkdir(parents=True)
    (folder / "models" / "linked").symlink_to(elsewhere / "models" / "mine")
    before = names(elsewhere)
    kept = stored(folder)
    kept.ask_to_delete_all(with_models=True)
    kept.delete_all()
    assert names(elsewhere) == before
    assert not folder.exists()


def test_what_the_system_refuses_is_told_and_the_rest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path)
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "talk.sqlite3":
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    kept = stored(tmp_path)
    kept.ask_to_delete_all(with_models=True)
    with pytest.raises(UserFacingError, match=r"talk\.sqlite3"):
        kept.delete_all()
    assert names(tmp_path) == {"talk.sqlite3"}


def test_erased_conversations_are_nowhere_in_the_files(
    store: SqliteConversations, database: Database, path: Path
) -> None:
    made = store.create_conversation(SECRET)
    for number in range(50):
        text = f"{SECRET} {number} " * 100
        store.add_message(made.id, None, Role.USER, text, MessageState.COMPLETE)
    drafts = SqliteDrafts(database)
    drafts.save_draft(f"assistant/{made.id}", {"text": SECRET})
    drafts.save_draft("assistant/new", {"text": "kept"})
    drafts.save_draft("write", {"text": "kept too"})
    works = SqliteWorks(database)
    kept = works.create("write", "Kept", WorkRequest(), "")
    DatabaseEraser(database).erase_conversations()
    held = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert SECRET.encode() not in held
    assert store.list_conversations() == []
    assert works.get(kept.id) == kept
    assert drafts.load_draft("assistant/new") == {"text": "kept"}
    assert drafts.load_draft("write") == {"text": "kept too"}
    assert drafts.load_draft(f"assistant/{made.id}") == {}
    assert store.create_conversation("Next").title == "Next"


def test_erased_works_are_nowhere_in_the_files(
    store: SqliteConversations, database: Database, path: Path
) -> None:
    works, documents = SqliteWorks(database), SqliteDocuments(database, "1")
    blocks = (Block(BlockKind.PARAGRAPH, f"{SECRET} and again"),)
    document = make_document(path.parent / SECRET, SECRET, blocks)
    file = FileState(document.path, 1, 2)
    documents.keep(document, file)
    documents.hold(document.id, "summarize")
    for number in range(50):
        request = WorkRequest(text=f"{SECRET} {number} " * 100, document_ids=(document.id,))
        made = works.create("summarize", SECRET, request, "Tiny")
        claim = Claim(Span(0, 4), 1.0, (DocumentSpan(document.id, Span(0, 9)),))
        works.end(made.id, WorkEnd(WorkState.DONE, SECRET, annotations=(claim,)))
    drafts = SqliteDrafts(database)
    listed: dict[str, object] = {"documents": [{"name": SECRET}], "style": "bullets"}
    drafts.save_draft("summarize", listed)
    drafts.save_draft("translate", {"text": "kept", "work": made.id, "work_pair": ["de", "en"]})
    drafts.save_draft("write", {"text": "a\ud83d", "proposals": [made.id, {"text": SECRET}]})
    conversation = store.create_conversation("Kept")
    DatabaseEraser(database).erase_works()
    held = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert SECRET.encode() not in held
    assert works.list_works("summarize") == []
    assert (documents.load(document.id), documents.known_file(file)) == (None, None)
    assert drafts.load_draft("summarize") == {"style": "bullets"}
    assert drafts.load_draft("translate") == {"text": "kept"}
    assert drafts.load_draft("write") == {"text": "a\ud83d"}
    assert store.list_conversations() == [conversation]


def test_erased_texts_are_nowhere_in_the_files(database: Database, path: Path) -> None:
    texts, drafts = SqliteTexts(database), SqliteDrafts(database)
    made = texts.create(f"{SECRET} " * 100, SECRET)
    texts.save(made.id, f"And {SECRET}", (Provenance(Span(0, 3), SECRET, "", "", "", 1.0),))
    texts.keep_version(made.id, VersionKind.NAMED, SECRET)
    drafts.save_draft("write", {"open": made.id, "kind": "email"})
    works = SqliteWorks(database)
    kept = works.create("write", "Kept", WorkRequest(), "")
    DatabaseEraser(database).erase_texts()
    held = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert SECRET.encode() not in held
    assert (texts.list_texts(), texts.versions(made.id)) == ([], [])
    assert drafts.load_draft("write") == {"kind": "email"}
    assert works.get(kept.id) == kept


def test_erased_terms_and_translations_are_nowhere_in_the_files(
    database: Database, path: Path
) -> None:
    glossary = SqliteGlossary(database)
    memory = SqliteTranslationMemory(database, lambda *_: [])
    pair = Pair("en", "de")
    glossary.put((Term(SECRET, f"{SECRET}!", pair, SECRET),))
    for number in range(50):
        memory.put(f"{SECRET} {number} " * 20, f"{SECRET} {number}", pair)
    DatabaseEraser(database).erase_translations()
    held = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert SECRET.encode() not in held
    assert (glossary.terms(), memory.count()) == ((), 0)
    memory.put("open", "offen", pair)
    assert memory.look_up("open", pair)[0].target == "offen"


def test_erased_decks_are_nowhere_in_the_files(database: Database, path: Path) -> None:
    decks, at = SqliteDecks(database), StudyTime(1000.0, UTC)
    for name in (SECRET, f"{SECRET} hidden"):
        deck = decks.create(name)
        texts = [
            CardText(ItemKind.CHOICE, f"{SECRET} {n}", SECRET, SECRET * 20, (SECRET, "b"))
            for n in range(50)
        ]
        decks.add(deck.id, texts, Origin(SECRET, SECRET))
        card = decks.cards(deck.id)[0]
        decks.keep_rating(card, NewRating(Rating.GOOD, at, 1.0, Memory(Stage.REVIEW, 2.0)))
    decks.delete(deck.id)
    DatabaseEraser(database).erase_decks()
    held = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert SECRET.encode() not in held
    assert (decks.decks(), decks.ratings("", 0), decks.memories("")) == ([], [], [])
    with database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM card_rating").fetchone() == (0,)


@pytest.mark.parametrize("what", ["conversations", "works", "texts", "translations", "decks"])
def test_copies_of_older_databases_go_too(tmp_path: Path, what: str) -> None:
    fill(tmp_path)
    (tmp_path / "talk.sqlite3.schema-1-20260101-000000").write_bytes(b"old")
    erased = Erased()
    kept = stored(tmp_path, erased)
    delete = {
        "conversations": kept.delete_conversations,
        "works": kept.delete_works,
        "texts": kept.delete_texts,
        "translations": kept.delete_translations,
        "decks": kept.delete_decks,
    }
    assert finish(delete[what](CancelToken())) == 3 + 3 + 1500
    assert erased.asked == [what]
    assert "talk.sqlite3" in names(tmp_path)
    assert not {name for name in names(tmp_path) if name.startswith("talk.sqlite3.")}


def test_deleting_a_conversation_is_told(database: Database) -> None:
    told: list[bool] = []
    store = SqliteConversations(database, on_deleted=lambda: told.append(True))
    made = store.create_conversation("Secret")
    assert told == []
    store.delete_conversation(made.id)
    assert told == [True]


def test_deleting_works_is_told(database: Database) -> None:
    told: list[bool] = []
    works = SqliteWorks(database, on_deleted=lambda: told.append(True))
    made = works.create("write", "Secret", WorkRequest(), "")
    assert told == []
    works.delete(made.id)
    works.restore(made.id)
    assert works.delete_all("write") == (made.id,)
    assert told == [True, True]


def test_drafts_of_a_conversation_go_with_it_at_the_next_start(path: Path) -> None:
    opened = open_database(path).database
    store, drafts = SqliteConversations(opened), SqliteDrafts(opened)
    gone, kept = store.create_conversation("Gone"), store.create_conversation("Kept")
    for place in (gone.id, kept.id, "new"):
        drafts.save_draft(f"assistant/{place}", {"text": SECRET})
    store.delete_conversation(gone.id)
    opened.close()
    with closing(open_database(path).database) as again:
        loaded = SqliteDrafts(again)
        texts = [loaded.load_draft(f"assistant/{each}") for each in (gone.id, kept.id, "new")]
    assert texts == [{}, {"text": SECRET}, {"text": SECRET}]


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "BEGIN; SELECT * FROM draft"])
def test_an_erasing_that_another_program_holds_up_is_told(
    database: Database, path: Path, begin: str
) -> None:
    eraser = DatabaseEraser(database)
    database._writer.execute("PRAGMA busy_timeout = 100").fetchall()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in begin.split(";"):
            other.execute(statement).fetchall()
        with pytest.raises(UserFacingError, match="in use"):
            eraser.erase_conversations()
        other.execute("ROLLBACK")
    eraser.erase_conversations()
