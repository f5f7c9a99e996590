"""Word files made to hurt, or hurt: what can be read is kept, and reading stays short."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.core.documents import Document
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.loader import ChildProcessReader
from gpt_desktop.documents.office.word import parse_word
from tests.documents import files
from tests.documents.office.word_files import made, paragraph, parsed, part, rows, run, word_parts

HELLO = paragraph(run("Hello there."))
DAMAGED = "Parts of the file are damaged; what could not be read was left out."
# Ample on any processor: what is quadratic takes many minutes.
READER = ChildProcessReader(ReadLimits(child=ChildLimits(idle_seconds=60)))


def read(path: Path) -> Document:
    return files.read(path, READER)[0]


@pytest.mark.parametrize("note", ["<w:footnote ", '<w:footnote w:id="1">', "<w:p>"])
def test_two_hundred_thousand_openings(tmp_path: Path, note: str) -> None:
    others = {"footnotes": part("footnotes", note * 200_000)}
    document = read(made(tmp_path, HELLO, others))
    assert [block.text for block in document.blocks] == ["Hello there."]
    assert document.warnings == (DAMAGED,)


@pytest.mark.parametrize(
    ("opening", "ending"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ],
)
def test_elements_in_elements_without_end(tmp_path: Path, opening: str, ending: str) -> None:
    body = HELLO + opening * 50_000 + paragraph(run("deep")) + ending * 50_000
    document = read(made(tmp_path, body))
    assert document.text == "Hello there."
    assert document.warnings == (DAMAGED,)


def test_a_text_that_breaks_off(tmp_path: Path) -> None:
    parts = word_parts(HELLO + paragraph(run("And then")))
    whole = parts["word/document.xml"]
    parts["word/document.xml"] = whole[: whole.index(b"And then") + 3]
    path = files.archive(tmp_path / "a.docx", parts)
    assert [text for _, text in rows(path)] == ["Hello there.", "And"]
    assert read(path).warnings == (DAMAGED,)


@pytest.mark.parametrize("character", ["&#xD800;", "&#55296;", "&#1;", "&#x110000;"])
def test_references_to_no_character(tmp_path: Path, character: str) -> None:
    body = paragraph(run(f"a{character}b")) + HELLO
    assert [text for _, text in rows(made(tmp_path, body))] == ["a\ufffdb", "Hello there."]


def test_bytes_that_are_no_utf_8(tmp_path: Path) -> None:
    parts = word_parts(paragraph(run("a?b")) + HELLO)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"a?b", b"a\xed\xa0\x80b")
    path = files.archive(tmp_path / "a.docx", parts)
    assert [text for _, text in rows(path)] == ["a\ufffd\ufffd\ufffdb", "Hello there."]


def test_a_damaged_part_costs_itself_only(tmp_path: Path) -> None:
    parts = word_parts(HELLO, {"styles": part("styles", "<w:style/>"), "theme": b"x" * 5000})
    path = files.archive(tmp_path / "a.docx", parts)
    with zipfile.ZipFile(path) as package:
        theme = package.getinfo("word/theme.xml")
    content = bytearray(path.read_bytes())
    place = theme.header_offset + 30 + len(theme.filename)
    content[place : place + 8] = b"\xff" * 8
    path.write_bytes(content)
    document = read(path)
    assert (document.text, document.warnings) == ("Hello there.", (DAMAGED,))


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    parts = word_parts(HELLO) | {"word/media/a.bin": bytes(2_000_000)}
    path = files.archive(tmp_path / "a.docx", parts)
    with pytest.raises(ReadFailureError) as caught:
        parse_word(path, ReadLimits(unpacked_bytes=1_000_000), lambda _done, _total: None)
    assert caught.value.kind is FailureKind.TOO_MUCH_UNPACKED


def test_what_declares_less_than_it_unpacks_to_is_cut(tmp_path: Path) -> None:
    parts = word_parts(HELLO)
    path = files.archive(tmp_path / "a.docx", parts | {"word/bomb.xml": bytes(3_000_000)})
    size = (3_000_000).to_bytes(4, "little")
    content = path.read_bytes()
    assert content.count(size) == 2
    path.write_bytes(content.replace(size, (300).to_bytes(4, "little")))
    document = read(path)
    assert (document.text, document.warnings) == ("Hello there.", (DAMAGED,))


def test_numbers_that_are_none(tmp_path: Path) -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"><w:start w:val="-1"/><w:lvlText '
        'w:val="%1%9."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="y"><w:startOverride w:val="z"/></w:lvlOverride></w:num>',
    )
    numbers = '<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="1"/></w:numPr>'
    path = made(tmp_path, paragraph(run("item"), numbers), {"numbering": numbering})
    assert len(parsed(path).blocks) == 1


def test_a_locked_part_is_told(tmp_path: Path) -> None:
    path = files.archive(tmp_path / "a.docx", word_parts(HELLO))
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(signature)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(signature, place + 4)
    path.write_bytes(content)
    with pytest.raises(ReadFailureError) as caught:
        parsed(path)
    assert caught.value.kind is FailureKind.ENCRYPTED
