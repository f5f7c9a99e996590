"""What styles say: what is hidden, and how lists and headings are numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from gpt_desktop.documents.office.numerals import letter, roman
from gpt_desktop.documents.opendocument.names import PRESENTATION, STYLE, TABLE, TEXT, count_of

BULLET = "•"
_MOST_PARENTS = 20
_ESCAPE = re.compile(r"_([0-9a-f]{2})_")
_NUMBERS = (TEXT + "list-level-style-number", TEXT + "outline-level-style")
_BULLETS = (TEXT + "list-level-style-bullet", TEXT + "list-level-style-image")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the items of one level are numbered.

    Attributes:
        form: "1", "a", "A", "i", "I"; "" for no number; ``BULLET``.
        shown: how many levels a number has, such as 2 for "1.2".
    """

    form: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1

    def label(self, numbers: list[int], forms: list[str]) -> str:
        """What stands before an item.

        Args:
            numbers: of each level, the outermost first, this one last.
            forms: of each of them.
        """
        if self.form == BULLET:
            return BULLET
        if not self.form:
            return ""
        pairs = list(zip(numbers, forms, strict=True))[-self.shown :]
        words = ".".join(_numeral(number, form or "1") for number, form in pairs)
        return f"{self.before}{words}{self.after}".strip()


class Styles:
    """Of a file's styles, what its words depend on."""

    def __init__(self, *roots: Any) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        for root in roots:
            for style in () if root is None else root.iter(STYLE + "style"):
                key = style.get(STYLE + "family") or "", style.get(STYLE + "name") or ""
                self._styles[key] = style
            for style in () if root is None else root.iter(TEXT + "list-style"):
                self._lists[style.get(STYLE + "name") or ""] = _levels(style)
            for style in () if root is None else root.iter(TEXT + "outline-style"):
                self._lists[_OUTLINE] = _levels(style)

    def names(self, family: str, name: str) -> list[str]:
        """A style's own name and those it is based on, as a person reads them."""
        found: list[str] = []
        while len(found) < _MOST_PARENTS and name:
            found.append(_ESCAPE.sub(lambda code: chr(int(code[1], 16)), name))
            style = self._styles.get((family, name))
            name = "" if style is None else style.get(STYLE + "parent-style-name") or ""
        return found

    def says(self, family: str, name: str, attribute: str) -> str:
        """What a style or one it is based on says in its properties, or ""."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get((family, name))
            if style is None:
                return ""
            for properties in style:
                value = properties.get(attribute)
                if value is not None:
                    return str(value)
            name = style.get(STYLE + "parent-style-name") or ""
        return ""

    def is_hidden(self, family: str, name: str) -> bool:
        """Whether text, a sheet or a slide of this style is not shown."""
        return (
            self.says(family, name, TEXT + "display") == "none"
            or self.says(family, name, TABLE + "display") == "false"
            or self.says(family, name, PRESENTATION + "visibility") == "hidden"
        )

    def list_of(self, name: str) -> str:
        """The list style a paragraph's style names, or ""."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get(("paragraph", name))
            if style is None:
                return ""
            found = style.get(STYLE + "list-style-name")
            if found is not None:
                return str(found)
            name = style.get(STYLE + "parent-style-name") or ""
        return ""

    def level(self, list_style: str, level: int) -> ListLevel:
        """How a level of a list is numbered, 1 for the outermost; bullets where nothing is said."""
        levels = self._lists.get(list_style)
        return ListLevel(BULLET) if levels is None else levels.get(level, ListLevel(BULLET))

    def heading(self, level: int) -> ListLevel:
        """How headings of a level are numbered, which most are not."""
        return self._lists.get(_OUTLINE, {}).get(level, ListLevel())


_OUTLINE = "\0outline"


def _levels(style: Any) -> dict[int, ListLevel]:
    found: dict[int, ListLevel] = {}
    for element in style:
        level = count_of(element, TEXT + "level")
        if element.tag in _NUMBERS:
            found[level] = ListLevel(
                form=element.get(STYLE + "num-format") or "",
                before=element.get(STYLE + "num-prefix") or "",
                after=element.get(STYLE + "num-suffix") or "",
                start=count_of(element, TEXT + "start-value"),
                shown=max(count_of(element, TEXT + "display-levels"), 1),
            )
        elif element.tag in _BULLETS:
            found[level] = ListLevel(BULLET)
    return found


def _numeral(number: int, form: str) -> str:
    match form[:1]:
        case "i":
            return roman(number)
        case "I":
            return roman(number).upper()
        case "a":
            return letter(number)
        case "A":
            return letter(number).upper()
        case _:
            return str(number)
