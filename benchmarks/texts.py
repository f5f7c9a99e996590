"""What the engines read: the sample document, as long as is wanted."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

from gpt_desktop import paths


def sample_paragraphs() -> list[str]:
    """Paragraphs of the English sample document, without headings."""
    text = (paths.resources_dir() / "samples" / "sample.md").read_text(encoding="utf-8")
    return [part for part in re.split(r"\n\s*\n", text.strip()) if not part.startswith("#")]


def long_text(tokens: int, count_tokens: Callable[[str], int], opening: str = "") -> str:
    """A text of ``tokens`` tokens or a few less, which ends within a sentence.

    Args:
        opening: its first words. Texts with different ones share no beginning, so that an
            engine has to read them whole.
    """
    words = f"{opening} {' '.join(sample_paragraphs())}".split()
    while len(words) < tokens:  # a word has at least one token
        words += words
    low, high = 1, tokens
    while low < high:
        middle = (low + high + 1) // 2
        if count_tokens(" ".join(words[:middle])) <= tokens:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low])


def sections(count: int) -> list[str]:
    """Different sections of one or two paragraphs each, like those of a long document."""
    paragraphs = sample_paragraphs()
    size = len(paragraphs)
    return [
        f"{paragraphs[place % size]}\n\n{paragraphs[(place * 5 + 1) % size]}"
        for place in range(count)
    ]


def translation_turns(language: str, name: str) -> list[tuple[str, ...]]:
    """Turns of a chat that ask for a sentence in English: the wish, three examples, the sentence.

    Args:
        language: a column of ``translation/sentences.tsv``.
        name: of the language, in English.
    """
    table = Path(__file__).resolve().parent / "translation" / "sentences.tsv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    shown = [turn for row in rows[:3] for turn in (row[language], row["en"])]
    wish = f"Translate the input text from {name} into English. Answer with the translation only."
    first, *later = shown
    return [(f"{wish}\n\n{first}", *later, row[language]) for row in rows[3:]]
