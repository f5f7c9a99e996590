"""Prepares rich text for striprtf: what it would leave out, and what would keep it for ever.

Its expressions for links and for the table of fonts look for an end that a hostile file never
gives; here each pass over the file is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

HEADING = "\x01"
"""Marks of what the plain text does not tell; a heading's is followed by its level's digit."""
NOTE = "\x02"
CELL_END = "\x03"
ROW_END = "\x04"
ROW_START = "\x05"

_MARKS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_HIGH = re.compile(rb"[\x80-\xff]")
_WORDS = re.compile(
    r"\\outlinelevel([0-8]) ?|\\(?:nest)?(cell)(?![a-zA-Z])|\\(?:nest)?(row)(?![a-zA-Z])|"
    r"\\(trowd)(?![a-zA-Z]) ?|\\s(\d{1,4})(?!\d) ?"
)
_STYLE = re.compile(r"\\s(\d{1,4})(?!\d)|\\outlinelevel([0-8])|heading (\d);", re.IGNORECASE)
_BRACES = re.compile(r"\\[{}\\]|[{}]")
_GROUPS = re.compile(r"\{(?:\\\*)?\\(fonttbl|footnote|stylesheet)(?![a-zA-Z])")
_FONT = re.compile(r"\\(f|fcharset)(\d{1,5})(?![\d])")
_MOST_FONTS = 4000
_UNKNOWN_LETTER = re.compile(r"\\u(-?\d{5,40})")


def prepared(data: bytes) -> str:
    """The source of a rich text without pictures' bytes, marked, its notes at its end."""
    text = _HIGH.sub(_escaped, _MARKS.sub(b" ", _without_binary(data))).decode("ascii")
    text = _UNKNOWN_LETTER.sub(_known_letter, text)
    # So that no line holds a whole link, which striprtf would look for.
    text = text.replace("\\field", "\n\\field").replace("{\\*\\fldinst", "{\\*\n\\fldinst")
    styles = _heading_styles(text)
    return _WORDS.sub(lambda found: _marked(found, styles), _rearranged(text))


def _without_binary(data: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while found := _BINARY.search(data, at):
        parts.append(data[at : found.start()])
        at = found.end() + int(found[1])
    return b"".join([*parts, data[at:]])


def _escaped(found: re.Match[bytes]) -> bytes:
    return b"\\'%02x" % found[0][0]


def _known_letter(found: re.Match[str]) -> str:
    return found[0] if -0x8000 <= int(found[1]) <= 0xFFFF else "\\u65533"


def _marked(found: re.Match[str], styles: Mapping[str, int]) -> str:
    outline, cell, _, row_start, style = found.groups()
    if style or outline:
        level = styles.get(style, 0) if style else int(outline) + 1
        return f"{found[0].rstrip()} {HEADING}{level}" if level else found[0]
    if row_start:
        return f"\\trowd {ROW_START}"
    return f" {CELL_END}" if cell else f" {ROW_END}\n"


def _heading_styles(text: str) -> dict[str, int]:
    """The levels of the styles that are headings, by their numbers."""
    styles: dict[str, int] = {}
    for start, end, name in _groups(text):
        if name != "stylesheet":
            continue
        number = ""
        for word in _STYLE.finditer(text, start, end):
            if word[1]:
                number = word[1]
            elif number:
                styles.setdefault(number, int(word[2]) + 1 if word[2] else int(word[3]))
    return styles


def _rearranged(text: str) -> str:
    """With a table of fonts that is written plainly, and notes after the text."""
    body: list[str] = []
    notes: list[str] = []
    at = 0
    for start, end, name in _groups(text):
        if name == "stylesheet":
            continue
        body.append(text[at:start])
        group = text[start:end]
        if name == "fonttbl":
            body.append(_plain_fonts(group))
        else:
            notes.append(f"\\par {NOTE}{_opened(group)}\\par\n")
        at = end
    rest = text[at:]
    last = rest.rfind("}")
    if last < 0:
        return "".join([*body, rest, *notes])
    return "".join([*body, rest[:last], *notes, rest[last:]])


def _opened(note: str) -> str:
    """A note's group as text like other."""
    return "{" + note[1:].removeprefix("\\*").removeprefix("\\footnote")


def _groups(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each group that is of interest begins and ends."""
    at = 0
    while found := _GROUPS.search(text, at):
        depth, at = 1, len(text)
        for brace in _BRACES.finditer(text, found.end()):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if depth == 0:
                at = brace.end()
                break
        yield found.start(), at, found[1]


def _plain_fonts(group: str) -> str:
    """Each font's number and character set, a line each."""
    fonts: dict[str, str] = {}
    number = ""
    for word in _FONT.finditer(group):
        if word[1] == "f":
            number = word[2]
        elif number and len(fonts) < _MOST_FONTS:
            fonts.setdefault(number, word[2])
    return "".join(
        ["{\\fonttbl\n", *(f"{{\\f{n}\\fcharset{c} x;}}\n" for n, c in fonts.items()), "}"]
    )
