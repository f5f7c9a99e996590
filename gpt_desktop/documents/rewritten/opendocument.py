"""OpenDocument text: paragraphs and headings of body, tables, notes, frames, headers, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gpt_desktop.core.languages import Language
from gpt_desktop.core.translation.marked_text import MarkedText, Tag, TagKind, pieces
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.builder import UnitBuilder
from gpt_desktop.documents.rewritten.language_tags import is_asian, office_tag
from gpt_desktop.documents.rewritten.package_file import PackageFile, read_members
from gpt_desktop.documents.rewritten.part import Targets
from gpt_desktop.documents.rewritten.xml_tree import local_name, parse_tree, written_tree, xml_words

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PARTS = ("content.xml", "styles.xml")
_AROUND = frozenset({"span", "a", "meta", "ruby-base"})
_BREAKS = frozenset({"tab", "line-break"})
_UNSEEN = frozenset({"note", "frame", "annotation", "ruby", "hidden-text", "custom-shape"})
_CODE = frozenset({"Source_20_Text", "Source_Text", "Preformatted_20_Text", "Preformatted_Text"})
_LEFT = (f"{_TEXT}tracked-changes",)
_SPACES = re.compile(r"[ \t\r\n]+")
_MIME = re.compile(rb"application/vnd\.oasis\.opendocument\.text")


def open_opendocument(path: Path, limits: ReadLimits, column: str) -> PackageFile:
    """An OpenDocument text; raises ReadFailureError where it is damaged, locked or none."""
    del column
    members = read_members(path, limits, lambda name: name in (*_PARTS, "mimetype"))
    mime = members.pop("mimetype", b"")
    if "content.xml" not in members or (mime and not _MIME.match(mime)):
        raise ReadFailureError(FailureKind.UNSUPPORTED)
    return PackageFile(path, {name: OdfPart(content) for name, content in members.items()})


class OdfUnit:
    """A stretch of a paragraph between breaks.

    Args:
        parent: of the nodes.
        before: the child it begins behind; None where it begins the parent's content.
        nodes: the children it holds; the text behind each is part of it.
        code: names of styles in which code is written.
    """

    def __init__(
        self, parent: Any, before: Any, nodes: Sequence[Any], code: frozenset[str]
    ) -> None:
        self._parent = parent
        self._before = before
        self._nodes = nodes
        builder = UnitBuilder()
        _read(_words_behind(parent, before), nodes, builder, code)
        self.text = builder.unit()
        self._things = builder.things

    def rewrite(self, text: MarkedText) -> None:
        """Put other words in its place; elements are moved to their marks."""
        tail = _Tail(self._parent, self._before)
        for node in self._nodes:
            self._parent.remove(node)
        tail.set("")
        stack = [tail]
        for piece in pieces(text):
            if not isinstance(piece, Tag):
                stack[-1].add(piece)
            elif piece.kind is TagKind.CLOSE:
                stack.pop()
            else:
                element = self._things[piece.number]
                alone = piece.kind is TagKind.ALONE
                if not alone:
                    for child in list(element):
                        element.remove(child)
                    element.text = None
                element.tail = None
                stack[-1].put(element)
                if not alone:
                    stack.append(_Tail(element, None))


class _Tail:
    """A place in an element where words and elements are added."""

    def __init__(self, parent: Any, before: Any) -> None:
        self._parent = parent
        self._last = before

    def set(self, words: str) -> None:
        if self._last is None:
            self._parent.text = words
        else:
            self._last.tail = words

    def add(self, words: str) -> None:
        """Words; more than one blank are an element, as the format wants it."""
        for number, part in enumerate(re.split(r"( {2,})", xml_words(words))):
            if number % 2:
                self._append(" ")
                blanks = self._parent.makeelement(f"{_TEXT}s", {f"{_TEXT}c": str(len(part) - 1)})
                self.put(blanks)
            elif part:
                self._append(part)

    def put(self, element: Any) -> None:
        if self._last is None:
            self._parent.insert(0, element)
        else:
            tail, self._last.tail = self._last.tail, None
            self._last.addnext(element)
            self._last.tail = tail
        self._last = element

    def _append(self, words: str) -> None:
        own = self._parent.text if self._last is None else self._last.tail
        self.set((own or "") + words)


class OdfPart:
    """``content.xml`` or ``styles.xml``."""

    def __init__(self, content: bytes) -> None:
        self._root = parse_tree(content)
        self._units = [unit for unit in self._all() if unit.text is not None]

    @property
    def units(self) -> Sequence[MarkedText]:
        return [unit.text for unit in self._units if unit.text is not None]

    def written(self, targets: Targets, language: Language) -> bytes:
        """The part in another language."""
        for number, unit in enumerate(self._units):
            if number in targets and targets[number].text != unit.text:
                unit.rewrite(targets[number].text)
        _name_language(self._root, language)
        return written_tree(self._root)

    def _all(self) -> Iterator[OdfUnit]:
        code = _code_styles(self._root)
        # The elements themselves: what lxml makes of one lives as long as somebody holds it.
        left = {each for skipped in self._root.iter(*_LEFT) for each in skipped.iter()}
        for paragraph in self._root.iter(f"{_TEXT}p", f"{_TEXT}h"):
            if paragraph not in left and not _is_code(paragraph, code):
                yield from _units_of(paragraph, code)


def _units_of(parent: Any, code: frozenset[str]) -> Iterator[OdfUnit]:
    before: Any = None
    nodes: list[Any] = []
    for child in parent:
        name = local_name(child)
        inner = name in _AROUND and any(local_name(each) in _BREAKS for each in child.iter())
        if name not in _BREAKS and not inner:
            nodes.append(child)
            continue
        yield OdfUnit(parent, before, nodes, code)
        if inner:
            yield from _units_of(child, code)
        before, nodes = child, []
    yield OdfUnit(parent, before, nodes, code)


def _code_styles(root: Any) -> frozenset[str]:
    """Those of programs, and what a file makes of them for single places."""
    made = [
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}parent-style-name") in _CODE
    ]
    return _CODE.union(filter(None, made))


def _is_code(element: Any, code: frozenset[str]) -> bool:
    return element.get(f"{_TEXT}style-name") in code


def _words_behind(parent: Any, before: Any) -> str:
    return (parent.text if before is None else before.tail) or ""


def _read(words: str, nodes: Sequence[Any], builder: UnitBuilder, code: frozenset[str]) -> None:
    builder.add(_SPACES.sub(" ", words))
    for node in nodes:
        name = local_name(node)
        if name in _AROUND and not _is_code(node, code):
            builder.open(node)
            _read(node.text or "", list(node), builder, code)
            builder.close()
        elif name == "s":
            count = node.get(f"{_TEXT}c") or "1"
            builder.add(" " * (int(count) if count.isdigit() and len(count) < 4 else 1))
        elif name in _UNSEEN or not isinstance(node.tag, str):
            builder.alone(node)
        else:
            builder.fixed("".join(node.itertext()), node)
        builder.add(_SPACES.sub(" ", node.tail or ""))


def _name_language(root: Any, language: Language) -> None:
    """Wherever styles name one; not where they say that there is none."""
    suffix = "-complex" if language.right_to_left else "-asian" if is_asian(language) else ""
    names = (
        (f"{_STYLE}language{suffix}", f"{_STYLE}country{suffix}")
        if suffix
        else (f"{_FO}language", f"{_FO}country")
    )
    code, _, region = office_tag(language).partition("-")
    for properties in root.iter(f"{_STYLE}text-properties"):
        if properties.get(names[0], "none") not in ("none", "zxx"):
            properties.set(names[0], code)
            properties.set(names[1], region or "none")
