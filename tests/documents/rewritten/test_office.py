"""Word, PowerPoint and OpenDocument: words change, everything else stays where it belongs."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Inches

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from tests.documents import files
from tests.documents.rewritten.rewriting import by_words, opened, rewritten, units

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
FIELD = (
    '<w:fldChar w:fldCharType="begin"/>',
    "<w:instrText> PAGE </w:instrText>",
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:t>7</w:t>",
    '<w:fldChar w:fldCharType="end"/>',
)


def make_word(path: Path) -> Path:
    """Bold, italic, tabs, a break, a table, a picture, a field, hidden words, header and link."""
    made = docx.Document()
    first = made.add_paragraph("We met on ")
    first.add_run("12").bold = True
    first.add_run(" ")
    first.add_run("May").bold = True
    first.add_run(" in ")
    first.add_run("Berlin").italic = True
    first.add_run(".")
    made.add_paragraph("Name:\tAda\nTown:\tHamburg")
    made.add_table(rows=1, cols=2).cell(0, 1).text = "A red chair"
    made.add_paragraph("A picture ").add_run().add_picture(
        str(files.white_picture(path.with_suffix(".png"))), width=Inches(1)
    )
    paged = made.add_paragraph("Page ")
    for each in FIELD:
        paged._p.append(parse_xml(f"<w:r {W}>{each}</w:r>"))
    paged.add_run(" of it")
    made.add_paragraph("Seen").add_run(" unseen").font.hidden = True
    linked = made.add_paragraph("See ")
    linked._p.append(
        parse_xml(
            f"<w:hyperlink {W} w:anchor='x'><w:r><w:t>this </w:t></w:r>"
            "<w:r><w:rPr><w:b/></w:rPr><w:t>page</w:t></w:r></w:hyperlink>"
        )
    )
    made.sections[0].header.paragraphs[0].text = "Report"
    made.save(str(path))
    return path


WORD_UNITS = [
    "We met on <1>12 May</1> in <2>Berlin</2>.",
    "Name:",
    "Ada",
    "Town:",
    "Hamburg",
    "A red chair",
    "A picture <1/>",
    "Page <1/> of it",
    "Seen<1/>",
    "See <1>this <2>page</2></1>",
    "Report",
]


def test_units_of_word(tmp_path: Path) -> None:
    assert units(make_word(tmp_path / "a.docx")) == WORD_UNITS


def test_word_keeps_its_structure(tmp_path: Path) -> None:
    source = docx.Document(str(make_word(tmp_path / "a.docx")))
    made = docx.Document(str(rewritten(tmp_path / "a.docx")))
    assert [each.text for each in made.paragraphs] == [
        each.text.upper().replace("UNSEEN", "unseen") for each in source.paragraphs
    ]
    for old, new in zip(source.paragraphs, made.paragraphs, strict=True):
        assert old.style.name == new.style.name
        for form in ("bold", "italic"):
            words = [
                "".join(run.text for run in each.runs if getattr(run, form))
                .upper()
                .replace(" ", "")
                for each in (old, new)
            ]
            assert words[0] == words[1]
    assert made.tables[0].cell(0, 1).text == "A RED CHAIR"
    assert len(made.inline_shapes) == 1
    assert made.sections[0].header.paragraphs[0].text == "REPORT"
    assert " PAGE " in made.element.xml
    assert made.element.xml.count("<w:hyperlink") == 1


def test_word_formats_move_with_their_words(tmp_path: Path) -> None:
    make_word(tmp_path / "a.docx")
    change = by_words(
        {
            WORD_UNITS[0]: "In <2>Berlin</2> am <1>12. Mai</1>.",
            WORD_UNITS[7]: "Davon Seite <1/>",
            WORD_UNITS[9]: "<1>Diese <2>Seite</2></1> ansehen",
        }
    )
    made = docx.Document(str(rewritten(tmp_path / "a.docx", change)))
    runs = [(run.text, run.bold, run.italic) for run in made.paragraphs[0].runs]
    assert ("Berlin", None, True) in runs
    assert ("12. Mai", True, None) in runs
    texts = [each.text for each in made.paragraphs]
    assert "Davon Seite 7" in texts
    assert "Diese Seite ansehen" in texts
    assert "Seen unseen" in texts


def test_word_names_the_language(tmp_path: Path) -> None:
    make_word(tmp_path / "a.docx")
    styles = zipfile.ZipFile(rewritten(tmp_path / "a.docx")).read("word/styles.xml")
    assert b'w:lang w:val="de-DE"' in styles
    made = zipfile.ZipFile(rewritten(tmp_path / "a.docx", code="ar"))
    assert b'w:bidi="ar-SA"' in made.read("word/styles.xml")
    assert b"<w:bidi/>" in made.read("word/document.xml")


def test_members_that_hold_no_words_are_the_same(tmp_path: Path) -> None:
    source = zipfile.ZipFile(make_word(tmp_path / "a.docx"))
    made = zipfile.ZipFile(rewritten(tmp_path / "a.docx"))
    assert source.namelist() == made.namelist()
    changed = {name for name in source.namelist() if source.read(name) != made.read(name)}
    assert changed == {"word/document.xml", "word/styles.xml", "word/header1.xml"}


def test_a_contents_field_over_several_paragraphs_is_translated(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>TOC</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink w:anchor="a">'
        "<w:r><w:t>Opening words</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>1</w:t></w:r>"
        "</w:hyperlink>"
        '</w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    path = files.word_body(tmp_path / "a.docx", body)
    assert units(path) == ["Opening words"]
    made = zipfile.ZipFile(rewritten(path)).read("word/document.xml").decode()
    assert made.index("<w:hyperlink") < made.index("OPENING WORDS") < made.index("<w:tab/>")
    assert made.count("fldChar ") == 3


BOX = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"


def test_text_boxes_and_what_is_tracked(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing>{BOX}</w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t xml:space='preserve'> behind</w:t></w:r></w:p>"
        "<w:p><w:del w:id='1'><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>Old </w:t>"
        "</w:r><w:ins w:id='2'><w:r><w:t>new words</w:t></w:r></w:ins></w:p>"
    )
    path = files.word_body(tmp_path / "a.docx", body)
    assert units(path) == [
        "Before <1/> behind",
        "In the box",
        "In the box",
        "<1/>Old <2>new words</2>",
    ]
    change = by_words(
        {
            "Before <1/> behind": "Davor <1/> dahinter",
            "In the box": "Im Kasten",
            "Old <1>new words</1>": "<1>Neue Wörter</1>, alte",
            "Old <2>new words</2>": "<2>Neue Wörter</2>, alte",
        }
    )
    made = zipfile.ZipFile(rewritten(path, change)).read("word/document.xml").decode()
    assert made.count("Im Kasten</w:t>") == 2
    assert made.index("Davor ") < made.index("<mc:AlternateContent") < made.index(" dahinter")
    assert "gone</w:delText></w:r></w:del><w:ins" in made
    assert "Neue Wörter</w:t></w:r></w:ins><w:r>" in made


def test_notes_of_word(tmp_path: Path) -> None:
    path = files.word_body(
        tmp_path / "a.docx",
        "<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:t>.</w:t></w:r></w:p>",
    )
    notes = (
        f"<w:footnotes {W}><w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r>"
        "<w:t> A note</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    assert units(path) == ["Text<1/>.", "<1/> A note"]
    made = zipfile.ZipFile(rewritten(path)).read("word/footnotes.xml").decode()
    assert "<w:footnoteRef/></w:r><w:r><w:t" in made
    assert " A NOTE</w:t>" in made


SLIDE = (
    f"<p:sld xmlns:p='urn:p' {A}><a:p><a:pPr/><a:r><a:rPr lang='en-US' b='1'/><a:t>Big</a:t></a:r>"
    "<a:r><a:rPr lang='en-GB'/><a:t> and small words</a:t></a:r><a:br/>"
    "<a:r><a:t>Page </a:t></a:r><a:fld id='x' type='slidenum'><a:t>3</a:t></a:fld>"
    "<a:endParaRPr lang='en-US'/></a:p></p:sld>"
)


def test_slides(tmp_path: Path) -> None:
    path = files.archive(
        tmp_path / "a.pptx",
        {
            "ppt/slides/slide10.xml": SLIDE.replace("Big", "Tenth").encode(),
            "ppt/slides/slide2.xml": SLIDE.encode(),
            "ppt/notesSlides/notesSlide2.xml": SLIDE.replace("Big", "Noted").encode(),
            "ppt/media/a.png": b"picture",
        },
    )
    found = units(path)
    assert [found[0], found[2], found[4]] == [
        f"<1>{each}</1> and small words" for each in ("Big", "Noted", "Tenth")
    ]
    assert found[1] == "Page <1/>"
    made = zipfile.ZipFile(rewritten(path)).read("ppt/slides/slide2.xml").decode()
    assert '<a:rPr b="1" lang="de-DE"/><a:t>BIG</a:t>' in made
    assert "<a:t> AND SMALL WORDS</a:t></a:r><a:br/>" in made
    assert "<a:t>3</a:t></a:fld><a:endParaRPr" in made


ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:body>'
    '<style:text-properties fo:language="en" fo:country="US"/>'
    "<text:h>The title</text:h>"
    '<text:p>A <text:span text:style-name="B">bold</text:span> word<text:note><text:p>Noted'
    '</text:p></text:note>.<text:line-break/>Next <text:s text:c="2"/>line'
    "<text:tab/>behind</text:p></office:body></office:document-content>"
)


def test_opendocument(tmp_path: Path) -> None:
    path = files.archive(
        tmp_path / "a.odt",
        {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": ODT.encode()},
    )
    assert units(path) == [
        "The title",
        "A <1>bold</1> word<2/>.",
        "Next   line",
        "behind",
        "Noted",
    ]
    change = by_words(
        {
            "A <1>bold</1> word<2/>.": "Ein Wort<2/>, <1>fett</1>.",
            "Next   line": "Nächste   Zeile",
            "Noted": "Notiert",
        }
    )
    made = zipfile.ZipFile(rewritten(path, change)).read("content.xml").decode()
    assert (
        "<text:p>Ein Wort<text:note><text:p>Notiert</text:p></text:note>, "
        '<text:span text:style-name="B">fett</text:span>.<text:line-break/>'
        'Nächste <text:s text:c="2"/>Zeile<text:tab/>behind</text:p>'
    ) in made
    assert 'fo:language="de" fo:country="DE"' in made


@pytest.mark.parametrize("suffix", [".docx", ".pptx", ".odt", ".epub"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no container"])
def test_what_is_no_container(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    with pytest.raises(ReadFailureError) as raised:
        opened(path)
    assert raised.value.kind is FailureKind.DAMAGED
