from collections.abc import Iterator

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.tmx_read import TmxReader
from gpt_desktop.core.translation.tmx_write import write_tmx
from gpt_desktop.core.translation.unit import TranslationUnit, UnitOrigin

HEAD = '<tmx version="1.4"><header srclang="en-US" datatype="plaintext"/><body>'


def _read(content: bytes, piece: int = 7) -> list[TranslationUnit]:
    pieces = (content[start : start + piece] for start in range(0, len(content), piece))
    return [unit for units in TmxReader().read(pieces) for unit in units]


def _unit(languages: str, *texts: str, attributes: str = "") -> str:
    variants = "".join(
        f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>'
        for tag, text in zip(languages.split(), texts, strict=True)
    )
    return f"<tu {attributes}>{variants}</tu>"


def _file(*units: str) -> bytes:
    return f"{HEAD}{''.join(units)}</body></tmx>".encode()


def test_what_is_written_is_read_again() -> None:
    units = [
        TranslationUnit("A < B & “C”\n\nD", "甲 < 乙", Pair("en", "zh"), UnitOrigin.FILE, 1e9),
        TranslationUnit("Hello", "Olá", Pair("en", "pt-BR"), UnitOrigin.FILE),
        TranslationUnit("x\x01y", "z", Pair("", "de"), UnitOrigin.FILE),
    ]
    read = _read(b"".join(write_tmx(units, "1.0")))
    assert read[:2] == units[:2]
    assert (read[2].source, read[2].pair) == ("x\ufffdy", Pair("", "de"))


def test_a_unit_of_several_languages_is_a_unit_for_each() -> None:
    [german, french] = _read(_file(_unit("EN-us de fr-CA", "Hi", "Hallo", "Salut")))
    assert (german.source, german.target, german.pair) == ("Hi", "Hallo", Pair("en-US", "de"))
    assert french.pair == Pair("en-US", "fr-CA")


def test_other_programs_codes_are_no_text() -> None:
    words = '<bpt i="1">&lt;b&gt;</bpt>Open<ept i="1">&lt;/b&gt;</ept> <hi>it</hi><ph>\\n</ph>'
    [unit] = _read(_file(_unit("en de", words, "Öffnen")))
    assert unit.source == "Open it"


def test_the_date_is_kept() -> None:
    [unit] = _read(_file(_unit("en de", "a", "b", attributes='changedate="19700101T000140Z"')))
    assert unit.changed == 100


def test_utf_16_is_read() -> None:
    text = (
        '<?xml version="1.0" encoding="utf-16"?>' + _file(_unit("en de", "Fee", "Gebühr")).decode()
    )
    assert _read(text.encode("utf-16"))[0].target == "Gebühr"


def test_what_has_no_languages_is_left_out_and_counted() -> None:
    reader = TmxReader()
    content = _file(_unit("en xx-unknown", "a", "b"), _unit("en de", "a" * 30_000, "b"))
    assert list(reader.read([content])) == [[], []]
    assert reader.skipped == 2


def _bombs() -> Iterator[bytes]:
    yield b'<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><tmx>&b;</tmx>'
    yield b'<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>'
    yield b"<tmx>" + b"<a>" * 100
    yield b"<html></html>"
    yield b"no xml at all"
    yield b""
    yield b'<?xml version="1.0" encoding="nothing-known"?><tmx></tmx>'
    yield _file(_unit("en de", "a", "b"))[:-9]


@pytest.mark.parametrize("content", list(_bombs()))
def test_a_hostile_or_broken_file_is_refused_with_its_line(content: bytes) -> None:
    with pytest.raises(UserFacingError, match="Line 1"):
        _read(content)


def test_an_outer_document_type_is_not_read() -> None:
    content = b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">' + _file(_unit("en de", "a", "b"))
    assert len(_read(content)) == 1
