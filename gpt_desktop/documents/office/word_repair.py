"""Makes a part of a Word file say in plain runs what office-oxide would leave out or lose.

Each paragraph gets a mark before its text that tells what it is: a heading and of which level, an
item with the number Word shows, an entry of a table of contents, code.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from gpt_desktop.documents.office.equations import linear
from gpt_desktop.documents.office.word_names import MATH, MC, W, is_on, number_of, value_of
from gpt_desktop.documents.office.word_numbering import Numbering
from gpt_desktop.documents.office.word_styles import Role, Style, Styles, outline_level
from gpt_desktop.documents.office.word_symbols import UNKNOWN, symbol, without_private
from gpt_desktop.documents.office.xml_part import MARK_CLOSE, MARK_OPEN
from gpt_desktop.documents.parsed import Report

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_GONE = (W + "del", W + "moveFrom")
_DEEPEST_TABLE = 12
_OURS = re.compile("[\ufdd0-\ufdef]")
_REPORT_EVERY = 500


class WordRepair:
    """Repairs the parts of one file, the main part first.

    Attributes:
        unknown: whether some symbol has no character that is known.
        damaged: whether something was left out because it cannot be read.
    """

    def __init__(self, styles: Styles, numbering: Numbering, report: Report) -> None:
        self._report = report
        self._styles = styles
        self._numbering = numbering
        self.unknown = False
        self.damaged = False

    def repair(self, root: Any) -> None:
        """Change a part in place."""
        _choose(root)
        self._leave_out_rows(root)
        self._leave_out_deep_tables(root)
        for name in ("oMathPara", "oMath"):
            for formula in list(root.iter(MATH + name)):
                _replace(formula, _run(linear(formula)))
        for ruby in list(root.iter(W + "ruby")):
            _ruby(ruby)
        for element in list(root.iter(W + "sym")):
            self._symbol(element)
        for element in root.iter(W + "t"):
            self._text(element)
        for element in root.iter(W + "br", W + "ptab"):
            _sign(element)
        for count, element in enumerate(root.iter(W + "p")):
            if count % _REPORT_EVERY == 0:
                self._report(0, 1)
            self._paragraph(element)

    def _leave_out_rows(self, root: Any) -> None:
        for row in list(root.iter(W + "tr")):
            properties = row.find(W + "trPr")
            if properties is None:
                continue
            deleted = properties.find(W + "del") is not None
            if deleted or is_on(properties, "hidden"):
                row.getparent().remove(row)

    def _leave_out_deep_tables(self, root: Any) -> None:
        """Tables in tables in tables: nobody writes them, and they cost memory in squares."""
        depth = 0
        deep: list[Any] = []
        for event, element in etree.iterwalk(root, ("start", "end"), tag=W + "tbl"):
            depth += 1 if event == "start" else -1
            if event == "start" and depth == _DEEPEST_TABLE:
                deep.append(element)
        for element in deep:
            self.damaged = True
            element.getparent().remove(element)

    def _symbol(self, element: Any) -> None:
        try:
            code = int(element.get(W + "char") or "", 16)
        except ValueError:
            code = 0
        shown = symbol(element.get(W + "font") or "", code)
        self.unknown |= shown == UNKNOWN
        _replace(element, _text_element(shown))

    def _text(self, element: Any) -> None:
        text = element.text or ""
        run = element.getparent()
        properties = None if run is None else run.find(W + "rPr")
        fonts = None if properties is None else properties.find(W + "rFonts")
        font = "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or ""
        shown = _OURS.sub("", without_private(font, text))
        if shown != text:
            self.unknown |= UNKNOWN in shown and UNKNOWN not in text
            element.text = shown

    def _paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(W + "pPr")
        style = self._style(properties)
        if style.hidden:
            _leave_out_hidden(paragraph)
        for run in list(paragraph.iterchildren(W + "r")):
            self._run(run)
        mark = self._mark(paragraph, properties, style)
        if properties is not None:
            for name in ("pStyle", "numPr", "outlineLvl"):
                for child in properties.findall(W + name):
                    properties.remove(child)
        if mark:
            paragraph.insert(0 if properties is None else 1, _run(mark))
            if properties is not None:
                paragraph.remove(properties)
                paragraph.insert(0, properties)

    def _run(self, run: Any) -> None:
        """Characters can be hidden by their style, too."""
        properties = run.find(W + "rPr")
        named = "" if properties is None else value_of(properties, "rStyle")
        if named and self._styles.style(named).hidden and is_on(properties, "vanish") is None:
            run.getparent().remove(run)

    def _style(self, properties: Any) -> Style:
        named = "" if properties is None else value_of(properties, "pStyle")
        return self._styles.style(named or self._styles.default)

    def _mark(self, paragraph: Any, properties: Any, style: Style) -> str:
        role, level = style.role, style.level
        own = outline_level(properties)
        if own is not None and role in (Role.NONE, Role.HEADING):
            role, level = (Role.HEADING, own) if own else (Role.NONE, 0)
        list_id, list_level = style.list_id, style.list_level
        numbers = None if properties is None else properties.find(W + "numPr")
        if numbers is not None:
            list_id = value_of(numbers, "numId") or list_id
            list_level = min(number_of(value_of(numbers, "ilvl"), list_level), 8)
        label = ""
        if list_id.strip("0") and role is not Role.ENTRY and not _is_gone(paragraph, properties):
            label = self._numbering.label(list_id, list_level)
            if role is Role.NONE:
                role, level = Role.ITEM, list_level
        if role is Role.NONE:
            return ""
        label = without_private("", label).replace(MARK_CLOSE, "")
        return f"{MARK_OPEN}{role}{level}{label}{MARK_CLOSE}"


def _is_gone(paragraph: Any, properties: Any) -> bool:
    """Whether the paragraph's end was deleted or is hidden, and its words with it."""
    marks = None if properties is None else properties.find(W + "rPr")
    if marks is None:
        return False
    if marks.find(W + "del") is None and not is_on(marks, "vanish"):
        return False
    return not any(
        text.text and not is_on(text.getparent().find(W + "rPr"), "vanish")
        for text in paragraph.iter(W + "t")
    )


def _choose(root: Any) -> None:
    """Of alternatives that say the same, the first that has content."""
    for element in list(root.iter(MC + "AlternateContent")):
        parent = element.getparent()
        if parent is None:
            continue
        chosen = next((each for each in element if len(each)), None)
        place = parent.index(element)
        for child in () if chosen is None else reversed(list(chosen)):
            parent.insert(place, child)
        parent.remove(element)


def _ruby(element: Any) -> None:
    """Small readings above Chinese characters go; the characters stay, in the run's place."""
    run = element.getparent()
    base = element.find(W + "rubyBase")
    for child in () if base is None else reversed(list(base)):
        if run.tag == W + "r":
            run.addnext(child)
        else:
            element.addnext(child)
    run.remove(element)


def _sign(element: Any) -> None:
    """Pages and columns break like lines; a tab to a margin is a tab."""
    if element.tag == W + "ptab":
        element.tag = W + "tab"
    elif element.get(W + "type"):
        del element.attrib[W + "type"]


def _leave_out_hidden(paragraph: Any) -> None:
    for run in list(paragraph.iter(W + "r")):
        if is_on(run.find(W + "rPr"), "vanish") is not False:
            run.getparent().remove(run)


def _replace(element: Any, new: Any) -> None:
    new.tail = element.tail
    element.getparent().replace(element, new)


def _text_element(text: str) -> Any:
    element = etree.Element(W + "t")
    element.text = text
    element.set(_SPACE, "preserve")
    return element


def _run(text: str) -> Any:
    run = etree.Element(W + "r")
    run.append(_text_element(text))
    return run
