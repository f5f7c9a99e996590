"""MathML written in a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gpt_desktop.documents.office.equations import group
from gpt_desktop.documents.opendocument.names import MATHML

_DEEPEST = 60
_SILENT = ("annotation", "annotation-xml", "mphantom", "maligngroup", "malignmark")


def linear(element: Any, depth: int = 0) -> str:
    """A formula as a line of text, such as ``E=mc^2``."""
    name = str(element.tag).removeprefix(MATHML)
    if name in _SILENT or depth > _DEEPEST:
        return ""
    parts = [linear(child, depth + 1) for child in element]
    count, write = _FORMS.get(name, (0, None))
    if write is not None and count in (0, len(parts)):
        return write(parts)
    return "".join(parts) if parts else (element.text or "").strip()


def _above(parts: list[str]) -> str:
    return f"{parts[0]}^{group(parts[1])}"


def _below(parts: list[str]) -> str:
    return f"{parts[0]}_{group(parts[1])}"


def _both(parts: list[str]) -> str:
    return f"{parts[0]}_{group(parts[1])}^{group(parts[2])}"


_FORMS: dict[str, tuple[int, Callable[[list[str]], str]]] = {
    "mfrac": (2, lambda parts: f"{group(parts[0])}/{group(parts[1])}"),
    "msup": (2, _above),
    "mover": (2, _above),
    "msub": (2, _below),
    "munder": (2, _below),
    "msubsup": (3, _both),
    "munderover": (3, _both),
    "mroot": (2, lambda parts: f"{parts[1]}√{group(parts[0])}"),
    "msqrt": (0, lambda parts: f"√{group(''.join(parts))}"),
    "mtr": (0, ", ".join),
    "mtable": (0, lambda parts: f"[{'; '.join(parts)}]"),
}
"""How many parts an element has, 0 for any number, and how they are written."""
