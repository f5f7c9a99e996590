from collections.abc import Sequence
from difflib import SequenceMatcher

import pytest

from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.unit import TranslationUnit, UnitOrigin
from gpt_desktop.storage.database import Database
from gpt_desktop.storage.translation_memory import SqliteTranslationMemory
from tests.storage.conftest import Clock

GERMAN = Pair("en", "de")


def _likenesses(text: str, others: Sequence[str], least: float) -> list[tuple[int, float]]:
    found = [
        (place, SequenceMatcher(None, text, other, autojunk=False).ratio())
        for place, other in enumerate(others)
    ]
    return sorted((each for each in found if each[1] >= least), key=lambda each: -each[1])


@pytest.fixture
def memory(database: Database) -> SqliteTranslationMemory:
    return SqliteTranslationMemory(database, _likenesses, Clock())


def _targets(
    memory: SqliteTranslationMemory, text: str, pair: Pair = GERMAN, least: float = 1.0
) -> list[str]:
    return [match.target for match in memory.look_up(text, pair, least)]


def _file(source: str, target: str, pair: Pair = GERMAN, changed: float = 5) -> TranslationUnit:
    return TranslationUnit(source, target, pair, UnitOrigin.FILE, changed)


def test_the_same_text_is_found_whatever_its_blanks(memory: SqliteTranslationMemory) -> None:
    memory.put("The shop  is open.", "Das Geschäft ist offen.", GERMAN)
    [match] = memory.look_up("The shop is\nopen.", GERMAN)
    assert (match.target, match.likeness) == ("Das Geschäft ist offen.", 1.0)
    assert _targets(memory, "the shop is open.") == []
    assert _targets(memory, "The shop is open.", Pair("en", "fr")) == []


def test_a_new_translation_takes_the_place_of_the_old_one(memory: SqliteTranslationMemory) -> None:
    memory.put("Open", "Offen", GERMAN)
    memory.put("Open", "Öffnen", GERMAN)
    assert _targets(memory, "Open", least=0.5) == ["Öffnen"]
    assert memory.count() == 1


def test_a_text_like_it_is_found_by_its_neighbouring_words(memory: SqliteTranslationMemory) -> None:
    memory.put("The shop is open on Monday.", "Am Montag ist offen.", GERMAN)
    memory.put("We sell apples and pears.", "Wir verkaufen Obst.", GERMAN)
    [match] = memory.look_up("The shop is open on Friday.", GERMAN, 0.6)
    assert match.target == "Am Montag ist offen."
    assert 0.6 <= match.likeness < 1
    assert _targets(memory, "The shop is open on Friday.", least=0.95) == []


def test_chinese_is_found_by_its_letters(memory: SqliteTranslationMemory) -> None:
    memory.put("请在星期一之前付款。", "Please pay by Monday.", Pair("zh", "en"))
    assert _targets(memory, "请在星期五之前付款。", Pair("zh", "en"), 0.7) == [
        "Please pay by Monday."
    ]


def test_what_all_texts_have_still_finds_a_short_one(memory: SqliteTranslationMemory) -> None:
    memory.keep([_file(f"open file number{n}", f"Datei {n}") for n in range(700)])
    memory.put("open file", "Datei öffnen", GERMAN)
    assert _targets(memory, "open files", least=0.7)
    assert _targets(memory, "open file number512", least=0.7)[0] == "Datei 512"


def test_the_same_region_comes_first_and_others_follow(memory: SqliteTranslationMemory) -> None:
    memory.put("bus", "autocarro", Pair("en", "pt-PT"))
    memory.put("bus", "ônibus", Pair("en-US", "pt-BR"))
    assert _targets(memory, "bus", Pair("en", "pt-BR")) == ["ônibus", "autocarro"]
    assert _targets(memory, "bus", Pair("en", "pt-PT")) == ["autocarro", "ônibus"]
    memory.put("fee", "費用", Pair("en", "zh-Hant"))
    assert _targets(memory, "fee", Pair("en", "zh")) == []


def test_a_source_of_no_known_language_finds_and_is_found(memory: SqliteTranslationMemory) -> None:
    memory.put("Open", "Offen", Pair("", "de"))
    memory.put("Closed", "Zu", GERMAN)
    assert _targets(memory, "Open") == ["Offen"]
    assert _targets(memory, "Closed", Pair("", "de")) == ["Zu"]


def test_what_a_file_brings_stands_beside_the_persons_own(memory: SqliteTranslationMemory) -> None:
    memory.put("Open", "Offen", GERMAN)
    assert memory.keep([_file("Open", "Öffnen", changed=9e9), _file("Open", "Offen")]) == 1
    assert _targets(memory, "Open") == ["Offen", "Öffnen"]


def test_a_models_translation_comes_only_where_there_is_none(
    memory: SqliteTranslationMemory,
) -> None:
    model = TranslationUnit("Open", "Auf", GERMAN, UnitOrigin.MODEL)
    assert memory.keep([model, model]) == 1
    memory.put("Shut", "Zu", GERMAN)
    assert memory.keep([TranslationUnit("Shut", "Schließen", GERMAN, UnitOrigin.MODEL)]) == 0


def test_units_are_listed_searched_changed_removed_and_brought_back(
    memory: SqliteTranslationMemory,
) -> None:
    memory.put("The shop is open.", "Das Geschäft ist offen.", GERMAN)
    memory.put("Café", "Kaffeehaus", GERMAN)
    assert [unit.source for unit in memory.units()] == ["Café", "The shop is open."]
    [unit] = memory.units("geschaft OPEN")
    memory.change(unit.number, unit.source, "Der Laden ist offen.")
    assert _targets(memory, "The shop is open.") == ["Der Laden ist offen."]
    [unit] = memory.units("laden")
    memory.remove([unit.number])
    assert (memory.count(), memory.count("laden")) == (1, 0)
    assert _targets(memory, "The shop is opened.", least=0.5) == []
    memory.keep([unit])
    assert _targets(memory, "The shop is opened.", least=0.5) == ["Der Laden ist offen."]


def test_all_are_read_for_export(memory: SqliteTranslationMemory) -> None:
    memory.keep([_file(f"text {n}", f"Text {n}") for n in range(1200)])
    assert [unit.target for unit in memory.all_units()] == [f"Text {n}" for n in range(1200)]


def test_a_text_that_is_too_long_is_not_kept(memory: SqliteTranslationMemory) -> None:
    assert memory.keep([_file("x" * 20_001, "y"), _file(" ", "y")]) == 0
