"""What tells where sentences end: a library that is put in, or our own rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from gpt_desktop.core.sentences import split_sentences


class SentenceSplitter(Protocol):
    """Parts a text into its sentences."""

    def __call__(self, text: str, code: str) -> Sequence[str]:
        """The sentences in order, white space included; joined they are the text.

        Args:
            code: of the text's language, or "" where it is not known.
        """
        ...


def _by_rules(text: str, code: str) -> Sequence[str]:
    del code
    return split_sentences(text)


_splitter: SentenceSplitter = _by_rules


def use_splitter(splitter: SentenceSplitter | None) -> None:
    """Set what splits, for the whole process, as ``use_identifier`` does; None: our own rules."""
    global _splitter
    _splitter = splitter or _by_rules


def sentences_of(text: str, code: str) -> Sequence[str]:
    """As ``SentenceSplitter``; what does not join to the text again is not taken."""
    found = _splitter(text, code)
    return found if "".join(found) == text else _by_rules(text, code)
