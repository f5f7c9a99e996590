"""Tables as TOML that people edit by hand: written plainly, and mistakes told by their line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\r": "\\r", "\t": "\\t"}
_PLACE = re.compile(r"\s*\(at ((?:line (\d+))[^)]*|end of document)\)$")

Table = Mapping[str, object]


class FieldError(ValueError):
    """A value of a table is not right.

    Args:
        key: its name, or "" for the whole table.
        reason: translated, without a full stop.
    """

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(reason)
        self.key = key
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table of a file, with the lines in which it and its keys stand."""

    table: Table
    line: int
    keys: Mapping[str, int]

    def error(self, name: str, error: FieldError) -> UserFacingError:
        """What to tell of a mistake in it."""
        return bad_line(name, self.keys.get(error.key, self.line), error.reason)


def bad_line(name: str, line: int, reason: str) -> UserFacingError:
    """A file that cannot be read because of one of its lines."""
    return UserFacingError(
        tr("“{name}” cannot be read.", name=name),
        tr("Line {line}: {reason}.", line=line, reason=reason),
        tr("Put the line right and import the file again. Nothing was changed."),
    )


def read_tables(text: str, kind: str, name: str) -> tuple[list[PlacedTable], list[str]]:
    """The tables ``[[kind]]`` of a file, and the names of other things in it.

    Args:
        name: the file's, for errors.

    Raises:
        UserFacingError: it is no TOML, or has no such table.
    """
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(name, text, str(error)) from error
    except RecursionError as error:
        raise _not_toml(name, text, tr("it is nested too deeply")) from error
    found = whole.get(kind)
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise UserFacingError(
            tr("“{name}” cannot be read.", name=name),
            tr("It has no table [[{kind}]].", kind=kind),
            tr("Choose a file that was exported here, or write one like it."),
        )
    placed = _places(text, kind, len(found))
    tables = [PlacedTable(table, *place) for table, place in zip(found, placed, strict=True)]
    return tables, [key for key in whole if key != kind]


def write_tables(kind: str, tables: Sequence[Table]) -> str:
    """All as ``[[kind]]``; values are texts, numbers, booleans, lists of texts, and tables."""
    return "\n".join("\n".join(_table_lines(f"[[{kind}]]", kind, each)) + "\n" for each in tables)


def _table_lines(header: str, path: str, table: Table) -> list[str]:
    plain = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    lines = [header, *(f"{_key(key)} = {_value(value)}" for key, value in plain.items())]
    for key, value in table.items():
        if isinstance(value, Mapping):
            below = f"{path}.{_key(key)}"
            lines += _table_lines(f"[{below}]", below, value)
    return lines


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return _long_text(value) if "\n" in value else _text(value)
        case list() | tuple():
            return f"[{', '.join(_value(each) for each in value)}]"
    raise TypeError(f"TOML for {type(value).__name__}")


def _text(text: str) -> str:
    return '"' + "".join(_character(each) for each in text).replace("\n", "\\n") + '"'


def _long_text(text: str) -> str:
    return '"""\n' + "".join(_character(each) for each in text) + '"""'


def _character(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    if letter != "\n" and (ord(letter) < 32 or ord(letter) == 127):
        return f"\\u{ord(letter):04x}"
    return letter


def _not_toml(name: str, text: str, said: str) -> UserFacingError:
    """The parser's words, with the line it names at their end taken out of them."""
    place = _PLACE.search(said)
    line = int(place[2]) if place and place[2] else max(1, len(text.splitlines()))
    return bad_line(name, line, said[: place.start()] if place else said)


def _places(text: str, kind: str, count: int) -> list[tuple[int, dict[str, int]]]:
    """Where each table begins, and the lines of its keys; 1 for all where they are written inline.

    Lines are looked at one by one: a line of a long text that looks like a key is taken for
    one, which only makes an error name a line nearby.
    """
    header = re.compile(rf"\s*\[\[\s*{re.escape(kind)}\s*\]\]")
    assigned = re.compile(r"\s*\"?([A-Za-z0-9_-]+)\"?\s*=")
    found: list[tuple[int, dict[str, int]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if header.match(line):
            found.append((number, {}))
        elif found and (key := assigned.match(line)):
            found[-1][1].setdefault(key[1], number)
    return found if len(found) == count else [(1, {})] * count
