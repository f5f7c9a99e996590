"""What goes into the memory, from files and from works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Check, Segment, SegmentOrigin, Span
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.steps import finish
from gpt_desktop.core.translation.glossary import EVERYWHERE
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.core.translation.unit import ImportedUnits, UnitOrigin
from gpt_desktop.core.works import Work, WorkEnd, WorkRequest, WorkState
from gpt_desktop.services.translation_aids import StoredAids
from gpt_desktop.services.translation_memory import StoredTranslations
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.glossary import SqliteGlossary
from gpt_desktop.storage.settings_file import SettingsFile
from gpt_desktop.storage.translation_memory import SqliteTranslationMemory
from gpt_desktop.storage.works import SqliteWorks

UNIT = '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="de"><seg>{1}</seg></tuv></tu>'
HEAD = '<tmx version="1.4"><header srclang="en"/><body>'
GERMAN = Pair("en", "de")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "test.sqlite3").database) as opened:
        yield opened


@pytest.fixture
def memory(database: Database) -> SqliteTranslationMemory:
    return SqliteTranslationMemory(database, lambda *_: [])


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def kept(memory: SqliteTranslationMemory, settings: SettingsFile) -> StoredTranslations:
    return StoredTranslations(memory, settings, "1.0")


def _tmx(path: Path, count: int, end: str = "</body></tmx>") -> Path:
    units = "".join(UNIT.format(f"text {n} {'x' * 200}", f"Text {n}") for n in range(count))
    path.write_text(HEAD + units + end, "utf-8")
    return path


def test_all_units_of_a_file_go_in_and_come_out(kept: StoredTranslations, tmp_path: Path) -> None:
    path = _tmx(tmp_path / "a.tmx", 900)
    assert finish(kept.read_file(path, CancelToken())) == ImportedUnits(900, 0, 0)
    assert finish(kept.read_file(path, CancelToken())) == ImportedUnits(0, 900, 0)
    out = tmp_path / "b.tmx"
    assert finish(kept.write_file(out, CancelToken())) == 900
    finish(kept.read_file(out, CancelToken()))
    assert kept.store.count() == 900


def test_of_a_broken_file_nothing_goes_in(kept: StoredTranslations, tmp_path: Path) -> None:
    kept.store.put("mine", "meins", GERMAN)
    path = _tmx(tmp_path / "a.tmx", 900, end="</tu>")
    with pytest.raises(UserFacingError, match="Line 1"):
        finish(kept.read_file(path, CancelToken()))
    assert [unit.source for unit in kept.store.units()] == ["mine"]


def test_a_cancelled_export_leaves_no_file(kept: StoredTranslations, tmp_path: Path) -> None:
    finish(kept.read_file(_tmx(tmp_path / "a.tmx", 900), CancelToken()))
    token = CancelToken()
    steps = kept.write_file(tmp_path / "b.tmx", token)
    next(steps)
    token.cancel()
    with pytest.raises(CancelledError):
        next(steps)
    assert not (tmp_path / "b.tmx").exists()


def test_what_is_no_file_is_told(kept: StoredTranslations, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.tmx"):
        with pytest.raises(UserFacingError, match="cannot be read"):
            finish(kept.read_file(path, CancelToken()))


def _work(database: Database, options: Mapping[str, str]) -> Work:
    works = SqliteWorks(database)
    made = works.create("translate", "", WorkRequest("One. Two. Three.", options), "")
    segments = (
        Segment(Span(0, 4), Span(0, 5), language="en"),
        Segment(Span(5, 9), Span(6, 11), (Check("copied", "copied"),), language="en"),
        Segment(Span(10, 16), Span(12, 17), origin=SegmentOrigin.PERSON, language="en"),
    )
    end = WorkEnd(WorkState.DONE, "Eins. Zwei. Drei.", annotations=segments)
    return works.end(made.id, end)


def test_a_models_translations_go_in_only_where_that_is_wanted(
    database: Database, kept: StoredTranslations, settings: SettingsFile
) -> None:
    work = _work(database, {"target": "de", "source": "auto"})
    kept.keep_work(work)
    assert kept.store.count() == 0
    settings.save(Settings(keeps_translations=True))
    kept.keep_work(work)
    [unit] = kept.store.units()
    assert (unit.source, unit.target, unit.pair) == ("One.", "Eins.", GERMAN)
    assert unit.origin is UnitOrigin.MODEL


def test_a_translation_gets_the_terms_of_its_languages(
    database: Database, memory: SqliteTranslationMemory
) -> None:
    glossary = SqliteGlossary(database)
    fee, name = Term("fee", "Gebühr", GERMAN), Term("Acme", "Acme", EVERYWHERE)
    glossary.put((fee, name, Term("fee", "frais", Pair("en", "fr"))))
    aids = StoredAids(glossary, memory)({"target": "de", "source": "auto"})
    assert set(aids.terms) == {fee, name}
    assert aids.memory is memory
    assert StoredAids(glossary, memory)({"target": "de", "source": "fr"}).terms == (name,)
