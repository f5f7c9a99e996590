"""Makes files of all kinds, good and bad, and reads them the way the app does."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import fpdf

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import Steps
from gpt_desktop.documents.loader import ChildProcessReader

LOREM = (
    "The ferry crosses the river every twenty minutes and carries mostly people who work on "
    "the other side. In winter it is often late, because the ice has to be broken first. "
)


def read(
    path: Path,
    reader: ChildProcessReader | None = None,
    token: CancelToken | None = None,
    password: str = "",
) -> tuple[Document, list[Progressed]]:
    """The document, and the progress that was told on the way."""
    steps = Steps((reader or ChildProcessReader()).read(path, token or CancelToken(), password))
    progress = list(steps)
    return steps.result, progress


def failure(path: Path, reader: ChildProcessReader | None = None) -> UserFacingError:
    """The error that reading a bad file ends with."""
    try:
        read(path, reader)
    except UserFacingError as error:
        return error
    raise AssertionError(f"{path.name} was read")


def pdf(path: Path, pages: Sequence[Sequence[str]], *, password: str = "") -> Path:
    """Pages of paragraphs, with a running header and a page number."""
    made = _pdf()
    if password:
        made.set_encryption(owner_password="owner", user_password=password)
    for number, paragraphs in enumerate(pages, 1):
        made.add_page()
        made.cell(0, 8, "Annual report", align="R", new_x="LMARGIN", new_y="NEXT")
        for text in paragraphs:
            made.multi_cell(0, 6, text, align="L", new_x="LMARGIN", new_y="NEXT")
            made.ln(4)
        made.set_y(-20)
        made.cell(0, 8, f"- {number} -", align="C")
    made.output(str(path))
    return path


def _pdf() -> Any:
    made = fpdf.FPDF()
    made.set_auto_page_break(True, margin=10)
    made.set_font("Times", size=12)
    return made


def picture_pdf(path: Path, pages: int, *, with_text_on: int = 0) -> Path:
    """Pages that are pictures, as a scanner makes them; one may have text."""
    made = _pdf()
    picture = path.with_suffix(".png")
    white_picture(picture)
    for number in range(1, pages + 1):
        made.add_page()
        if number == with_text_on:
            made.multi_cell(0, 6, LOREM)
        else:
            made.image(str(picture), x=0, y=0, w=210)
    made.output(str(path))
    picture.unlink()
    return path


def white_picture(path: Path) -> Path:
    """An empty page."""
    import PIL.Image

    PIL.Image.new("L", (60, 80), 255).save(path)
    return path


def word(path: Path) -> Path:
    """Headings, paragraphs, a list and a table."""
    made = docx.Document()
    made.add_heading("Library report", 0)
    made.add_heading("The drawers", 1)
    made.add_paragraph("Cards were typed in triplicate.")
    made.add_paragraph("authors", style="List Bullet")
    made.add_paragraph("titles", style="List Bullet")
    made.add_heading("Numbers", 2)
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells],
        ("year", "books", "2025", "31,400"),
        strict=True,
    ):
        cell.text = text
    made.add_paragraph("完。")
    made.save(str(path))
    return path


def word_body(path: Path, body: str) -> Path:
    """A Word file with this XML as its body, made from a good one."""
    whole = path.with_name("whole.docx")
    docx.Document().save(str(whole))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                content = (
                    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
                    '2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
                    f'2006"><w:body>{body}</w:body></w:document>'
                ).encode()
            target.writestr(part, content, zipfile.ZIP_DEFLATED)
    whole.unlink()
    return path


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    """A zip file with these parts, as office programs make them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path
