"""The rules as a TOML file; what is wrong in one is told with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.training.rules import Rule, RuleReach

MOST_RULES = 200
_MOST_WORDS = 500
_LONGEST_NAME = 80
_LONGEST_PATTERN = 2_000
_KEYS = ("name", "words", "pattern", "take", "on")
_HEADER = re.compile(r"^[ \t]*\[\[\s*rule\s*\]\]", re.MULTILINE)
_LINE = re.compile(r"at line (\d+)")


def read_rules(text: str) -> tuple[Rule, ...]:
    """The rules of a file, in its order.

    Raises:
        UserFacingError: it is not TOML, a rule lacks something or has a value that is not known,
            a pattern is broken, or two have one name; the words name the line.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else len(text.splitlines())
        raise _wrong(line, tr("this is not TOML: {error}", error=error)) from error
    unknown = next((key for key in table if key != "rule"), None)
    if unknown is not None:
        raise _wrong(_line_of(text, unknown), tr("“{key}” is not known here", key=unknown))
    rows = table.get("rule", [])
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    if not isinstance(rows, list) or len(lines) != len(rows):
        raise _wrong(1, tr("each rule begins with a line [[rule]]"))
    if len(rows) > MOST_RULES:
        raise _wrong(lines[MOST_RULES], tr("there are more than {count} rules", count=MOST_RULES))
    rules: dict[str, Rule] = {}
    for line, row in zip(lines, rows, strict=True):
        rule = _read(row, line)
        if rule.name in rules:
            raise _wrong(line, tr("there are two rules named “{name}”", name=rule.name))
        rules[rule.name] = rule
    return tuple(rules.values())


def with_rule_switched(text: str, name: str, on: bool) -> str:
    """The file with a rule on or off, all else as it was written.

    Args:
        text: a file that ``read_rules`` takes.
    """
    numbers = [number for number, rule in enumerate(read_rules(text)) if rule.name == name]
    if not numbers:
        return text
    starts = [match.end() for match in _HEADER.finditer(text)]
    start = starts[numbers[0]]
    end = next((each for each in starts if each > start), len(text))
    part = text[start:end]
    value = "true" if on else "false"
    switched, changed = re.subn(
        r"(?m)^(\s*on\s*=\s*)(?:true|false)", rf"\g<1>{value}", part, count=1
    )
    if not changed:
        switched = f"\non = {value}" + part
    return text[:start] + switched + text[end:]


def _read(row: object, line: int) -> Rule:
    if not isinstance(row, dict):
        raise _wrong(line, tr("each rule begins with a line [[rule]]"))
    unknown = next((key for key in row if key not in _KEYS), None)
    if unknown is not None:
        raise _wrong(line, tr("“{key}” is not known here", key=unknown))
    name = _text(row, "name", line, _LONGEST_NAME)
    if not name:
        raise _wrong(line, tr("“{key}” is missing", key="name"))
    words = row.get("words", [])
    if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
        raise _wrong(line, tr("“words” must be a list of texts in quotes"))
    kept = tuple(each.strip() for each in words if each.strip().rstrip("*"))
    pattern = _text(row, "pattern", line, _LONGEST_PATTERN)
    if bool(kept) == bool(pattern):
        raise _wrong(line, tr("a rule has either “words” or a “pattern”"))
    if len(kept) > _MOST_WORDS:
        raise _wrong(line, tr("there are more than {count} words", count=_MOST_WORDS))
    on = row.get("on", True)
    if not isinstance(on, bool):
        raise _wrong(line, tr("“on” must be true or false"))
    rule = Rule(name, kept, pattern, _reach(row, line), on)
    _check(rule, line)
    return rule


def _check(rule: Rule, line: int) -> None:
    try:
        pattern = rule.compiled()
    except (re.error, OverflowError, RecursionError) as error:
        told = tr("the pattern of “{name}” is broken: {error}", name=rule.name, error=error)
        raise _wrong(line, told) from error
    if pattern.match("") is not None:
        told = tr("the pattern of “{name}” fits an empty text, and so everything", name=rule.name)
        raise _wrong(line, told)


def _reach(row: Mapping[str, object], line: int) -> RuleReach:
    take = row.get("take", RuleReach.SENTENCE)
    if take not in list(RuleReach):
        known = ", ".join(RuleReach)
        told = tr("“take” is “{value}”; it must be one of: {known}", value=take, known=known)
        raise _wrong(line, told)
    return RuleReach(str(take))


def _text(row: Mapping[str, object], key: str, line: int, longest: int) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise _wrong(line, tr("“{key}” must be text in quotes", key=key))
    if len(value) > longest:
        told = tr("“{key}” is longer than {count:,} characters", key=key, count=longest)
        raise _wrong(line, told)
    return value.strip()


def _wrong(line: int, what: str) -> UserFacingError:
    return UserFacingError(
        tr("The rules could not be read: line {line}, {what}.", line=line, what=what),
        "",
        tr("Mend that line, or go back to the rules that come with the app."),
    )


def _line_of(text: str, key: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if key in line:
            return number
    return 1
