"""Turns lines of text into paragraphs and headings, in Latin and in Chinese writing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.list_items import begins_item

HYPHENS = ("-", "\u00ad", "\u2010", "\ufffe", "\x02")
"""What ends a line whose last word goes on; the last two are PDFium's own marks."""

_SENTENCE_ENDS = tuple(".!?。！？…：:；;”’\"'」』）)》】")
_INDENTS = ("\u3000", "\t", "    ")
_QUOTES = re.compile(r"(?:> ?){1,30}")
_LONG_LINE = 120  # wider than text is ever wrapped by hand
_NARROW_LINE = 40

_NUMERAL = r"[零〇一二三四五六七八九十百千两0-9０-９]{1,7}"
_CHINESE_CHAPTER = re.compile(
    rf"(?:第\s*{_NUMERAL}\s*(?P<unit>[卷部篇集章回幕节])|序章|序言|前言|楔子|引子|尾声|后记|番外)"
    r"(?:$|[\s\u3000：:·、．.—-].{0,40}$|[^，。！？；,;!?]{1,24}$)"
)
_LATIN_CHAPTER = re.compile(
    r"(?P<unit>part|book|volume|chapter|section)\s+(?:\d{1,4}|[ivxlcdm]{1,8}|[a-z]{3,12})"
    r"(?:$|\s*[.:—–-]\s*.{0,60}$)",
    re.IGNORECASE,
)
_LEVELS = {"卷": 1, "部": 1, "篇": 1, "集": 1, "节": 3, "part": 1, "book": 1, "volume": 1}
_LEVELS |= {"section": 3}


def chapter_level(line: str) -> int:
    """1 to 3 where a line is a chapter's heading, such as ``第十二章 风雪`` or ``Chapter 4``.

    Returns:
        0 where it is not one.
    """
    text = line.strip()
    if len(text) > 60:
        return 0
    match = _CHINESE_CHAPTER.match(text) or _LATIN_CHAPTER.match(text)
    if match is None or (match.re is _LATIN_CHAPTER and not text[0].isupper()):
        return 0
    unit = (match["unit"] or "").casefold()
    return _LEVELS.get(unit, 2)


def is_wide(character: str) -> bool:
    """Whether a character belongs to writing without spaces between words."""
    return unicodedata.east_asian_width(character) in "WF" and not "가" <= character <= "힣"


def join_lines(lines: Iterable[str]) -> str:
    """Lines wrapped by width as one: hyphens at line ends go, spaces come where words need them."""
    parts: list[str] = []
    for line in lines:
        text = line.strip()
        if not text:
            continue
        if parts:
            parts[-1:] = _joined(parts[-1], text[0])
        parts.append(text)
    return "".join(parts).replace("\ufffe", "-").replace("\x02", "-")


def _joined(before: str, after: str) -> tuple[str, ...]:
    """A line as it stands before a next one that begins with the character ``after``."""
    inside_word = before[-2:-1].isalnum() and after.isalnum()
    if before.endswith(HYPHENS) and inside_word:
        written = before[-1] == "-" and not (after.islower() and before[-2].isalpha())
        return (before if written else before[:-1],)
    if is_wide(before[-1]) and is_wide(after):
        return (before,)
    return (before, " ")


def ends_sentence(text: str) -> bool:
    """Whether a line looks like the end of a paragraph rather than the middle."""
    return text.rstrip().endswith(_SENTENCE_ENDS)


def plain_blocks(text: str) -> Iterator[Block]:
    """Paragraphs and chapter headings of text without any marks.

    Blank lines part paragraphs. Within a group of lines, lines wrapped by width are joined;
    where each line is a paragraph of its own (usual in Chinese books) they stay apart; other
    short lines, such as verses and addresses, stay lines of one paragraph. Lines that quote
    another mail begin with ``> `` each.
    """
    group: list[str] = []
    quotes = 0
    for line in text.split("\n"):
        depth, words = _unquoted(line)
        level = 0 if depth else chapter_level(words)
        if level or depth != quotes or not words.strip():
            yield from _quoted(_paragraphs(group), quotes)
            group, quotes = [], depth
        if level:
            yield Block(BlockKind.HEADING, words.strip(), level)
        elif words.strip():
            group.append(words)
    yield from _quoted(_paragraphs(group), quotes)


def _unquoted(line: str) -> tuple[int, str]:
    """How many quotes a line is in, and the line without their signs."""
    signs = _QUOTES.match(line)
    return (signs[0].count(">"), line[signs.end() :]) if signs else (0, line)


def _quoted(blocks: Iterable[Block], quotes: int) -> Iterator[Block]:
    """Paragraphs with the signs of a quote before each of their lines."""
    signs = "> " * quotes
    for block in blocks:
        lines = (signs + line for line in block.text.split("\n"))
        yield replace(block, text="\n".join(lines)) if quotes else block


def _paragraphs(lines: Sequence[str]) -> Iterator[Block]:
    if not lines:
        return
    if _each_is_a_paragraph(lines):
        for line in lines:
            yield paragraph(line.strip())
    elif _is_wrapped(lines):
        yield from (paragraph(join_lines(item)) for item in _items(lines))
    else:
        yield paragraph("\n".join(line.strip() for line in lines))


def _items(lines: Sequence[str]) -> Iterator[list[str]]:
    """Wrapped lines by the items they belong to; all of them where it is not a list."""
    item = [lines[0]]
    for line in lines[1:]:
        ended = ends_sentence(item[-1])
        if begins_item(line.lstrip(), item[0].lstrip(), after_sentence=ended):
            yield item
            item = []
        item.append(line)
    yield item


def _each_is_a_paragraph(lines: Sequence[str]) -> bool:
    if any(len(line) > _LONG_LINE for line in lines):
        return True
    indented = sum(line.startswith(_INDENTS) for line in lines)
    ended = sum(ends_sentence(line) for line in lines)
    return len(lines) > 1 and (indented * 2 > len(lines) or ended * 2 > len(lines) + 1)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether all lines but the last are about as wide as each other."""
    widths = [_width(line) for line in lines[:-1]]
    return bool(widths) and min(widths) >= max(_NARROW_LINE, max(widths) * 0.7)


def _width(line: str) -> int:
    text = line.strip()
    return len(text) if text.isascii() else len(text) + sum(map(is_wide, text))


def paragraph(text: str, page: int | None = None) -> Block:
    """A paragraph block."""
    return Block(BlockKind.PARAGRAPH, text, page=page)
