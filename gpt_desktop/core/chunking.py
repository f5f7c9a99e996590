"""Splits long text into sections a model can read, at the best places there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.core.sentences import split_sentences

CountTokens = Callable[[str], int]

_JOIN = "\n\n"
_JOIN_TOKENS = 2
_MARKDOWN_HEADING = re.compile(r"^(#{1,6})[ \t]+(\S.*?)[ \t]*#*$")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document.

    Attributes:
        heading: the heading it stands under, or "".
        tokens: of the text, as the model counts them.
        body: the text without its headings, or all of it where it is nothing else.
    """

    heading: str
    text: str
    tokens: int
    body: str


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    tokens: int
    is_heading: bool = False


@dataclass(slots=True)
class _OpenSection:
    heading: str = ""
    pieces: list[_Piece] = field(default_factory=list)
    tokens: int = 0

    def add(self, piece: _Piece) -> None:
        if piece.is_heading and not self.heading:
            self.heading = piece.text
        self.pieces.append(piece)
        self.tokens += piece.tokens + _JOIN_TOKENS


def text_blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs of plain text, parted by blank lines; ``#`` lines are headings."""
    blocks: list[Block] = []
    for paragraph in re.split(r"\n[ \t]*\n", text.strip()):
        stripped = paragraph.strip()
        heading = _MARKDOWN_HEADING.match(stripped)
        if heading:
            blocks.append(Block(BlockKind.HEADING, heading[2], level=len(heading[1])))
        elif stripped:
            blocks.append(Block(BlockKind.PARAGRAPH, stripped))
    return tuple(blocks)


def split_sections(
    blocks: Sequence[Block], budget: int, count_tokens: CountTokens
) -> list[Section]:
    """Pack blocks into sections of at most ``budget`` tokens each, losing nothing.

    A new section begins at a heading once the current one is a third full. A block that is
    too long is cut between sentences, a sentence that is too long anywhere.

    Raises:
        ValueError: the budget is not positive.
    """
    if budget < 1:
        raise ValueError("budget must be 1 or more")
    sections: list[Section] = []
    current = _OpenSection()
    heading = ""
    for piece in _pieces(blocks, budget, count_tokens):
        too_much = current.tokens + piece.tokens > budget
        good_place = piece.is_heading and current.tokens * 3 > budget
        if current.pieces and (too_much or good_place):
            carried = _take_last_heading(current, piece, budget)
            sections += _close(current, budget, count_tokens)
            current = _OpenSection(heading=heading)
            if carried is not None:
                current.heading = ""
                current.add(carried)
            elif piece.is_heading:
                current.heading = ""
        heading = piece.text if piece.is_heading else heading
        current.add(piece)
    sections += _close(current, budget, count_tokens)
    return sections


def _take_last_heading(section: _OpenSection, after: _Piece, budget: int) -> _Piece | None:
    """Take a heading from a section's end where it would stand apart from its text."""
    last = section.pieces[-1]
    fits = last.tokens + _JOIN_TOKENS + after.tokens <= budget
    if len(section.pieces) < 2 or not last.is_heading or after.is_heading or not fits:
        return None
    section.pieces.pop()
    return last


def _close(section: _OpenSection, budget: int, count_tokens: CountTokens) -> Iterator[Section]:
    """The finished section, halved where joining its pieces made it too long after all."""
    if not section.pieces:
        return
    text = _JOIN.join(piece.text for piece in section.pieces)
    tokens = count_tokens(text)
    if tokens <= budget or len(section.pieces) == 1:
        body = _JOIN.join(piece.text for piece in section.pieces if not piece.is_heading)
        yield Section(section.heading, text, tokens, body or text)
        return
    middle = len(section.pieces) // 2
    for half in (section.pieces[:middle], section.pieces[middle:]):
        yield from _close(_OpenSection(section.heading, half), budget, count_tokens)


def _pieces(blocks: Iterable[Block], budget: int, count_tokens: CountTokens) -> Iterator[_Piece]:
    for block in blocks:
        is_heading = block.kind is BlockKind.HEADING
        for text, tokens in fit_pieces(block.text, budget, count_tokens):
            yield _Piece(text.strip(), tokens, is_heading)


def fit_pieces(text: str, budget: int, count_tokens: CountTokens) -> Iterator[tuple[str, int]]:
    """The text in as few parts of at most ``budget`` tokens as sentences allow.

    The parts joined are the text. Each sentence is counted once, or about twice where it is
    longer than the budget.
    """
    tokens = count_tokens(text)
    if tokens <= budget:
        yield text, tokens
        return
    gathered, held = "", 0
    for sentence in split_sentences(text):
        for part, part_tokens in _cut_anywhere(sentence, budget, count_tokens):
            if gathered and held + part_tokens > budget:
                yield gathered, held
                gathered, held = "", 0
            gathered, held = gathered + part, held + part_tokens
    if gathered:
        yield gathered, held


def _cut_anywhere(text: str, budget: int, count_tokens: CountTokens) -> Iterator[tuple[str, int]]:
    tokens = count_tokens(text)
    if tokens <= budget or len(text) < 2:
        yield text, tokens
        return
    parts = -(-tokens // budget)
    step = max(1, min(len(text) - 1, -(-len(text) // parts)))
    start = 0
    while start < len(text):
        end = min(len(text), start + step)
        space = text.rfind(" ", start + step // 2, end) if end < len(text) else -1
        end = space + 1 if space > 0 else end
        yield from _cut_anywhere(text[start:end], budget, count_tokens)
        start = end
