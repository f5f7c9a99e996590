"""Names and values of WordprocessingML (ECMA-376 part 1, chapter 17)."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def value_of(element: Any, name: str) -> str:
    """What a child of this name says, or ""."""
    child = element.find(W + name)
    return "" if child is None else child.get(W + "val") or ""


def number_of(text: str | None, otherwise: int) -> int:
    """A small whole number, or the other where it is none."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def is_on(properties: Any, name: str) -> bool | None:
    """Whether properties switch something on or off; None where they do not say."""
    child = None if properties is None else properties.find(W + name)
    return None if child is None else child.get(W + "val") not in ("0", "false", "off")
