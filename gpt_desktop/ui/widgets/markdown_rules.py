"""What models write and CommonMark does not know: bold in Chinese, formulas, ``<br>``."""

from __future__ import annotations

import re
import unicodedata

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_DEEPEST = 100  # blocks in each other; CommonMark's preset ends lists at their tenth level
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# The key of a parser's environment that says that more text is to come.
GROWING = "growing"
_FORMULAS = (
    re.compile(r"\\\(.+?\\\)", re.DOTALL),
    re.compile(r"\\\[.+?\\\]", re.DOTALL),
    re.compile(r"\$\$.+?\$\$", re.DOTALL),
)
# As Pandoc takes it: no blank inside of either sign, no digit after it; 5 $ and 6 $ is money.
_DOLLARS = re.compile(r"\$(?![\s$])(?:\\.|[^$\\\n])+?(?<!\s)\$(?!\d)")
_OPEN = re.compile(r"(?:\\\(|\\\[|\$\$).*\Z", re.DOTALL)
_COMMAND = re.compile(r"\\[A-Za-z]+\*?\s*(?:\{[^{}]*\})?")
_WORDS = re.compile(r"[^\W\d_]{3,}|(?<!\S)[^\W\d_]{2,}(?!\S)|[\u3040-\u9fff\uac00-\ud7af]")
_BLOCKS = (("\\[", "\\]"), ("$$", "$$"))


def markdown_parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough; HTML is text, pictures are not shown."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.disable(["image", "html_block", "html_inline"])
    parser.inline.ruler.before("escape", "formula", _formula)
    parser.inline.ruler.before("emphasis", "cjk_emphasis", _cjk_emphasis)
    parser.inline.ruler.before("autolink", "line_break", _line_break)
    parser.block.ruler.before(
        "fence",
        "formula_block",
        _formula_block,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    return parser


def _formula(state: StateInline, silent: bool) -> bool:
    """Everything between the signs of a formula, letter by letter, signs included."""
    if state.src[state.pos] not in "\\$":
        return False
    found = _formula_at(state)
    if found is None:
        return False
    if not silent:
        state.push("formula", "", 0).content = found
    state.pos += len(found)
    return True


def _formula_at(state: StateInline) -> str | None:
    text, place, end = state.src, state.pos, state.posMax
    for pattern in _FORMULAS:
        if found := pattern.match(text, place, end):
            return found[0]
    if found := _DOLLARS.match(text, place, end):
        beside_a_word = place > 0 and text[place - 1].isascii() and text[place - 1].isalnum()
        # Words between two dollar signs: both were sums of money.
        if not beside_a_word and not _WORDS.search(_COMMAND.sub(" ", found[0][1:-1])):
            return found[0]
    # What is open while it grows is no emphasis and no list in the meantime.
    if state.env.get(GROWING) and (found := _OPEN.match(text, place, end)):
        return found[0]
    return None


def _formula_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    r"""A formula that begins a line: what looks like a list or a heading in it is neither."""
    lines: list[str] = []
    closing = ""
    for line in range(start, end):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        if not closing:
            opened = [pair for pair in _BLOCKS if text.startswith(pair[0])]
            if not opened:
                return False
            opening, closing = opened[0]
            text_after = text[len(opening) :]
        else:
            text_after = text
        lines.append(text)
        if not text.strip():
            return False  # a blank line ends every paragraph, and so what was no formula
        if closing in text_after:
            # Words after it on its line make it part of a paragraph.
            if not text_after.rstrip().endswith((closing, closing + ".", closing + ",")):
                return False
            break
    else:
        if not (closing and state.env.get(GROWING)):
            return False
    if silent:
        return True
    state.line = start + len(lines)
    opening_token = state.push("paragraph_open", "p", 1)
    opening_token.map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = "\n".join(lines)
    inline.map = [start, state.line]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _line_break(state: StateInline, silent: bool) -> bool:
    found = _BREAK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


def _cjk_emphasis(state: StateInline, silent: bool) -> bool:
    """Asterisks beside Chinese, Japanese or Korean.

    CommonMark takes ``**重要的事。**请`` for no end of bold, because it looks for a blank after
    punctuation, and these scripts have none. Here their characters and their punctuation count as
    such blanks: https://github.com/tats-u/markdown-cjk-friendly.
    """
    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, True)
    before = state.src[state.pos - 1] if state.pos else " "
    end = state.pos + scanned.length
    after = state.src[end] if end < state.posMax else " "
    if not (_is_cjk(before) or _is_cjk(after)):
        return False
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=_flanks(before, after),
                close=_flanks(after, before),
            )
        )
    state.pos = end
    return True


def _flanks(outside: str, inside: str) -> bool:
    """Whether a run of asterisks belongs to the text on its inner side."""
    if inside.isspace():
        return False
    return not _is_mark(inside) or outside.isspace() or _is_mark(outside) or _is_cjk(outside)


def _is_mark(character: str) -> bool:
    """Punctuation or a symbol that is not of these scripts."""
    return unicodedata.category(character)[0] in "PS" and not _is_cjk(character)


def _is_cjk(character: str) -> bool:
    """A letter, a sign or punctuation of Chinese, Japanese or Korean: a wide character."""
    return unicodedata.east_asian_width(character) in "WF"
