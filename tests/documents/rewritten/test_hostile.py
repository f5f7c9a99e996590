"""Files made to do harm: each is over soon, and what is written can be read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.markup_tokens import tokens
from tests.documents import files
from tests.documents.rewritten.rewriting import opened, rewritten

MANY = 5_000


@pytest.mark.parametrize(
    "source",
    [
        "<" * MANY,
        '<a b="' * MANY,
        "<!--" * MANY,
        "<script>" * MANY,
        "<b>" * MANY + "x",
        "<p title='" * MANY,
        "<a " + "b " * MANY,
        "<b>x</i>" * MANY,
        "<b>x" * MANY + "</b>" * MANY,
    ],
)
def test_pages(tmp_path: Path, source: str) -> None:
    assert sum(token.end - token.start for token in tokens(source)) == len(source)
    path = tmp_path / "a.html"
    path.write_text(source, encoding="utf-8")
    assert rewritten(path, lambda unit: unit).read_text("utf-8") == source


@pytest.mark.parametrize(
    "source",
    ["*a " * MANY, "[" * MANY, "`" * MANY, "|" * MANY, "<b>x" * MANY, ">" * MANY, "![[](" * MANY],
)
def test_markdown(tmp_path: Path, source: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(source, encoding="utf-8")
    assert rewritten(path, lambda unit: unit).read_text("utf-8") == source


@pytest.mark.parametrize("source", ['"a' * MANY, 'a,"' * MANY, "a," * MANY + "\n" + "b\n" * MANY])
def test_tables(tmp_path: Path, source: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(source, encoding="utf-8")
    assert rewritten(path, lambda unit: unit).read_text("utf-8") == source


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:hyperlink>" * 90 + "<w:r><w:t>x</w:t><w:tab/></w:r>" + "</w:hyperlink></w:p>" * 90,
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/><w:t>x</w:t></w:r>' * MANY + "</w:p>",
        "<w:p>"
        + "<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r><w:r><w:t>y</w:t></w:r>" * 3000
        + "</w:p>",
    ],
)
def test_word(tmp_path: Path, body: str) -> None:
    path = files.word_body(tmp_path / "a.docx", body)
    assert zipfile.ZipFile(rewritten(path)).testzip() is None


def test_too_deep(tmp_path: Path) -> None:
    path = files.word_body(tmp_path / "a.docx", "<w:sdt>" * 500 + "</w:sdt>" * 500)
    with pytest.raises(ReadFailureError) as raised:
        opened(path)
    assert raised.value.kind is FailureKind.DAMAGED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.xlf"
    entities = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    path.write_bytes(f'{entities}<xliff version="1.2"><file/></xliff>'.encode(encoding))
    with pytest.raises(ReadFailureError) as raised:
        opened(path)
    assert raised.value.kind is FailureKind.DAMAGED


def test_a_text_of_many_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "x"\n' + '"more words"\n' * 40_000 + 'msgstr ""\n', encoding="utf-8")
    with pytest.raises(ReadFailureError) as raised:
        opened(path)
    assert raised.value.kind is FailureKind.TOO_MUCH_TEXT


def test_a_container_that_is_too_large(tmp_path: Path) -> None:
    path = files.archive(tmp_path / "a.docx", {"word/document.xml": b" " * 5000})
    with pytest.raises(ReadFailureError) as raised:
        opened(path, limits=ReadLimits(unpacked_bytes=4000))
    assert raised.value.kind is FailureKind.TOO_MUCH_UNPACKED
