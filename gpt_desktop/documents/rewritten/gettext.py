"""Translations of programs in gettext's format: entries without a translation are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import polib

from gpt_desktop.core.languages import Language
from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.language_tags import office_tag, written_tag
from gpt_desktop.documents.rewritten.part import Targets
from gpt_desktop.documents.text_file import read_bytes

_MOST_BYTES = 20_000_000
_MOST_OF_ONE = 300_000  # bytes of a text in many lines, which polib joins one by one
_WORD = re.compile(r"[^\W\d_]")
_FORMS = re.compile(r"nplurals\s{0,9}=\s{0,9}(\d)")
_ONE_FORM = frozenset({"zh", "zh-Hant", "ja", "ko", "vi", "th", "id"})
_PLURALS: Mapping[str, str] = {
    "fr": "nplurals=2; plural=(n > 1);",
    "pt": "nplurals=2; plural=(n > 1);",
    "tr": "nplurals=2; plural=(n > 1);",
    "cs": "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5;",
}


class GettextFile:
    """A RewrittenFile of entries; those that have a translation stay as they are."""

    def __init__(self, file: polib.POFile) -> None:
        self._file = file
        self.columns: Sequence[str] = ()
        self.column = ""
        self._slots: list[tuple[polib.POEntry, bool]] = []  # an entry, and whether its plural
        for entry in file:
            if entry.obsolete or entry.translated():
                continue
            if _WORD.search(entry.msgid):
                self._slots.append((entry, False))
            if entry.msgid_plural and _WORD.search(entry.msgid_plural):
                self._slots.append((entry, True))

    @property
    def units(self) -> Sequence[MarkedText]:
        return [
            MarkedText(entry.msgid_plural if plural else entry.msgid)
            for entry, plural in self._slots
        ]

    def write(self, targets: Targets, language: Language, place: Path) -> None:
        """Fill what was translated; what a check found doubtful is marked fuzzy."""
        metadata = self._file.metadata
        metadata["Language"] = office_tag(language).replace("-", "_")
        if not _FORMS.search(metadata.get("Plural-Forms", "")):
            metadata["Plural-Forms"] = _plural_forms(language)
        found = _FORMS.search(metadata["Plural-Forms"])
        forms = int(found[1]) if found else 2
        for number, (entry, plural) in enumerate(self._slots):
            if number not in targets:
                continue
            target = targets[number]
            if entry.msgid_plural:
                _fill_plural(entry, target.text.text, forms, plural=plural)
            else:
                entry.msgstr = target.text.text
            if target.doubtful and "fuzzy" not in entry.flags:
                entry.flags.append("fuzzy")
        place.write_bytes(str(self._file).encode(self._file.encoding or "utf-8", "replace"))


def open_gettext(path: Path, limits: ReadLimits, column: str) -> GettextFile:
    """A file of entries; raises ReadFailureError where it is none."""
    del column
    data = read_bytes(path, limits)
    if len(data) > _MOST_BYTES or _longest_text(data) > _MOST_OF_ONE:
        raise ReadFailureError(FailureKind.TOO_MUCH_TEXT)
    try:
        return GettextFile(polib.pofile(str(path)))
    except (OSError, ValueError, LookupError, UnicodeError) as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error


def _longest_text(data: bytes) -> int:
    """Bytes of the lines of one text, at most."""
    longest = length = 0
    for line in data.splitlines():
        length = length + len(line) if line.lstrip().startswith(b'"') else 0
        longest = max(longest, length)
    return longest


def _fill_plural(entry: polib.POEntry, words: str, forms: int, *, plural: bool) -> None:
    """The first form is of one thing where there are several, else of any number."""
    own = entry.msgstr_plural
    for form in range(forms):
        of_plural = form > 0 or forms == 1
        if of_plural == plural:
            own[form] = words
        else:
            own.setdefault(form, "")


def _plural_forms(language: Language) -> str:
    if language.code in _ONE_FORM:
        return "nplurals=1; plural=0;"
    return _PLURALS.get(written_tag(language), "nplurals=2; plural=(n != 1);")
