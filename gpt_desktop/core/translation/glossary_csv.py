"""Terms as tables of text: whatever spreadsheets and other programs write."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.delimited import delimiter_of, table_rows
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.glossary import ANY, EVERYWHERE, GlossaryFile
from gpt_desktop.core.translation.language_tag import language_tag
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term

LARGEST = 20_000_000  # bytes of a file
LONGEST = 500  # characters of a term
_COLUMNS = ("source", "target", "source_language", "target_language", "note")
# What other programs, and people, call these columns.
_NAMES = {
    "source": "source term quelle ausgangstext original origin источник source_term origen 原文"
    " 术语 源文 用語 termino término terme begriff phrase from",
    "target": "target translation ziel übersetzung zieltext traduction traducción перевод 译文"
    " 翻译 译法 目标 訳語 target_term to",
    "source_language": "source_language source_lang sourcelang srclang quellsprache 源语言",
    "target_language": "target_language target_lang targetlang trglang zielsprache 目标语言",
    "note": "note notes comment comments description definition notiz kommentar 备注 说明",
}
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a row has what; -1 where it does not. ``languages`` by their columns."""

    source: int = 0
    target: int = 1
    source_language: int = -1
    target_language: int = -1
    note: int = 2
    languages: tuple[tuple[int, str], ...] = ()


def read_terms(text: str, pair: Pair | None = None) -> GlossaryFile:
    """The terms of a table: parted by commas, semicolons, tabs or bars, with a header or none.

    A table of one column lists what is not to be translated. Two columns headed by languages
    name the pair themselves, further ones have the same terms in further languages.

    Args:
        pair: of terms whose languages the table does not name.

    Raises:
        UserFacingError: it is no such table, or it names no languages and there is no pair.
    """
    text = text.removeprefix("\ufeff")
    rows = list(table_rows(text, delimiter_of(text)))
    if not rows:
        raise UserFacingError(tr("There are no terms in this file."), "", _wanted())
    header = _header(rows[0][1])
    columns = header or _Columns()
    if header is not None:
        rows = rows[1:]
    terms: dict[Term, None] = {}
    problems: list[str] = []
    for line, row in rows:
        try:
            terms.update(dict.fromkeys(_terms(row, columns, pair)))
        except ValueError as error:
            problems.append(tr("Line {number}: {reason}", number=line, reason=str(error)))
    if not terms:
        raise UserFacingError(
            tr("There are no terms in this file."), problems[0] if problems else "", _wanted()
        )
    return GlossaryFile(tuple(terms), tuple(problems))


def write_terms(terms: Iterable[Term]) -> bytes:
    """A table that ``read_terms`` and spreadsheets read: UTF-8 with its mark, commas, a header."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    for term in terms:
        pair = term.pair
        writer.writerow((term.source, term.target, pair.source, pair.target, term.note))
    return file.getvalue().encode("utf-8-sig")


def _wanted() -> str:
    return tr("A line needs a term and its translation, parted by a comma, semicolon or tab.")


def _header(row: Sequence[str]) -> _Columns | None:
    """What a first row says of the columns; None where it is a term itself."""
    found: dict[str, int] = {}
    languages: list[tuple[int, str]] = []
    for number, cell in enumerate(row):
        name = _BY_NAME.get("_".join(cell.casefold().split()))
        if name is not None:
            found.setdefault(name, number)
        elif tag := language_tag(cell):
            languages.append((number, tag))
    if {"source", "target"} <= found.keys():
        source, target, ours, theirs, note = (found.get(name, -1) for name in _COLUMNS)
        return _Columns(source, target, ours, theirs, note)
    if len(languages) > 1 and len({tag for _, tag in languages}) == len(languages):
        return _Columns(note=found.get("note", -1), languages=tuple(languages))
    if len(row) == 1 and found.keys() == {"source"}:
        return _Columns()
    return None


def _terms(row: Sequence[str], columns: _Columns, pair: Pair | None) -> Iterator[Term]:
    """The terms of a row; raises ValueError with translated words."""
    note = _cell(row, columns.note)
    if columns.languages:
        (first, source), *others = columns.languages
        for place, target in others:
            if _cell(row, place) or len(others) == 1:
                yield _term(_cell(row, first), _cell(row, place), Pair(source, target), note)
        return
    source = _cell(row, columns.source)
    if len(row) == 1 and columns.source_language < 0:
        yield _term(source, source, EVERYWHERE, "")
        return
    yield _term(source, _cell(row, columns.target), _pair(row, columns, pair), note)


def _pair(row: Sequence[str], columns: _Columns, pair: Pair | None) -> Pair:
    source, target = _cell(row, columns.source_language), _cell(row, columns.target_language)
    if not target:
        if pair is None:
            raise ValueError(tr("it does not say which languages it is in."))
        return pair
    if target == ANY:
        return Pair(language_tag(source), ANY)
    codes = language_tag(source), language_tag(target)
    if not codes[1] or (source and not codes[0]):
        unknown = source if codes[1] else target
        raise ValueError(tr("the language “{name}” is not known.", name=unknown))
    return Pair(*codes)


def _term(source: str, target: str, pair: Pair, note: str) -> Term:
    if not source:
        raise ValueError(tr("the term is missing."))
    if not target:
        raise ValueError(tr("the translation of “{term}” is missing.", term=source))
    if max(len(source), len(target)) > LONGEST:
        raise ValueError(tr("a term is longer than {count} characters.", count=LONGEST))
    return Term(source, target, pair, note)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if 0 <= place < len(row) else ""
