"""Reads TMX 1.4, the files that translation memories are carried in, whoever wrote them."""

from __future__ import annotations

import calendar
import time
from collections.abc import Iterable, Iterator, Mapping
from xml.parsers import expat

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.language_tag import is_same_language, language_tag
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.unit import LONGEST, TranslationUnit, UnitOrigin

_DEPTH = 24  # of elements within one another; TMX has half of it
_ANY = "*all*"
_LANGUAGES = 64  # of a unit
UNKNOWN = "und"  # a source whose language nobody named
# What another program's codes are is no text of a segment.
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut"))


class TmxReader:
    """Takes a file piece by piece and gives the units that are complete.

    No entity that the file defines is taken, and nothing outside of it is read.

    Attributes:
        skipped: units that were left out: too long, or in languages without a name.
    """

    def __init__(self) -> None:
        self.skipped = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity
        self._open: list[str] = []
        self._units: list[TranslationUnit] = []
        self._source = ""
        self._unit_source = ""
        self._changed = 0.0
        self._language = ""
        self._words: list[str] = []
        self._length = 0
        self._too_long = False
        self._variants: dict[str, str] = {}

    def read(self, pieces: Iterable[bytes]) -> Iterator[list[TranslationUnit]]:
        """The units of each piece of the file, in their order.

        Raises:
            UserFacingError: it is no TMX, or breaks off; the line is named.
        """
        for piece in pieces:
            self._parse(piece, last=False)
            yield self._taken()
        self._parse(b"", last=True)
        yield self._taken()

    def _parse(self, piece: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise self._error(expat.ErrorString(error.code)) from error
        except (LookupError, ValueError) as error:  # an encoding that Python lacks, too
            raise self._error(str(error)) from error

    def _taken(self) -> list[TranslationUnit]:
        units, self._units = self._units, []
        return units

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._open and name != "tmx":
            raise self._error(tr("it begins with “{name}”, not with “tmx”", name=name))
        if len(self._open) >= _DEPTH:
            raise self._error(tr("too many elements lie within one another"))
        self._open.append(name)
        if name == "header":
            self._source = attributes.get("srclang", "")
        elif name == "tu":
            self._unit_source = attributes.get("srclang", self._source)
            self._changed = _seconds(attributes)
            self._variants, self._too_long = {}, False
        elif name == "tuv":
            self._language = attributes.get("xml:lang", attributes.get("lang", ""))
            self._changed = max(self._changed, _seconds(attributes))
        elif name == "seg":
            self._words, self._length = [], 0

    def _end(self, name: str) -> None:
        self._open.pop()
        if name == "seg":
            tag = language_tag(self._language)
            known = tag or self._language == UNKNOWN
            if known and len(self._variants) < _LANGUAGES:
                self._variants.setdefault(tag, "".join(self._words).strip())
        elif name == "tu":
            self._close_unit()

    def _text(self, words: str) -> None:
        if "seg" not in self._open or _CODES & set(self._open):
            return
        self._length += len(words)
        self._too_long |= self._length > LONGEST
        if not self._too_long:
            self._words.append(words)

    def _entity(self, *_: object) -> None:
        raise self._error(tr("it defines entities of its own, which are not taken"))

    def _close_unit(self) -> None:
        found = {tag: text for tag, text in self._variants.items() if text}
        sources = _sources(self._unit_source, list(found))
        units = [
            TranslationUnit(found[source], text, Pair(source, tag), UnitOrigin.FILE, self._changed)
            for source in sources
            for tag, text in found.items()
            if tag and tag != source
        ]
        if not units or self._too_long:
            self.skipped += 1
            return
        self._units += units

    def _error(self, reason: str) -> UserFacingError:
        line = self._parser.CurrentLineNumber
        return UserFacingError(
            tr("This is not a translation memory that can be read."),
            tr("Line {number}: {reason}", number=line, reason=f"{reason}."),
            tr("Export it anew as TMX 1.4 where it comes from. Nothing was taken in."),
        )


def _sources(named: str, tags: list[str]) -> list[str]:
    """The languages that a unit is translated from; each where its file says so."""
    if named == _ANY:
        return tags
    if named == UNKNOWN:
        return [""] if "" in tags else []
    tag = language_tag(named)
    for wanted in (lambda each: each == tag, lambda each: is_same_language(each, tag)):
        found = [each for each in tags if tag and wanted(each)]
        if found:
            return found[:1]
    return tags[:1]


def _seconds(attributes: Mapping[str, str]) -> float:
    """When it was changed, or made: ``20260131T120000Z``; 0 where that is not said."""
    for name in ("changedate", "creationdate"):
        try:
            moment = time.strptime(attributes.get(name, ""), "%Y%m%dT%H%M%SZ")
        except ValueError:
            continue
        return float(calendar.timegm(moment))
    return 0.0
