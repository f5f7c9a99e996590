"""PDF files that people wrote into: fields, ticked boxes, comments."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.documents import BlockKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.pdf import parse_pdf
from tests.documents import files, raw_pdf

LABELS = raw_pdf.text([(60, 696, "Name of tenant:"), (60, 670, "Return it by Friday.")])


def form(path: Path, content: str, *fields: str) -> Path:
    """A page with these annotations; each is a field unless it says otherwise."""
    numbers = range(3, 3 + len(fields))
    listed = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        number: f"<< /Type /Annot /P 30 0 R {entries} >>"
        for number, entries in zip(numbers, fields, strict=True)
    }
    return raw_pdf.make(
        path,
        [content],
        objects=objects,
        page=f"/Annots [{listed}]",
        catalog=f"/AcroForm << /Fields [{listed}] >>",
    )


def field(kind: str, rectangle: str, more: str) -> str:
    return f"/Subtype /Widget /FT /{kind} /Rect [{rectangle}] {more}"


def blocks(path: Path) -> list[tuple[BlockKind, str]]:
    parsed = parse_pdf(path, ReadLimits(), lambda _done, _total: None)
    return [(block.kind, block.text) for block in parsed.blocks]


def test_a_field_is_read_behind_its_label(tmp_path: Path) -> None:
    name = field("Tx", "150 690 350 710", "/T (name) /V (Greta Holm)")
    assert blocks(form(tmp_path / "a.pdf", LABELS, name)) == [
        (BlockKind.PARAGRAPH, "Name of tenant: Greta Holm"),
        (BlockKind.PARAGRAPH, "Return it by Friday."),
    ]


def test_a_field_without_a_label_has_its_name(tmp_path: Path) -> None:
    name = field("Tx", "150 690 350 710", "/T (n1) /TU (Name of tenant) /V (Greta Holm)")
    document, _ = files.read(form(tmp_path / "a.pdf", "", name))
    assert document.text == "Name of tenant: Greta Holm"


def test_boxes_are_ticked_or_not(tmp_path: Path) -> None:
    words = raw_pdf.text([(80, 692, "I agree."), (80, 662, "I want the letter.")])
    yes = field("Btn", "60 690 75 705", "/T (agree) /V /Yes /AS /Yes")
    no = field("Btn", "60 660 75 675", "/T (letter) /V /Off /AS /Off")
    assert [text for _, text in blocks(form(tmp_path / "a.pdf", words, yes, no))] == [
        "☑ I agree.",
        "☐ I want the letter.",
    ]


def test_what_is_hidden_or_secret_stays_so(tmp_path: Path) -> None:
    hidden = field("Tx", "150 690 350 710", "/T (a) /V (Nobody) /F 2")
    secret = field("Tx", "150 650 350 670", "/T (b) /V (opensesame) /Ff 8192")
    empty = field("Tx", "150 610 350 630", "/T (c)")
    assert [
        text for _, text in blocks(form(tmp_path / "a.pdf", LABELS, hidden, secret, empty))
    ] == [
        "Name of tenant:",
        "Return it by Friday.",
    ]


def test_comments_are_notes_and_text_boxes_are_text(tmp_path: Path) -> None:
    comment = "/Subtype /Text /Rect [400 690 420 710] /Contents (Is this right?) /T (Ben)"
    marked = "/Subtype /Highlight /Rect [60 690 80 700] /Contents (Ask her)"
    typed = "/Subtype /FreeText /Rect [150 690 350 710] /Contents (Greta Holm)"
    link = "/Subtype /Link /Rect [60 660 80 680] /Contents (no words of the page)"
    assert blocks(form(tmp_path / "a.pdf", LABELS, comment, marked, typed, link)) == [
        (BlockKind.PARAGRAPH, "Name of tenant: Greta Holm"),
        (BlockKind.PARAGRAPH, "Return it by Friday."),
        (BlockKind.NOTE, "Ben: Is this right?"),
        (BlockKind.NOTE, "Ask her"),
    ]
