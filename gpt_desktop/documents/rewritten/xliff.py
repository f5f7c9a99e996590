"""XLIFF 1.2 and 2.0: segments without a translation get one, with its state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from gpt_desktop.core.languages import Language
from gpt_desktop.core.translation.marked_text import MarkedText, Tag, TagKind, pieces
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.builder import UnitBuilder
from gpt_desktop.documents.rewritten.language_tags import written_tag
from gpt_desktop.documents.rewritten.part import PlainFile, Targets
from gpt_desktop.documents.rewritten.xml_tree import (
    LANGUAGE,
    local_name,
    parse_tree,
    written_tree,
    xml_words,
)
from gpt_desktop.documents.text_file import read_bytes

_AROUND = frozenset({"g", "pc", "mrk"})
_OPEN_STATES = frozenset({"", "new", "needs-translation", "initial"})


def open_xliff(path: Path, limits: ReadLimits, column: str) -> PlainFile:
    """A file of segments; raises ReadFailureError where it is none."""
    del column
    return PlainFile(XliffPart(read_bytes(path, limits)))


class _Segment:
    """A source and its builder's things."""

    def __init__(self, holder: Any, source: Any) -> None:
        self.holder = holder
        self.source = source
        builder = UnitBuilder()
        _read(source, builder)
        self.text = builder.unit()
        self.things = builder.things


class XliffPart:
    """All of a file."""

    def __init__(self, content: bytes) -> None:
        self._root = parse_tree(content)
        if local_name(self._root) != "xliff":
            raise ReadFailureError(FailureKind.UNSUPPORTED)
        self._second = (self._root.get("version") or "").startswith("2")
        self._segments = [each for each in self._all() if each.text is not None]

    @property
    def units(self) -> Sequence[MarkedText]:
        return [each.text for each in self._segments if each.text is not None]

    def written(self, targets: Targets, language: Language) -> bytes:
        """With targets behind their sources."""
        tag = written_tag(language)
        if self._second:
            self._root.set("trgLang", tag)
        for file in self._root.iter("{*}file"):
            if not self._second:
                file.set("target-language", tag)
        for number, segment in enumerate(self._segments):
            if number in targets:
                self._fill(segment, targets[number], tag)
        return written_tree(self._root)

    def _all(self) -> Iterator[_Segment]:
        name = "segment" if self._second else "trans-unit"
        for holder in self._root.iter(f"{{*}}{name}"):
            unit = holder.getparent() if self._second else holder
            left = any(
                each.get("translate") == "no"
                for each in (holder, unit, *unit.iterancestors())
                if each is not None
            )
            source = holder.find("{*}source")
            if source is not None and not left and not _is_done(holder, self._second):
                yield _Segment(holder, source)

    def _fill(self, segment: _Segment, unit: WrittenUnit, tag: str) -> None:
        old = segment.holder.find("{*}target")
        target = segment.source.makeelement(
            segment.source.tag.replace("source", "target"), nsmap=segment.source.nsmap
        )
        target.tail = segment.source.tail
        if old is not None:
            target.tail = old.tail
            segment.holder.replace(old, target)
        else:
            segment.source.addnext(target)
            target.tail = segment.source.tail
        _write(target, unit.text, segment.things)
        if self._second:
            segment.holder.set("state", "initial" if unit.doubtful else "translated")
        else:
            target.set("state", "needs-review-translation" if unit.doubtful else "translated")
            if segment.source.get(LANGUAGE) is not None:
                target.set(LANGUAGE, tag)


def _is_done(holder: Any, second: bool) -> bool:
    """Whether somebody has translated it."""
    target = holder.find("{*}target")
    if holder.get("approved") == "yes":
        return True
    if target is None or not ("".join(target.itertext()).strip()):
        return False
    state = holder.get("state") if second else target.get("state")
    return (state or "") not in _OPEN_STATES or state in (None, "")


def _read(element: Any, builder: UnitBuilder) -> None:
    builder.add(element.text or "")
    for child in element:
        if local_name(child) in _AROUND:
            builder.open(child)
            _read(child, builder)
            builder.close()
        else:
            builder.alone(child)
        builder.add(child.tail or "")


def _write(target: Any, text: MarkedText, things: dict[int, Any]) -> None:
    levels = [target]
    last: Any = None
    for piece in pieces(text):
        if not isinstance(piece, Tag):
            words = xml_words(piece)
            if last is None:
                levels[-1].text = (levels[-1].text or "") + words
            else:
                last.tail = (last.tail or "") + words
        elif piece.kind is TagKind.CLOSE:
            last = levels.pop()
        else:
            element = deepcopy(things[piece.number])
            element.tail = None
            levels[-1].append(element)
            if piece.kind is TagKind.ALONE:
                last = element
                continue
            for child in list(element):
                element.remove(child)
            element.text, last = None, None
            levels.append(element)
