"""PowerPoint files."""

from __future__ import annotations

import zipfile
from pathlib import Path

from office_oxide import create_from_markdown

from tests.documents import files
from tests.documents.office.word_files import relations

P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}+xml"


def shape(kind: str, words: str) -> str:
    place = f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/>{place}</p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def tree(root: str, content: str, more: str = "") -> bytes:
    shapes = f"<p:nvGrpSpPr/><p:grpSpPr/>{content}"
    return (
        f"<p:{root} {P}{more}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:{root}>"
    ).encode()


def talk(folder: Path) -> Path:
    """Three slides: the first with what its speaker says, the second hidden."""
    slides = {
        1: tree("sld", shape("title", "The ferry") + shape("body", "Four boats.")),
        2: tree("sld", shape("title", "Secret"), ' show="0"'),
        3: tree("sld", shape("title", "价格") + shape("body", "3.50 €")),
    }
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="r{n - 1}"/>' for n in slides)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    related = "".join(
        f'<Relationship Id="r{n - 1}" Type="{kind}/slide" Target="slides/slide{n}.xml"/>'
        for n in slides
    )
    types = "".join(
        f'<Override PartName="/ppt/slides/slide{n}.xml" ContentType="{MAIN.format("slide")}"/>'
        for n in slides
    )
    types += (
        f'<Override PartName="/ppt/presentation.xml" '
        f'ContentType="{MAIN.format("presentation.main")}"/>'
    )
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
            'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
            f'+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        ).encode(),
        "_rels/.rels": relations({"officeDocument": "ppt/presentation.xml"}),
        "ppt/presentation.xml": (
            f"<p:presentation {P}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"
        ).encode(),
        "ppt/_rels/presentation.xml.rels": (
            f"<Relationships {names}>{related}</Relationships>"
        ).encode(),
        "ppt/slides/_rels/slide1.xml.rels": relations(
            {"notesSlide": "../notesSlides/notesSlide1.xml"}
        ),
        "ppt/notesSlides/notesSlide1.xml": tree("notes", shape("body", "Greet the captain.")),
    }
    parts |= {f"ppt/slides/slide{n}.xml": content for n, content in slides.items()}
    return files.archive(folder / "talk.pptx", parts)


def test_titles_words_and_what_the_speaker_says(tmp_path: Path) -> None:
    document, progress = files.read(talk(tmp_path))
    assert [(block.kind.value, block.page, block.text) for block in document.blocks] == [
        ("heading", 1, "The ferry"),
        ("paragraph", 1, "Four boats."),
        ("note", 1, "Greet the captain."),
        ("heading", 3, "价格"),
        ("paragraph", 3, "3.50 €"),
    ]
    assert document.page_count == 3
    assert document.warnings == ("Hidden sheets, rows, columns or slides were left out.",)
    assert (progress[-1].done, progress[-1].total) == (3, 3)


def test_a_slide_that_breaks_off(tmp_path: Path) -> None:
    with zipfile.ZipFile(talk(tmp_path)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    first = parts["ppt/slides/slide1.xml"]
    parts["ppt/slides/slide1.xml"] = first[: first.index(b" boats")]
    document, _ = files.read(files.archive(tmp_path / "cut.pptx", parts))
    assert [block.text for block in document.blocks][:2] == ["The ferry", "Four"]
    assert "damaged" in " ".join(document.warnings)


def test_a_list_on_a_slide(tmp_path: Path) -> None:
    path = tmp_path / "list.pptx"
    create_from_markdown("# Steps\n\n1. first\n2. second\n", "pptx", path)
    document, _ = files.read(path)
    assert document.blocks[0].text == "Steps"
    assert [block.text for block in document.blocks if block.kind == "item"] == [
        "1. first",
        "2. second",
    ]
