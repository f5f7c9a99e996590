"""Text of the elements of WordprocessingML (ECMA-376 part 1, chapter 17)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {
    W + "tab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "",
}
# Deleted and moved text is history; properties hold no text; a fallback says the same again.
_LEFT_OUT = frozenset({W + "del", W + "moveFrom", W + "pPr", W + "rPr", W + "instrText", _FALLBACK})


def element_text(element: Any) -> str:
    """All text inside an element as it is shown, text boxes in it included."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == W + "p":
            yield "\n" + element_text(child)
        elif child.tag not in _LEFT_OUT:
            yield from _pieces(child)


def cell_texts(table: Any) -> Iterator[list[str]]:
    """The cells of each row; one that spans rows or columns comes once."""
    for row in table.iter(W + "tr"):
        # Rows of a table inside a cell come with that cell.
        if next(row.iterancestors(W + "tbl")) is table:
            yield [" ".join(element_text(cell).split()) for cell in row.iterchildren(W + "tc")]


def is_list_item(paragraph: Any) -> bool:
    """Whether Word puts a bullet or a number before it."""
    if paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return True
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and (style.get(W + "val") or "").startswith("List")
