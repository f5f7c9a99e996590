"""Text in drawings: the slides of PowerPoint, their notes and tables, and diagrams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from gpt_desktop.core.languages import Language
from gpt_desktop.documents.rewritten.language_tags import is_asian, office_tag
from gpt_desktop.documents.rewritten.run_flow import (
    Item,
    RunDialect,
    RunUnit,
    Things,
    Words,
    run_unit,
)
from gpt_desktop.documents.rewritten.run_part import RunPart
from gpt_desktop.documents.rewritten.xml_tree import local_name, xml_words

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_NO_FORM = frozenset({"lang", "altLang", "dirty", "err", "smtClean", "noProof"})


class DrawingPart(RunPart):
    """One slide, notes page or diagram."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content, f"{A}p", _units_of, _DrawingRuns, _turn)


class _DrawingRuns(RunDialect):
    def __init__(self, language: Language) -> None:
        self._tag = office_tag(language)
        self._asian = is_asian(language)

    def made_run(self, node: Any, words: str) -> Any:
        run = node.makeelement(f"{A}r")
        own = node.getparent().find(f"{A}rPr") if node.getparent() is not None else None
        properties = run.makeelement(f"{A}rPr") if own is None else deepcopy(own)
        for name in ("lang", "err", "dirty", "altLang"):
            properties.attrib.pop(name, None)
        properties.set("lang", self._tag)
        if self._asian:
            properties.set("altLang", "en-US")
        text = run.makeelement(f"{A}t")
        text.text = xml_words(words)
        run.append(properties)
        run.append(text)
        return run

    def element_of(self, node: Any) -> Any:
        return node.getparent() if local_name(node) == "t" else node

    def split_runs(self, items: Sequence[Item]) -> None:
        """Each run has one text."""


def _units_of(paragraph: Any) -> Iterator[RunUnit]:
    items: list[Item] = []
    for child in paragraph:
        name = local_name(child)
        text = child.find(f"{A}t") if name == "r" else None
        if text is not None:
            items.append(Words(text.text or "", text, _form(child.find(f"{A}rPr"))))
        elif name == "br":
            yield from _unit(items)
            items = []
        elif name not in ("pPr", "endParaRPr"):
            items.append(Things((child,), "".join(each.text or "" for each in child.iter(f"{A}t"))))
    yield from _unit(items)


def _unit(items: Sequence[Item]) -> Iterator[RunUnit]:
    unit = run_unit(items)
    if unit is not None:
        yield unit


def _form(properties: Any) -> str:
    if properties is None:
        return "-"
    values = sorted((key, each) for key, each in properties.attrib.items() if key not in _NO_FORM)
    inner = b"".join(etree.tostring(each, with_tail=False) for each in properties)
    return f"{values}{inner!r}" if values or inner else "-"


def _turn(paragraph: Any) -> None:
    properties = paragraph.find(f"{A}pPr")
    if properties is None:
        properties = paragraph.makeelement(f"{A}pPr")
        paragraph.insert(0, properties)
    properties.set("rtl", "1")
