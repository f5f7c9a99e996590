"""Names of OpenDocument 1.3 (part 3, schema)."""

from __future__ import annotations

from typing import Any

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{_URN}office:1.0}}"
TEXT = f"{_URN}text:1.0}}"
TABLE = f"{_URN}table:1.0}}"
STYLE = f"{_URN}style:1.0}}"
DRAW = f"{_URN}drawing:1.0}}"
PRESENTATION = f"{_URN}presentation:1.0}}"
MANIFEST = f"{_URN}manifest:1.0}}"
DC = "{http://purl.org/dc/elements/1.1/}"
XLINK = "{http://www.w3.org/1999/xlink}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"


def count_of(element: Any, name: str, otherwise: int = 1) -> int:
    """An attribute that is a small whole number; the other where it is none."""
    text = element.get(name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise
