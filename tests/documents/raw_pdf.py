"""PDF files written object by object: what a library that makes good ones would not make."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_FIRST_PAGE = 30

Spot = tuple[float, float, str]
"""x and y in points from the lower left corner, and words in Latin letters."""


def text(spots: Sequence[Spot], size: float = 11, font: str = "F1") -> str:
    """A content stream that draws the words in this order."""
    return "\n".join(
        f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj ET"
        for x, y, words in spots
    )


def make(
    path: Path,
    pages: Sequence[str],
    *,
    objects: dict[int, str] | None = None,
    page: str = "",
    catalog: str = "",
    trailer: str = "",
    font: str = FONT,
) -> Path:
    """A file with a page for each content stream.

    Args:
        objects: by number from 3 to 29, beside the catalog (1) and the pages (2).
        page, catalog, trailer: more entries of these dictionaries.
        font: the dictionary of the font F1; F2 is Helvetica Bold.
    """
    numbers = [_FIRST_PAGE + 2 * index for index in range(len(pages))]
    bold = FONT.replace("Helvetica", "Helvetica-Bold")
    fonts = f"/Font << /F1 {font} /F2 {bold} >>"
    kids = " ".join(f"{number} 0 R" for number in numbers)
    made = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        **(objects or {}),
    }
    for number, content in zip(numbers, pages, strict=True):
        made[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << {fonts} >> /Contents {number + 1} 0 R {page} >>"
        )
        made[number + 1] = stream(content)
    path.write_bytes(_file(made, trailer))
    return path


def stream(content: str, entries: str = "") -> str:
    """A stream object."""
    length = len(content.encode("latin-1"))
    return f"<< {entries} /Length {length} >>\nstream\n{content}\nendstream"


def _file(objects: dict[int, str], trailer: str) -> bytes:
    made = b"%PDF-1.7\n"
    places = {}
    for number, value in sorted(objects.items()):
        places[number] = len(made)
        made += f"{number} 0 obj\n{value}\nendobj\n".encode("latin-1")
    start, size = len(made), max(objects) + 1
    made += f"xref\n0 {size}\n".encode()
    for number in range(size):
        place = places.get(number)
        made += b"0000000000 65535 f \n" if place is None else f"{place:010} 00000 n \n".encode()
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return made + end.encode()


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
