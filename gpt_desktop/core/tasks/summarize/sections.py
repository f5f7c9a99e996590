"""What of a document is read for a summary, and in which sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gpt_desktop.core.chunking import CountTokens, Section, split_sections
from gpt_desktop.core.documents import Block, BlockKind, Document
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.tasks.context_fit import prompt_room
from gpt_desktop.core.trust.words import words_of

SECTION_TOKENS = 500  # beyond it the small models summarize the beginning only
_OUTLINE_PARTS = 3  # at least, so that a longer text has the sections of all other forms
_LEAST_OUTLINE_TOKENS = 160
_PROMPT_TOKENS = 160  # the instruction around a text, at most
_LONG_BLOCK = 400  # characters; of a longer one only the sentences around a focus are read


def section_budget(generator: TextGenerator) -> int:
    """Tokens of text a section may have on this model."""
    room = prompt_room(generator.facts, None) - _PROMPT_TOKENS
    return max(64, min(SECTION_TOKENS, room))


def sections_of(
    blocks: Sequence[Block], budget: int, count_tokens: CountTokens, *, outlined: bool
) -> list[Section]:
    """The blocks in sections; a short text is outlined in smaller ones."""
    if outlined:
        total = sum(count_tokens(block.text) for block in blocks)
        budget = min(budget, max(_LEAST_OUTLINE_TOKENS, total // _OUTLINE_PARTS))
    return split_sections(blocks, budget, count_tokens)


def read_blocks(document: Document) -> list[Block]:
    """The blocks that say something.

    A table of contents says everything once more; it stays where there is nothing else.
    """
    blocks = [block for block in document.blocks if block.text.strip()]
    text = [block for block in blocks if block.kind is not BlockKind.ENTRY]
    return text if any(block.kind is not BlockKind.HEADING for block in text) else blocks


def focused_blocks(blocks: Sequence[Block], focus: str) -> list[Block]:
    """The blocks that have words of the focus, with their headings; none where none has.

    A small model asked to write about one thing writes about all that it reads; so it reads
    that thing only. Of a long block the sentences around the words are kept.
    """
    wanted = _stems(focus)
    kept: list[Block] = []
    heading: Block | None = None
    under_focus = False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            heading, under_focus = block, bool(wanted & _stems(block.text))
            continue
        text = block.text if under_focus else _around(block.text, wanted)
        if text:
            kept += [heading] if heading is not None else []
            kept.append(replace(block, text=text))
            heading = None
    return kept


def _around(text: str, wanted: frozenset[str]) -> str:
    if not wanted & _stems(text):
        return ""
    if len(text) <= _LONG_BLOCK:
        return text
    sentences = split_sentences(text)
    hits = [bool(wanted & _stems(sentence)) for sentence in sentences]
    near = [any(hits[max(0, at - 1) : at + 2]) for at in range(len(hits))]
    return "".join(each for each, close in zip(sentences, near, strict=True) if close).strip()


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(text) if word.telling)
