"""Word files, the way the app reads them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from gpt_desktop.core.documents import BlockKind
from tests.documents import files
from tests.documents.office.word_files import (
    made,
    paragraph,
    parsed,
    part,
    relations,
    rows,
    run,
    word_parts,
)

HEADING, PARAGRAPH, ITEM, ROW, NOTE = "heading", "paragraph", "item", "row", "note"


def test_headings_lists_and_tables(tmp_path: Path) -> None:
    document, progress = files.read(files.word(tmp_path / "report.docx"))
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, 1, "Library report"),
        (BlockKind.HEADING, 1, "The drawers"),
        (BlockKind.PARAGRAPH, 0, "Cards were typed in triplicate."),
        (BlockKind.ITEM, 0, "• authors"),
        (BlockKind.ITEM, 0, "• titles"),
        (BlockKind.HEADING, 2, "Numbers"),
        (BlockKind.ROW, 0, "year | books"),
        (BlockKind.ROW, 0, "2025 | 31,400"),
        (BlockKind.PARAGRAPH, 0, "完。"),
    ]
    assert (document.page_count, document.warnings) == (None, ())
    assert progress[-1].done == progress[-1].total


A, B, ONCE = run("a"), run("b"), run("once")
DELETED = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
NESTED = f"<w:tbl><w:tr><w:tc>{paragraph(A)}</w:tc></w:tr></w:tbl>{paragraph('')}"
CHOICE = f'<mc:Choice Requires="wps">{ONCE}</mc:Choice><mc:Fallback>{run("twice")}</mc:Fallback>'
CELLS = f"<w:tc>{paragraph(A)}{paragraph(B)}</w:tc><w:tc>{NESTED}</w:tc>"
RUBY = f"<w:r><w:ruby><w:rt>{run('かん')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>"
CELL = f"<w:tc>{paragraph(A)}</w:tc>"
BOX = f"<w:txbxContent>{paragraph(run('Boxed.'))}</w:txbxContent>"
VML = f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{A}<w:ins>{B}</w:ins></w:p>", "ab"),
        (f"<w:p>{DELETED}{A}</w:p>", "a"),
        (f"<w:p><w:moveFrom>{B}</w:moveFrom>{A}<w:moveTo>{B}</w:moveTo></w:p>", "ab"),
        (f"<w:sdt><w:sdtContent>{paragraph(A)}</w:sdtContent></w:sdt>", "a"),
        (f"<w:p><w:hyperlink>{A}</w:hyperlink></w:p>", "a"),
        (f"<w:p>{A}<w:r><w:tab/></w:r>{B}<w:r><w:br/></w:r>{A}</w:p>", "a\tb\na"),
        (f"<w:p>{A}<w:r><w:ptab/></w:r>{B}</w:p>", "a\tb"),
        (f'<w:p>{A}<w:r><w:br w:type="page"/></w:r>{B}</w:p>', "a\nb"),
        (f"<w:p>{A}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "a"),
        (f"<w:p><mc:AlternateContent>{CHOICE}</mc:AlternateContent></w:p>", "once"),
        (f"<w:p>{RUBY}{A}</w:p>", "漢a"),
        (f"<w:tbl><w:tr>{CELLS}</w:tr></w:tbl>", "a b | a"),
        (f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{CELL}</w:tr><w:tr>{CELL}</w:tr></w:tbl>", "a"),
        (f"<w:p>{A}\ufdd0H1x\ufdd1{run('&#xFDD0;H1&#xFDD1;b')}</w:p>", "aH1b"),
    ],
    ids=[
        *("inserted", "deleted", "moved", "control", "link", "signs", "tab", "page", "field"),
        *("choice", "ruby", "table", "deleted row", "marks of ours"),
    ],
)
def test_what_word_wraps_text_in(tmp_path: Path, body: str, text: str) -> None:
    assert "\n\n".join(words for _, words in rows(made(tmp_path, body))) == text


def test_an_outline_level_makes_a_heading(tmp_path: Path) -> None:
    heading = paragraph(run("H"), '<w:outlineLvl w:val="2"/>')
    wrong = paragraph(run("No number"), '<w:outlineLvl w:val="first"/>')
    found = parsed(made(tmp_path, heading + wrong)).blocks
    assert [(block.level, block.text) for block in found] == [(3, "H"), (0, "No number")]


STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="K"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="Source Code"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="V"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="v"><w:name w:val="secret"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Based"/><w:basedOn w:val="K"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="L"><w:name w:val="Loop"/>'
    '<w:basedOn w:val="L"/></w:style>',
)


def styled(style: str, text: str) -> str:
    return paragraph(run(text), f'<w:pStyle w:val="{style}"/>')


def test_styles_tell_headings_entries_and_code(tmp_path: Path) -> None:
    body = styled("T", "1\tThe ferry\t2").replace("\t", "</w:t><w:tab/><w:t>")
    body += styled("K", "Second") + styled("B", "Based") + styled("L", "Loop")
    body += styled("S", "if x:") + styled("S", "    y()")
    found = parsed(made(tmp_path, body, {"styles": STYLES})).blocks
    assert [(block.kind.value, block.level, block.text) for block in found] == [
        ("entry", 0, "1 The ferry … 2"),
        (HEADING, 2, "Second"),
        (HEADING, 2, "Based"),
        (PARAGRAPH, 0, "Loop"),
        ("code", 0, "if x:\n    y()"),
    ]


def test_what_nobody_sees_is_left_out(tmp_path: Path) -> None:
    body = paragraph(run("Visible") + run(" hidden", "<w:vanish/>") + run(" text."))
    body += paragraph(run("shown", '<w:vanish w:val="0"/>')) + styled("V", "by its style")
    body += paragraph(run("a") + run("b", '<w:rStyle w:val="v"/>'))
    path = made(tmp_path, body, {"styles": STYLES})
    assert [text for _, text in rows(path)] == ["Visible text.", "shown", "a"]


def test_word_online_names_its_main_part_otherwise(tmp_path: Path) -> None:
    parts = word_parts(paragraph(run("The lease starts in May.")))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = relations({"officeDocument": "/word/document2.xml"})
    types = parts["[Content_Types].xml"].replace(b"/document.xml", b"/document2.xml")
    parts["[Content_Types].xml"] = types
    assert rows(files.archive(tmp_path / "a.docx", parts)) == [
        (PARAGRAPH, "The lease starts in May.")
    ]


def test_strict_open_xml(tmp_path: Path) -> None:
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/",
            b"http://purl.oclc.org/ooxml/officeDocument/",
        )
        for name, content in word_parts(styled("K", "Strict words"), {"styles": STYLES}).items()
    }
    assert rows(files.archive(tmp_path / "a.docx", strict)) == [(HEADING, "Strict words")]


FORMULA = (
    "<m:oMath><m:r><m:t>A=π</m:t></m:r><m:sSup><m:e><m:r><m:t>r</m:t></m:r></m:e><m:sup><m:r>"
    "<m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
)


def test_formulas_stand_in_their_line(tmp_path: Path) -> None:
    body = paragraph(run("The area is ") + FORMULA + run(" for every circle."))
    body += paragraph(f"<m:oMathPara>{FORMULA}</m:oMathPara>")
    assert [text for _, text in rows(made(tmp_path, body))] == [
        "The area is A=πr^2 for every circle.",
        "A=πr^2",
    ]


def test_symbols_of_picture_fonts(tmp_path: Path) -> None:
    body = paragraph(
        run("45")
        + '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'
        + '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'
        + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        + run("\uf0b7", '<w:rFonts w:ascii="Symbol"/>')
    )
    assert rows(made(tmp_path, body)) == [(PARAGRAPH, "45°α✓•")]
    unknown = paragraph(run("x") + '<w:r><w:sym w:font="Wingdings 3" w:char="none"/></w:r>')
    path = made(tmp_path, unknown)
    assert rows(path) == [(PARAGRAPH, "x\ufffd")]
    assert [kind.value for kind, _ in parsed(path).warnings] == ["unknown_characters"]


def test_notes_follow_what_refers_to_them(tmp_path: Path) -> None:
    body = paragraph(run("Rent") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    body += paragraph(
        run("Notice")
        + '<w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
    )
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    others = {
        "footnotes": part(
            "footnotes", f'{separator}<w:footnote w:id="2">{paragraph(A)}</w:footnote>'
        ),
        "endnotes": part("endnotes", f'<w:endnote w:id="2">{paragraph(B)}</w:endnote>'),
        "comments": part(
            "comments",
            f'<w:comment w:id="0" w:author="Ann">{paragraph(run("Why?"))}</w:comment>',
        ),
    }
    assert rows(made(tmp_path, body, others)) == [
        (PARAGRAPH, "Rent"),
        (NOTE, "a"),
        (PARAGRAPH, "Notice"),
        (NOTE, "b"),
        (NOTE, "Ann: Why?"),
    ]


def test_embedded_html_is_read_too(tmp_path: Path) -> None:
    parts = word_parts(paragraph(run("Before.")) + '<w:altChunk r:id="r0"/>')
    parts["word/_rels/document.xml.rels"] = relations({"aFChunk": "chunk.html"})
    parts["word/chunk.html"] = b"<html><body><p>From a web form.</p></body></html>"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"<Override", b'<Default Extension="html" ContentType="text/html"/><Override'
    )
    path = files.archive(tmp_path / "a.docx", parts)
    assert [text for _, text in rows(path)] == ["Before.", "From a web form."]


def test_boxes_of_both_kinds_are_told_by_a_tick(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = paragraph(field.format(state="<w:checked/>") + run(" I agree"))
    body += paragraph(field.format(state='<w:default w:val="0"/>') + run(" I do not"))
    assert [text for _, text in rows(made(tmp_path, body))] == ["☒ I agree", "☐ I do not"]


def test_controls_around_cells_and_rows(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    name, date = (f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("Name", "Date"))
    cell = control.format(f"<w:tc>{paragraph(run('Greta Holm'))}</w:tc>")
    row = control.format(f"<w:tr>{date}<w:tc>{paragraph(run('3 May'))}</w:tc></w:tr>")
    body = f"<w:tbl><w:tr>{name}{cell}</w:tr>{row}</w:tbl>"
    assert rows(made(tmp_path, body)) == [(ROW, "Name | Greta Holm"), (ROW, "Date | 3 May")]


def test_text_boxes_stand_apart(tmp_path: Path) -> None:
    body = paragraph(VML + run("Body words."))
    body += paragraph(run("Heading") + VML, '<w:outlineLvl w:val="0"/>')
    assert rows(made(tmp_path, body)) == [
        (PARAGRAPH, "Body words."),
        (PARAGRAPH, "Boxed."),
        (HEADING, "Heading"),
        (PARAGRAPH, "Boxed."),
    ]


def test_numbered_items_and_headings_carry_their_numbers(tmp_path: Path) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, form, text in ((0, "decimal", "%1."), (1, "lowerLetter", "%1.%2)"))
    )
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>',
    )

    def item(text: str, level: int = 0, number: int = 1, more: str = "") -> str:
        numbers = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        return paragraph(run(text), f"<w:numPr>{numbers}</w:numPr>{more}")

    body = item("Prepare") + item("chairs", 1) + item("tables", 1) + item("Invite")
    body += paragraph(run("See step 2.")) + item("Serve tea") + item("other list", number=2)
    body += item("Chapter", more='<w:outlineLvl w:val="0"/>', number=2) + item("no list", number=0)
    found = parsed(made(tmp_path, body, {"numbering": numbering})).blocks
    assert [(block.kind.value, block.level, block.text) for block in found] == [
        (ITEM, 0, "1. Prepare"),
        (ITEM, 1, "1.a) chairs"),
        (ITEM, 1, "1.b) tables"),
        (ITEM, 0, "2. Invite"),
        (PARAGRAPH, 0, "See step 2."),
        (ITEM, 0, "3. Serve tea"),
        (ITEM, 0, "7. other list"),
        (HEADING, 1, "8. Chapter"),
        (PARAGRAPH, 0, "no list"),
    ]


@pytest.mark.parametrize("title", ["Word Document", "The lease"])
def test_only_a_title_someone_gave_is_one(tmp_path: Path, title: str) -> None:
    made_file = docx.Document()
    made_file.add_paragraph("Hello there.")
    made_file.core_properties.title = title
    made_file.save(str(tmp_path / "plain.docx"))
    document, _ = files.read(tmp_path / "plain.docx")
    assert document.title == ("plain" if title == "Word Document" else title)


def test_without_a_title_a_heading_at_the_beginning_is_one(tmp_path: Path) -> None:
    heading = paragraph(run("The lease"), '<w:outlineLvl w:val="0"/>')
    assert parsed(made(tmp_path, heading + paragraph(A))).title == "The lease"
    assert parsed(made(tmp_path, paragraph(A) + heading)).title == ""


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOP SECRET", encoding="utf-8")
    parts = word_parts(paragraph(run("a &x;")))
    entity = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
    parts["word/document.xml"] = entity + parts["word/document.xml"]
    assert rows(files.archive(tmp_path / "a.docx", parts)) == [(PARAGRAPH, "a")]


def test_an_empty_document_is_told(tmp_path: Path) -> None:
    assert "is empty" in files.failure(made(tmp_path, "<w:p/>")).what


def test_the_name_of_a_file_may_be_wrong(tmp_path: Path) -> None:
    with zipfile.ZipFile(made(tmp_path, paragraph(run("A letter.")))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document, _ = files.read(files.archive(tmp_path / "letter.xlsx", parts))
    assert document.text == "A letter."
