"""What a paragraph is by its style: a heading, an entry of a table of contents, code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gpt_desktop.documents.office.word_names import W, is_on, number_of, value_of

_HEADING = re.compile(r"(?:heading|标题|標題|überschrift|titre)\s*([1-9])", re.IGNORECASE)
_TITLES = ("title", "标题", "標題")
_ENTRY = re.compile(r"toc [1-9]|table of (?:figures|authorities)|contents [1-9]", re.IGNORECASE)
_CODE = re.compile(r"source code|code|html preformatted|preformatted text|macro", re.IGNORECASE)
_MOST_PARENTS = 20


class Role(StrEnum):
    """What a paragraph is, where it is not just a paragraph."""

    HEADING = "H"
    ENTRY = "E"
    CODE = "C"
    ITEM = "I"
    NONE = "P"


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it has from the styles it is based on.

    Attributes:
        level: of a heading, 1 to 6; 0 for others.
        list_id: of the list its paragraphs are in, or "".
        list_level: 0 for the outermost.
    """

    role: Role = Role.NONE
    level: int = 0
    list_id: str = ""
    list_level: int = 0
    hidden: bool = False


def outline_level(properties: Any) -> int | None:
    """Of a heading, 1 to 6; 0 for what says it is none; None where nothing is said.

    Word counts from 0, and 9 is body text.
    """
    element = None if properties is None else properties.find(W + "outlineLvl")
    if element is None:
        return None
    level = number_of(element.get(W + "val"), 9) + 1
    return level if level <= 6 else 0


class Styles:
    """The styles of a file; each is looked at once."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._found: dict[str, Style] = {}
        self.default = ""
        for element in () if root is None else root.iterchildren(W + "style"):
            style_id = element.get(W + "styleId") or ""
            self._elements.setdefault(style_id, element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in (
                "1",
                "true",
            ):
                self.default = style_id

    def style(self, style_id: str) -> Style:
        """A style by its id; one that says nothing where there is none."""
        if style_id not in self._found:
            self._found[style_id] = self._resolved(style_id)
        return self._found[style_id]

    def list_of(self, style_id: str) -> str:
        """The list a numbering style names."""
        return self.style(style_id).list_id

    def _resolved(self, style_id: str) -> Style:
        """The nearest word on each thing, from the style to what it is based on."""
        role, level, list_id, list_level = None, 0, None, None
        hidden = None
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen and len(seen) < _MOST_PARENTS:
            seen.add(style_id)
            element = self._elements[style_id]
            properties = element.find(W + "pPr")
            if role is None:
                role, level = _own_role(element, properties)
            numbers = None if properties is None else properties.find(W + "numPr")
            if numbers is not None and list_id is None:
                list_id = value_of(numbers, "numId") or None
            if numbers is not None and list_level is None and numbers.find(W + "ilvl") is not None:
                list_level = number_of(value_of(numbers, "ilvl"), 0)
            if hidden is None:
                hidden = is_on(element.find(W + "rPr"), "vanish")
            style_id = value_of(element, "basedOn")
        return Style(role or Role.NONE, level, list_id or "", min(list_level or 0, 8), bool(hidden))


def _own_role(element: Any, properties: Any) -> tuple[Role | None, int]:
    name = value_of(element, "name").strip()
    heading = _HEADING.fullmatch(name)
    if heading:
        return Role.HEADING, min(int(heading[1]), 6)
    if name.casefold() in _TITLES:
        return Role.HEADING, 1
    if _ENTRY.fullmatch(name):
        return Role.ENTRY, 0
    if _CODE.fullmatch(name):
        return Role.CODE, 0
    level = outline_level(properties)
    return (None, 0) if level is None else (Role.HEADING if level else Role.NONE, level)
