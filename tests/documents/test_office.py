"""Word files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from gpt_desktop.core.documents import BlockKind
from gpt_desktop.core.progress import Unit
from tests.documents import files


def text_run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_lists_and_tables(tmp_path: Path) -> None:
    document, progress = files.read(files.word(tmp_path / "report.docx"))
    assert [(block.level, block.text) for block in document.blocks] == [
        (1, "Library report"),
        (1, "The drawers"),
        (0, "Cards were typed in triplicate."),
        (0, "• authors\n• titles"),
        (2, "Numbers"),
        (0, "year | books\n2025 | 31,400"),
        (0, "完。"),
    ]
    assert all((b.kind is BlockKind.HEADING) == (b.level > 0) for b in document.blocks)
    assert (document.page_count, document.warnings) == (None, ())
    assert progress[-1].done == progress[-1].total


A, B, ONCE = text_run("a"), text_run("b"), text_run("once")
DELETED = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
NESTED = f"<w:tbl><w:tr><w:tc><w:p>{A}</w:p></w:tc></w:tr></w:tbl>"
CHOICE = f"<mc:Choice>{ONCE}</mc:Choice><mc:Fallback>{ONCE}</mc:Fallback>"
CELLS = f"<w:tc><w:p>{A}</w:p><w:p>{B}</w:p></w:tc><w:tc>{NESTED}</w:tc>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{A}<w:ins>{B}</w:ins></w:p>", "ab"),
        (f"<w:p>{DELETED}{A}</w:p>", "a"),
        (f"<w:sdt><w:sdtContent><w:p>{A}</w:p></w:sdtContent></w:sdt>", "a"),
        (f"<w:p><w:hyperlink>{A}</w:hyperlink></w:p>", "a"),
        (f"<w:p>{A}<w:r><w:tab/></w:r>{B}<w:r><w:br/></w:r>{A}</w:p>", "a\tb\na"),
        (f"<w:p>{A}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "a"),
        (f"<w:p><mc:AlternateContent>{CHOICE}</mc:AlternateContent></w:p>", "once"),
        (f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>", "a b | a"),
    ],
    ids=["inserted", "deleted", "control", "link", "signs", "field", "choice", "table"],
)
def test_what_word_wraps_text_in(tmp_path: Path, body: str, text: str) -> None:
    document, _ = files.read(files.word_body(tmp_path / "a.docx", body))
    assert document.text == text


def test_an_outline_level_makes_a_heading(tmp_path: Path) -> None:
    body = f'<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>{text_run("H")}</w:p>'
    document, _ = files.read(files.word_body(tmp_path / "a.docx", body))
    assert document.blocks[0].level == 3


def test_a_table_of_contents_is_told_by_its_styles(tmp_path: Path) -> None:
    made = docx.Document()
    made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("1\tThe ferry\t2", style="toc 1")
    made.add_paragraph("It crosses the river.")
    made.save(str(tmp_path / "a.docx"))
    document, _ = files.read(tmp_path / "a.docx")
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.ENTRY, "1 The ferry … 2"),
        (BlockKind.PARAGRAPH, "It crosses the river."),
    ]


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOP SECRET", encoding="utf-8")
    path = tmp_path / "a.docx"
    files.word_body(path, f"<w:p>{text_run('a &x;')}</w:p>")
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    entity = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
    parts["word/document.xml"] = entity + parts["word/document.xml"]
    files.archive(path, parts)
    document, _ = files.read(path)
    assert document.text == "a"


def test_an_empty_document_is_told(tmp_path: Path) -> None:
    assert "is empty" in files.failure(files.word_body(tmp_path / "a.docx", "<w:p/>")).what


def test_footnotes_are_said_to_be_left_out(tmp_path: Path) -> None:
    path = files.word(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/footnotes.xml", '<w:footnote w:type="x" w:id="0"/>')
    assert files.read(path)[0].warnings == ()
    path = files.word(tmp_path / "b.docx")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/footnotes.xml", '<w:footnote w:id="0"/><w:footnote w:id="2">')
    assert files.read(path)[0].warnings == ("Footnotes were left out.",)


def test_ten_thousand_paragraphs_report_progress(tmp_path: Path) -> None:
    body = "".join(f"<w:p>{text_run(f'Number {n}.')}</w:p>" for n in range(10_000))
    document, progress = files.read(files.word_body(tmp_path / "a.docx", body))
    assert len(document.blocks) == 10_000
    assert (5000, 10_000, Unit.PARTS) in [(step.done, step.total, step.unit) for step in progress]
