"""What a line of Markdown is; each look at a line is one pass over it."""

from __future__ import annotations

import re

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
ITEM = re.compile(r"([ \t]*)([-*+]|(\d{1,9})[.)])(?:[ \t]+|$)")
NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*")
REFERENCE = re.compile(r" {0,3}\[[^\]]{1,200}\]:[ \t]*\S")
HTML = re.compile(
    r" {0,3}</?(?:address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|"
    r"figure|figcaption|footer|h[1-6]|header|html|head|hr|iframe|li|link|main|menu|meta|nav|ol|p|"
    r"picture|script|section|source|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|img)"
    r"(?:[\s/>]|$)",
    re.IGNORECASE,
)
_DELIMITERS = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*(?::?-+:?[ \t]*)?$")
_COLUMNS = re.compile(r" *-{2,}(?: +-{2,})+ *$")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_CELLS = re.compile(r"(?<!\\)\|")
_WIDE_GAP = re.compile(r" {2,}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|code|del|div|em|font|i|img|ins|kbd|mark|p|picture|q|s|small|span|"
    r"strong|sub|sup|tt|u)(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_MOST_QUOTES = 50


def unquoted(line: str) -> tuple[int, str]:
    """How many signs of a quote a line begins with, and what follows them."""
    depth = at = 0
    while depth < _MOST_QUOTES and (found := _QUOTE.match(line, at)):
        depth, at = depth + 1, found.end()
    return depth, line[at:]


def indent_of(line: str) -> int:
    """Columns before the first letter; a tab goes to the next multiple of four."""
    blank = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blank.expandtabs(4))


def without_indent(line: str, columns: int) -> str:
    """The line without so many columns of blanks at its beginning."""
    blank = line[: len(line) - len(line.lstrip(" \t"))]
    return " " * (len(blank.expandtabs(4)) - columns) + line[len(blank) :]


def delimits_table(line: str, above: str) -> bool:
    """Whether a line parts the head of a table, the line above it, from its rows."""
    if "-" not in line or not ("|" in line or "|" in above):
        return False
    if _DELIMITERS.match(line) is None or "|" not in line:
        return False
    return len(cells_of(line)) == len(cells_of(above))


def delimits_columns(line: str) -> bool:
    """The same of a table whose cells stand below each other (Pandoc's)."""
    return _COLUMNS.match(line) is not None


def cells_of(line: str) -> list[str]:
    """The cells of a row with strokes."""
    line = line.strip()
    cells = _CELLS.split(line.removeprefix("|"))
    if line.endswith("|") and len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [readable(cell.strip()) for cell in cells]


def columns_of(line: str) -> list[str]:
    """The cells of a row whose columns are blanks."""
    return [readable(cell) for cell in _WIDE_GAP.split(line.strip())]


def readable(text: str) -> str:
    """Text as it would be shown, where no code is in it: no HTML, nothing escaped."""
    if "`" in text:
        return text
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
