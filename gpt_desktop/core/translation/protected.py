"""What a translation must keep: addresses, placeholders, tags and code as they are, figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.taken import Taken


class ProtectedKind(StrEnum):
    """What kind of thing stays."""

    CODE = "code"
    TAG = "tag"
    ADDRESS = "address"
    PLACEHOLDER = "placeholder"
    DATE = "date"  # of digits alone: 2024-05-03
    NUMBER = "number"  # of digits; its grouping and its marks may change

    @property
    def exact(self) -> bool:
        """Whether not a character of it may change."""
        return self not in (ProtectedKind.DATE, ProtectedKind.NUMBER)


@dataclass(frozen=True, slots=True)
class ProtectedItem:
    """A part of a source text that its translation has too."""

    kind: ProtectedKind
    text: str
    span: Span


# Chinese and Japanese go on without a blank after an address.
_URL_END = r"\s<>\"“”„«»`|\\^{}\u2026\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_TLD = (
    "com|org|net|edu|gov|info|io|app|dev|eu|de|fr|es|ru|cn|jp|uk|us|at|ch|it|nl|pl|tv|me|co|ai"
    "|test|example|local"
)
_FILE = (
    "txt|md|pdf|docx?|xlsx?|pptx?|od[tsp]|csv|tsv|json|toml|ya?ml|xml|html?|css|jsx?|tsx?|py|rs|go"
    "|java|cpp|sh|bat|exe|ini|cfg|conf|log|zip|tar|gz|png|jpe?g|gif|svg|webp|mp[34]|wav|srt|vtt|po"
    "|xliff|epub|onnx|gguf|sqlite3?|db|lock"
)
_WORD = "[A-Za-z0-9_]"
_NOT_WORD_BEFORE = f"(?<!{_WORD})"
_NOT_WORD_AFTER = f"(?!{_WORD})"
_PATTERNS: tuple[tuple[ProtectedKind, LazyPattern], ...] = (
    (ProtectedKind.CODE, LazyPattern(r"```.*?```|``[^`]+``|`[^`\n]+`", re.DOTALL)),
    (ProtectedKind.CODE, LazyPattern(r"\$\$[^$]+\$\$|\\\([^\n]+?\\\)|\\\[.+?\\\]", re.DOTALL)),
    (
        ProtectedKind.TAG,
        LazyPattern(
            r"<!--.*?-->|</?[A-Za-z][\w:.-]*(?:\s+[^<>]*)?/?>|</?\d+\s*/?>|&(?:[A-Za-z]{2,8}|#\d{1,6}"
            r"|#x[0-9A-Fa-f]{1,6});|\[/?(?:b|i|u|s|url|img|quote|code|color|size)(?:=[^\[\]\s]*)?\]",
            re.DOTALL,
        ),
    ),
    (
        ProtectedKind.ADDRESS,
        LazyPattern(
            rf"{_NOT_WORD_BEFORE}(?:https?|ftp|file|mailto|tel|ssh|git)://?[^{_URL_END}]+|{_NOT_WORD_BEFORE}www\.[^{_URL_END}]+"
            r"|(?:mailto:)?[A-Za-z0-9_.+-]*[A-Za-z0-9_+-]@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
            re.I,
        ),
    ),
    (
        ProtectedKind.PLACEHOLDER,
        LazyPattern(
            r"\{\{[^{}\n]{1,60}\}\}|[$#]\{[^{}\n]{1,60}\}"
            r"|\{[ ]?(?:[A-Za-z_]\w*|\d{1,3})?(?:[.:!\[][^{}\s]*)?[ ]?\}"
            r"|%\([A-Za-z_]\w*\)[#0+-]*\d*(?:\.\d+)?[a-zA-Z]"
            r"|(?<![\d%\u00a0 ])%(?:\d+\$)?[#0+-]*\d*(?:\.\d+)?(?:hh?|ll?|z)?[diouxXeEfFgGcsaA@]"
            r"(?![a-z])|(?<![\d%])%(?:\d+\$)[#0+-]*\d*(?:\.\d+)?[a-zA-Z@]"
            r"|(?<=[\s])%(?:\d+\$)?[#0+-]*\d*(?:\.\d+)?[diouxXeEfFgGcs@](?![A-Za-z])"
            r"|^%(?:\d+\$)?[ds@](?![A-Za-z])|(?<![\d%])%L?\d{1,2}(?!\d)|(?<![\w%])%n(?![a-z])"
            r"|%%[A-Z_]+%%|(?<![\w%])%[A-Z_]{3,}%(?!\w)|__[A-Z][A-Z0-9_]*__|\[\[[^\[\]\n]{1,40}\]\]",
            re.MULTILINE,
        ),
    ),
    (
        ProtectedKind.ADDRESS,
        LazyPattern(
            rf"(?<![@\w./-])(?:[A-Za-z0-9-]+\.)+(?:{_TLD})(?:/[^{_URL_END}]*)?(?![\w-]|\.\w)"
            r"|(?<![\w@.])@[A-Za-z_]\w{2,}(?!\w*\.\w)"
        ),
    ),
    (
        ProtectedKind.CODE,
        LazyPattern(
            rf"(?<![\w./-])(?:[A-Za-z]:\\|~/|\./|\.\./|/(?=(?:usr|etc|home|var|tmp|opt|bin|dev|api)\b))"
            r"[^\s<>\"“”,;()|\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]*[\w/]"
            rf"|{_NOT_WORD_BEFORE}(?:\*|[A-Za-z0-9_][A-Za-z0-9_./-]*)\.(?:{_FILE}){_NOT_WORD_AFTER}"
            rf"|{_NOT_WORD_BEFORE}[A-Za-z_][A-Za-z0-9_.]*\(\)"
            rf"|{_NOT_WORD_BEFORE}_*[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+{_NOT_WORD_AFTER}"
            rf"|{_NOT_WORD_BEFORE}[a-z]+(?:[A-Z][a-z0-9]+){{2,}}{_NOT_WORD_AFTER}"
            rf"|(?<![\w-])--[a-z][a-z0-9-]*[a-z0-9](?![\w])|(?<![\w-])-[a-zA-Z](?=[\s,;.，。、]|$)"
            rf"|(?<![\w&])#[0-9A-Fa-f]{{6}}\b|(?<!\w)\$[A-Z][A-Z0-9_]*\b"
            rf"|{_NOT_WORD_BEFORE}v\d+(?:\.\d+)+(?:-[a-z0-9.]+)?{_NOT_WORD_AFTER}"
            rf"|(?<![\w.])\d+\.\d+\.\d+(?:\.\d+)?(?:-[a-z0-9.]+)?(?![\w.]\w)(?!\.\d)"
            rf"|{_NOT_WORD_BEFORE}0x[0-9A-Fa-f]+\b"
            rf"|\b[A-Z]{{2,}}-\d+(?:-\d+)*\b|\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{{7,40}}\b"
        ),
    ),
    (
        ProtectedKind.DATE,
        LazyPattern(
            r"(?<![\d.,/-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})"
            r"|\d{1,2}-\d{1,2}-\d{4})(?![\d])"
        ),
    ),
    (
        ProtectedKind.NUMBER,
        LazyPattern(
            r"(?<![\d.,])\d{1,3}(?:[\u00a0\u2009\u202f ,.'’]\d{3})+(?:[.,]\d+)?(?!\d)"
            r"|\d+(?:[.,:]\d+)*"
        ),
    ),
)
_TAG_NAME = LazyPattern(r"<([A-Za-z][\w:.-]*)")
_TAG_NAMES = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "blockquote",
        "body",
        "br",
        "center",
        "cite",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "font",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "link",
        "mark",
        "meta",
        "ol",
        "option",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "script",
        "section",
        "select",
        "small",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "title",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
        "g",
        "x",
        "bx",
        "ex",
        "ph",
        "bpt",
        "ept",
        "it",
    ]
)
_DAY_FIRST = LazyPattern(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})")
_ENDS = ".,;:!?'’*_~"
_HINT = LazyPattern(r"[\d<&@/%{\[`$_.#\\]|--|[a-z][A-Z]|\(\)")


def protected_items(text: str) -> tuple[ProtectedItem, ...]:
    """Everything in a text that its translation must keep, in its order; no two overlap."""
    if not _HINT.search(text):
        return ()
    found: list[ProtectedItem] = []
    taken = Taken()
    for kind, pattern in _PATTERNS:
        for start, end in _places(kind, pattern, text):
            if taken.take(start, end):
                found += (ProtectedItem(kind, text[start:end], Span(start, end)),)
    return tuple(sorted(found, key=lambda item: item.span.start))


def _places(kind: ProtectedKind, pattern: LazyPattern, text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        start, end = match.span()
        if kind is ProtectedKind.ADDRESS:
            end = start + len(_without_end(match.group()))
        if kind is ProtectedKind.TAG and not _is_tag(match.group(), text):
            continue
        if kind is ProtectedKind.CODE and _DAY_FIRST.fullmatch(match.group()):
            continue
        if start < end:
            yield start, end


def _is_tag(written: str, text: str) -> bool:
    """Whether it is one, rather than a word in angle brackets that is to be filled in."""
    name = _TAG_NAME.match(written)
    if name is None or written.endswith("/>") or "=" in written:
        return True
    return name[1].casefold() in _TAG_NAMES or f"</{name[1]}" in text


def _without_end(address: str) -> str:
    """An address without the marks of the sentence around it."""
    address = address.rstrip(_ENDS)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(_ENDS)
    return address.rstrip("]") if "[" not in address else address
