"""Makes blocks of the words of an office file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.tree import Words
from gpt_desktop.documents.parsed import TextBudget

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What programs write where the person gave no title.
_NO_TITLES = ("word document", "powerpoint presentation", "powerpoint-präsentation", "slide 1")


def is_compound(path: Path) -> bool:
    """Whether a file is in the container of before 2007, whatever its name."""
    with path.open("rb") as file:
        return file.read(len(_COMPOUND)) == _COMPOUND


def real_title(title: str) -> str:
    """A title a person gave, or ""."""
    title = " ".join(title.split())
    return "" if title.casefold() in _NO_TITLES else title


def title_of(title: str, blocks: Sequence[Block]) -> str:
    """The title a person gave, else the heading a document begins with, else ""."""
    begins = [block.text for block in blocks[:1] if block.kind is BlockKind.HEADING]
    return real_title(title) or "".join(begins)


class Writer:
    """Takes words in reading order, counts them against the limit and leaves out what is empty."""

    def __init__(self, limits: ReadLimits) -> None:
        self._blocks: list[Block] = []
        self._budget = TextBudget(limits.text_characters)
        self.page: int | None = None

    def done(self, *, damaged: bool = False) -> list[Block]:
        """All blocks; raises ReadFailureError where there are none."""
        if not self._blocks:
            raise ReadFailureError(FailureKind.DAMAGED if damaged else FailureKind.EMPTY)
        return self._blocks

    def add(self, block: Block) -> None:
        """A block that is not empty."""
        self._budget.take(block.text)
        self._blocks.append(block)

    def words(self, words: Words, text: str) -> None:
        """What the library itself could tell about a paragraph."""
        if words.level:
            self.heading(text, words.level)
        elif words.label:
            self.item(text, words.label, words.depth)
        elif words.code:
            self.code(text)
        else:
            self.paragraph(text)

    def heading(self, text: str, level: int) -> None:
        text = " ".join(text.split())
        if text:
            self.add(Block(BlockKind.HEADING, text, max(1, min(level, 6)), self.page))

    def paragraph(self, text: str) -> None:
        text = text.strip()
        if text:
            self.add(Block(BlockKind.PARAGRAPH, text, page=self.page))

    def item(self, text: str, label: str, depth: int) -> None:
        """An item of a list; a list without signs has paragraphs."""
        text = text.strip()
        if text and label:
            self.add(Block(BlockKind.ITEM, f"{label} {text}", min(depth, 8), self.page))
        else:
            self.paragraph(text)

    def code(self, text: str) -> None:
        """Lines of code; those of paragraphs next to each other belong together."""
        text = text.rstrip()
        last = self._blocks[-1] if self._blocks else None
        if last is not None and last.kind is BlockKind.CODE and last.page == self.page:
            self._budget.take(text)
            self._blocks[-1] = Block(BlockKind.CODE, f"{last.text}\n{text}", page=self.page)
        elif text.strip():
            self.add(Block(BlockKind.CODE, text.strip("\n"), page=self.page))

    def row(self, cells: Sequence[str]) -> None:
        """A row of a table; empty cells at its end say nothing."""
        cells = [" ".join(cell.split()) for cell in cells]
        while cells and not cells[-1]:
            cells.pop()
        if any(cells):
            self.add(Block(BlockKind.ROW, " | ".join(cells).strip(), page=self.page))

    def note(self, text: str, author: str = "") -> None:
        text = " ".join(text.split())
        if text:
            said = f"{author}: {text}" if author else text
            self.add(Block(BlockKind.NOTE, said, page=self.page))
