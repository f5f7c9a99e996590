"""The units of a paragraph of Word: its visible words between tabs and line breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from gpt_desktop.core.languages import Language
from gpt_desktop.documents.office.word_names import MATH, W, is_on, value_of
from gpt_desktop.documents.rewritten.run_flow import (
    Around,
    Item,
    RunDialect,
    RunUnit,
    Things,
    Words,
    run_unit,
)
from gpt_desktop.documents.rewritten.xml_tree import SPACE, local_name, xml_words

_AROUND = frozenset({"hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "dir", "bdo"})
_BREAKS = frozenset({"tab", "ptab", "br", "cr"})
_SHOWN = frozenset({"t", "r", "oMath", "fldSimple", "hyperlink"})  # of things: with words to see
_NO_FORM = frozenset({"lang", "noProof", "rPrChange"})
_LETTERS = {"noBreakHyphen": "\u2011", "softHyphen": ""}
_CODE_NAMES = (
    "sourcecode code htmlpreformatted preformattedtext verbatimchar sourcetext htmlcode macrotext"
)
_CODE = frozenset(_CODE_NAMES.split())
"""Names of styles, in lower case, in which programs write code."""
_AFTER_RTL = frozenset({"cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"})
_BEFORE_BIDI_NAMES = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct "
    "autoSpaceDE autoSpaceDN"
)
_BEFORE_BIDI = frozenset(_BEFORE_BIDI_NAMES.split())


def word_units(paragraph: Any) -> list[RunUnit]:
    """The units of a ``w:p``, in order."""
    if _is_code(paragraph.find(f"{W}pPr"), "pStyle"):
        return []
    walk = _Walk(_whole_fields(paragraph))
    walk.go(paragraph)
    return walk.done()


class WordRuns(RunDialect):
    """How Word holds words in runs."""

    def __init__(self, language: Language) -> None:
        self._right_to_left = language.right_to_left

    def made_run(self, node: Any, words: str) -> Any:
        """A run with the properties of the one a node is in, in the document's language."""
        run = node.makeelement(f"{W}r")
        own = node.getparent() if node.getparent() is not None else None
        properties = None if own is None else own.find(f"{W}rPr")
        if properties is not None:
            run.append(self._properties(deepcopy(properties)))
        elif self._right_to_left:
            run.append(self._properties(node.makeelement(f"{W}rPr")))
        text = run.makeelement(f"{W}t")
        text.text = xml_words(words)
        text.set(SPACE, "preserve")
        run.append(text)
        return run

    def element_of(self, node: Any) -> Any:
        parent = node.getparent()
        return parent if parent is not None and local_name(parent) == "r" else node

    def split_runs(self, items: Sequence[Item]) -> None:
        for run in _runs_of(items):
            content = [each for each in run if local_name(each) != "rPr"]
            properties = run.find(f"{W}rPr")
            last = run
            for each in content[1:]:
                new = run.makeelement(run.tag, run.attrib)
                if properties is not None:
                    new.append(deepcopy(properties))
                new.append(each)
                last.addnext(new)
                last = new

    def _properties(self, properties: Any) -> Any:
        for child in list(properties):
            if local_name(child) == "lang":
                properties.remove(child)
        if self._right_to_left and properties.find(f"{W}rtl") is None:
            place = next((n for n, c in enumerate(properties) if local_name(c) in _AFTER_RTL), None)
            mark = properties.makeelement(f"{W}rtl")
            properties.insert(len(properties) if place is None else place, mark)
        return properties


def turn_paragraph(paragraph: Any) -> None:
    """Let it run from right to left."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{W}bidi") is None:
        place = sum(local_name(each) in _BEFORE_BIDI for each in properties)
        properties.insert(place, properties.makeelement(f"{W}bidi"))


class _Walk:
    """Goes through a paragraph once; a break ends a unit."""

    def __init__(self, fields: dict[Any, Any]) -> None:
        self._fields = fields  # by what begins a field: what ends it
        self._units: list[RunUnit] = []
        self._items: list[Item] = []
        self._field: list[Any] = []
        self._until: Any = None

    def done(self) -> list[RunUnit]:
        self._flush()
        return self._units

    def go(self, parent: Any) -> None:
        for child in parent:
            name = local_name(child)
            if name == "r":
                self._run(child)
            elif name in _AROUND and self._until is None:
                self._around(child)
            elif name not in ("pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"):
                self._thing(child)

    def _around(self, element: Any) -> None:
        inner = element.find(f"{W}sdtContent") if local_name(element) == "sdt" else element
        if inner is None:
            self._thing(element)
            return
        if _has_break(inner):
            # What is before and behind it are units, and so is what it holds.
            self._flush()
            self.go(inner)
            self._flush()
            return
        outside, self._items = self._items, []
        self.go(inner)
        self._items = [*outside, Around(element, inner, tuple(self._items))]

    def _run(self, run: Any) -> None:
        properties = run.find(f"{W}rPr")
        hidden = bool(is_on(properties, "vanish"))
        code = _is_code(properties, "rStyle")
        form = ""
        for child in run:
            name = local_name(child)
            if name == "rPr":
                continue
            if self._until is not None or child in self._fields:
                self._in_field(child)
            elif hidden:
                self._items.append(Things((child,)))
            elif code and name == "t":
                self._items.append(Things((child,), child.text or ""))
            elif name in _BREAKS:
                self._flush()
            elif name == "t" or name in _LETTERS:
                form = form or _form(properties)
                text = child.text or "" if name == "t" else _LETTERS[name]
                self._items.append(Words(text, child, form))
            else:
                self._thing(child)

    def _in_field(self, child: Any) -> None:
        if self._until is None:
            self._until = self._fields[child]
        self._field.append(child)
        if child is self._until:
            self._items.append(Things(tuple(self._field), _shown(self._field)))
            self._field, self._until = [], None

    def _thing(self, node: Any) -> None:
        if self._until is not None:
            self._field.append(node)
        else:
            self._items.append(Things((node,), _shown((node,))))

    def _flush(self) -> None:
        unit = run_unit(self._items)
        if unit is not None:
            self._units.append(unit)
        self._items = []


def _shown(nodes: Iterable[Any]) -> str:
    """The words of a field's result, of a formula, of a deleted part none."""
    words = []
    for node in nodes:
        if local_name(node) in _SHOWN:
            words += [each.text or "" for each in node.iter(f"{W}t", f"{MATH}t")]
    return "".join(words)


def _is_code(properties: Any, name: str) -> bool:
    return properties is not None and value_of(properties, name).lower() in _CODE


def _has_break(inner: Any) -> bool:
    return any(local_name(each) in _BREAKS for run in inner.iter(f"{W}r") for each in run)


def _whole_fields(paragraph: Any) -> dict[Any, Any]:
    """What begins fields that end in the paragraph, in the same element, and what ends them."""
    found: dict[Any, Any] = {}
    opened: list[Any] = []
    for mark in _own(paragraph, f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            begin = opened.pop()
            if not opened and begin.getparent().getparent() is mark.getparent().getparent():
                found[begin] = mark
    return found


def _own(paragraph: Any, tag: str) -> Iterator[Any]:
    """Elements of a paragraph that are not in one inside of it, such as a text box's."""
    for element in paragraph.iter(tag):
        if next(element.iterancestors(f"{W}p")) is paragraph:
            yield element


def _runs_of(items: Sequence[Item]) -> list[Any]:
    runs: dict[Any, None] = {}
    for item in items:
        if isinstance(item, Around):
            runs |= dict.fromkeys(_runs_of(item.content))
            continue
        for node in item.nodes if isinstance(item, Things) else (item.node,):
            parent = node.getparent()
            if parent is not None and local_name(parent) == "r":
                runs[parent] = None
    return list(runs)


def _form(properties: Any) -> str:
    """What a format is, without what nobody sees."""
    if properties is None:
        return "-"
    parts = []
    for child in properties:
        if local_name(child) in _NO_FORM:
            continue
        values = {name: value for name, value in child.attrib.items() if not name.endswith("}hint")}
        if values or local_name(child) != "rFonts":
            inner = b"".join(etree.tostring(each, with_tail=False) for each in child)
            parts.append(f"{local_name(child)}{sorted(values.items())}{inner!r}")
    return "|".join(parts) or "-"
