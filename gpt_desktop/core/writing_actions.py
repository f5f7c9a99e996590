"""The person's own actions on a text: a name, what the model is told, where the result goes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import mark, tr

MOST_ACTIONS = 50
_LONGEST_NAME = 60
_LONGEST_PROMPT = 4_000
_KEYS = ("name", "prompt", "key", "result")
_HEADER = re.compile(r"^[ \t]*\[\[\s*action\s*\]\]", re.MULTILINE)
_LINE = re.compile(r"at line (\d+)")
_HEAD = """\
# Your own actions in Write. Each has a name, a prompt (what the model is told to do with the
# text), perhaps a key such as "Alt+1", and where the result goes: card, replace, after, clipboard.
"""


class ResultPlace(StrEnum):
    """Where the result of an action goes; the values are what the file says."""

    CARD = "card"
    REPLACE = "replace"
    AFTER = "after"
    CLIPBOARD = "clipboard"


PLACE_WORDS: Mapping[ResultPlace, str] = {
    ResultPlace.CARD: mark("Beside the text, to decide on"),
    ResultPlace.REPLACE: mark("In place of the text"),
    ResultPlace.AFTER: mark("After the text"),
    ResultPlace.CLIPBOARD: mark("On the clipboard"),
}
"""Source strings, translated when shown."""


@dataclass(frozen=True, slots=True)
class WritingAction:
    """One of them.

    Attributes:
        prompt: what the model is told to do with the text.
        key: such as ``Alt+1``, or "".
    """

    name: str
    prompt: str
    key: str = ""
    result: ResultPlace = ResultPlace.CARD

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.prompt.strip():
            raise ValueError("an action has a name and a prompt")


class WritingActionStore(Protocol):
    """Keeps the actions in a file that the person may edit by hand as well."""

    @property
    def path(self) -> Path: ...

    def load(self) -> tuple[WritingAction, ...]:
        """Those that the file has; none where there is no file.

        Raises:
            UserFacingError: the file cannot be read, or says something wrong; the words name
                the line and what is wrong.
        """
        ...

    def save(self, actions: Sequence[WritingAction]) -> None:
        """Replace them all. Raises UserFacingError; the file is then as it was."""
        ...


def read_actions(text: str) -> tuple[WritingAction, ...]:
    """The actions of a TOML file, in its order.

    Raises:
        UserFacingError: it is not TOML, an action lacks something or has a value that is not
            known, or two have the same name or key; the words name the line.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise _wrong(line, tr("this is not TOML: {error}", error=error)) from error
    unknown = next((key for key in table if key != "action"), None)
    if unknown is not None:
        raise _wrong(_line_of(text, unknown), tr("“{key}” is not known here", key=unknown))
    rows = table.get("action", [])
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    if not isinstance(rows, list) or len(lines) != len(rows):
        raise _wrong(1, tr("each action begins with a line [[action]]"))
    if len(rows) > MOST_ACTIONS:
        raise _wrong(
            lines[MOST_ACTIONS], tr("there are more than {count} actions", count=MOST_ACTIONS)
        )
    actions: list[WritingAction] = []
    for line, row in zip(lines, rows, strict=True):
        action = _read(row, line)
        for other in actions:
            if other.name == action.name:
                raise _wrong(line, tr("there are two actions named “{name}”", name=action.name))
            if action.key and other.key == action.key:
                raise _wrong(line, tr("two actions have the key {key}", key=action.key))
        actions.append(action)
    return tuple(actions)


def actions_text(actions: Sequence[WritingAction]) -> str:
    """The same as a file."""
    parts = [_HEAD]
    for action in actions:
        lines = [
            "[[action]]",
            f"name = {_quoted(action.name)}",
            f"prompt = {_quoted(action.prompt)}",
        ]
        if action.key:
            lines.append(f"key = {_quoted(action.key)}")
        lines.append(f"result = {_quoted(action.result)}")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _read(row: object, line: int) -> WritingAction:
    if not isinstance(row, dict):
        raise _wrong(line, tr("each action begins with a line [[action]]"))
    for key, value in row.items():
        if key not in _KEYS:
            raise _wrong(line, tr("“{key}” is not known here", key=key))
        if not isinstance(value, str):
            raise _wrong(line, tr("“{key}” must be text in quotes", key=key))
    for key, longest in (("name", _LONGEST_NAME), ("prompt", _LONGEST_PROMPT)):
        value = str(row.get(key, "")).strip()
        if not value:
            raise _wrong(line, tr("“{key}” is missing", key=key))
        if len(value) > longest:
            told = tr("“{key}” is longer than {count:,} characters", key=key, count=longest)
            raise _wrong(line, told)
    place = row.get("result", ResultPlace.CARD)
    if place not in list(ResultPlace):
        known = ", ".join(ResultPlace)
        told = tr("“result” is “{value}”; it must be one of: {known}", value=place, known=known)
        raise _wrong(line, told)
    return WritingAction(
        str(row["name"]).strip(),
        str(row["prompt"]).strip(),
        str(row.get("key", "")).strip(),
        ResultPlace(place),
    )


def _wrong(line: int, what: str) -> UserFacingError:
    return UserFacingError(
        tr("Your own actions could not be read: line {line}, {what}.", line=line, what=what),
        "",
        tr("Mend the file, or write the action anew in Write under “Own actions”."),
    )


def _line_of(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if key in line:
            return number
    return 1


def _quoted(words: str) -> str:
    """A basic string of TOML."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    plain = "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in escaped)
    return f'"{plain}"'
