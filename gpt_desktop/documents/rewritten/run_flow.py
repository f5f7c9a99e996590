"""Paragraphs whose words lie in runs, each with its format: Word's and PowerPoint's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gpt_desktop.core.translation.marked_text import MarkedText, Tag, TagKind, pieces
from gpt_desktop.documents.rewritten.builder import UnitBuilder


@dataclass(frozen=True, slots=True)
class Words:
    """Text of a run.

    Attributes:
        node: the element that holds it, within its run.
        form: what its format is; equal for equal ones.
    """

    text: str
    node: Any
    form: str


@dataclass(frozen=True, slots=True)
class Things:
    """What stands there and is not translated: elements, moved as they are, in order.

    Attributes:
        text: what is read there, such as code or a number, or "".
    """

    nodes: tuple[Any, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """An element around runs, such as a link.

    Attributes:
        element: as it stands in the paragraph.
        inner: the one that holds the runs; most often the same.
    """

    element: Any
    inner: Any
    content: tuple[Item, ...]


Item = Words | Things | Around


@dataclass(frozen=True, slots=True)
class Form:
    """A mark's format: the run it is told by is its pattern."""

    node: Any


@dataclass(slots=True)
class RunUnit:
    """A unit of a paragraph.

    Attributes:
        bases: the format's pattern of what has no mark, by the number of the mark around, 0 for
            the whole.
        things: by a mark's number: a ``Form``, ``Things`` or ``Around``.
    """

    items: tuple[Item, ...]
    text: MarkedText
    bases: Mapping[int, Any]
    things: Mapping[int, Any] = field(default_factory=dict)


def run_unit(items: Sequence[Item]) -> RunUnit | None:
    """The unit that a paragraph's items are; None where there is nothing to translate."""
    builder = UnitBuilder()
    bases: dict[int, Any] = {}
    _Feed(builder, bases).level(items, 0)
    unit = builder.unit()
    return None if unit is None else RunUnit(tuple(items), unit, bases, builder.things)


class _Feed:
    """Gives a builder the items of one level: of a paragraph, or of a link."""

    def __init__(self, builder: UnitBuilder, bases: dict[int, Any]) -> None:
        self._builder = builder
        self._bases = bases
        self._opened = ""  # the form of the mark that is open
        self._waiting: list[Words | Things] = []  # what goes with the words behind it

    def level(self, items: Sequence[Item], around: int) -> None:
        """Everything of a level; ``around`` is its mark's number, or 0."""
        base = _most(items)
        form = base.form if base is not None else ""
        if base is not None:
            self._bases[around] = base.node
        for item in items:
            if isinstance(item, Things) or (isinstance(item, Words) and _is_slight(item.text)):
                self._waiting.append(item)
            elif isinstance(item, Words):
                self._words(item, item.form if item.form != form else "")
            else:
                self._close()
                self._builder.open(item)
                _Feed(self._builder, self._bases).level(item.content, self._builder.last)
                self._builder.close()
        self._close()

    def _words(self, words: Words, form: str) -> None:
        if self._opened != form:
            self._close()
        self._place_waiting()
        if form and not self._opened:
            self._builder.open(Form(words.node))
            self._opened = form
        self._builder.add(words.text)

    def _close(self) -> None:
        if self._opened:
            self._builder.close()
            self._opened = ""
        self._place_waiting()

    def _place_waiting(self) -> None:
        for each in self._waiting:
            if isinstance(each, Words):
                self._builder.add(each.text)
            else:
                self._builder.fixed(each.text, each)
        self._waiting.clear()


def _is_slight(text: str) -> bool:
    """Whether nobody sees a format of its own on it."""
    return not text or (len(text) == 1 and text.isspace())


def _most(items: Sequence[Item]) -> Words | None:
    """The first words in the format that most letters have; a link's own count for nothing."""
    letters: Counter[str] = Counter()
    first: dict[str, Words] = {}
    for item in items:
        if isinstance(item, Words):
            letters[item.form] += len(item.text)
            first.setdefault(item.form, item)
    if not letters:
        return None
    return first[letters.most_common(1)[0][0]]


@dataclass(slots=True)
class _Level:
    """Elements that are being put together, and the format of words without a mark."""

    base: Any
    elements: list[Any] = field(default_factory=list)
    around: Around | None = None


class RunDialect:
    """How a format holds words in runs."""

    def made_run(self, node: Any, words: str) -> Any:
        """A new run of the format that the one around a node has."""
        raise NotImplementedError

    def element_of(self, node: Any) -> Any:
        """What stands in the paragraph for a thing's node: itself, or the run around it."""
        raise NotImplementedError

    def split_runs(self, items: Sequence[Item]) -> None:
        """Let each run that these items are in hold one of them only."""
        raise NotImplementedError


def rewrite_unit(unit: RunUnit, text: MarkedText, dialect: RunDialect) -> None:
    """Put other words in the place of a unit's; things and links are moved to their marks."""
    dialect.split_runs(unit.items)
    old = list(_elements(unit.items, dialect))
    words = [dialect.element_of(each.node) for each in _all_words(unit.items)]
    parent = old[0].getparent()
    place = parent.makeelement("place")
    old[0].addprevious(place)
    elements = _made(unit, text, dialect)
    kept = {id(each) for each in elements}
    for element in words:
        if id(element) not in kept and element.getparent() is not None:
            element.getparent().remove(element)
    for element in elements:
        place.addprevious(element)
    parent.remove(place)


def _made(unit: RunUnit, text: MarkedText, dialect: RunDialect) -> list[Any]:
    fallback = next(iter(unit.bases.values()))
    levels = [_Level(unit.bases.get(0, fallback))]
    forms: list[Any] = []
    for piece in pieces(text):
        level = levels[-1]
        if not isinstance(piece, Tag):
            level.elements.append(dialect.made_run(forms[-1] if forms else level.base, piece))
            continue
        thing = unit.things[piece.number]
        if piece.kind is TagKind.ALONE:
            level.elements += [dialect.element_of(node) for node in thing.nodes]
        elif isinstance(thing, Form):
            if piece.kind is TagKind.OPEN:
                forms.append(thing.node)
            else:
                forms.pop()
        elif piece.kind is TagKind.OPEN:
            base = unit.bases.get(piece.number, level.base)
            levels.append(_Level(base, around=thing))
        else:
            levels.pop()
            _refill(thing, level.elements, dialect)
            levels[-1].elements.append(thing.element)
    return levels[0].elements


def _refill(around: Around, elements: Sequence[Any], dialect: RunDialect) -> None:
    for item in _all_words(around.content):
        run = dialect.element_of(item.node)
        if run.getparent() is not None:
            run.getparent().remove(run)
    for element in elements:
        around.inner.append(element)


def _elements(items: Sequence[Item], dialect: RunDialect) -> list[Any]:
    found: list[Any] = []
    for item in items:
        if isinstance(item, Words):
            found.append(dialect.element_of(item.node))
        elif isinstance(item, Things):
            found += [dialect.element_of(node) for node in item.nodes]
        else:
            found.append(item.element)
    return found


def _all_words(items: Sequence[Item]) -> list[Words]:
    found: list[Words] = []
    for item in items:
        if isinstance(item, Words):
            found.append(item)
        elif isinstance(item, Around):
            found += _all_words(item.content)
    return found
