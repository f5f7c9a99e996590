"""Spelling by Hunspell dictionaries, which spylls reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import nlargest
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.proofread.candidate import Kind
from gpt_desktop.core.proofread.checker import Finding
from gpt_desktop.proofing.dictionary_lines import DictionaryLines

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

LARGEST = 32 * 1024 * 1024  # bytes of a dictionary; the largest that systems carry have 12 MB
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MOST_SUGGESTIONS = 4
_LEAST_ALIKE = 75  # percent, of a word that is suggested where no small slip explains another
_MOST_KNOWN = 20_000  # words whose answer is kept


class HunspellChecker:
    """What a dictionary does not know.

    Loading takes some seconds for the large ones and happens once, when first asked. May be
    asked from several threads, one after another.

    Args:
        path: of the ``.dic`` file; the ``.aff`` file is beside it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._dictionary: Dictionary | None = None
        self._stems: list[str] = []
        self._answers: dict[str, tuple[str, ...] | None] = {}

    def find(self, text: str) -> list[Finding]:
        """Words the dictionary does not have, with what it would write.

        Raises:
            UserFacingError: the dictionary is damaged or too large.
        """
        with self._lock:
            return list(self._found(text))

    def _found(self, text: str) -> Iterator[Finding]:
        for match in _WORD.finditer(text):
            suggestions = self._answer(match[0])
            if suggestions is not None:
                yield Finding(match.start(), match[0], suggestions, Kind.SPELLING)

    def _answer(self, word: str) -> tuple[str, ...] | None:
        """None for a word that is right, else what may be meant."""
        if word not in self._answers:
            if len(self._answers) >= _MOST_KNOWN:
                self._answers.clear()
            self._answers[word] = self._looked_up(word.replace("’", "'"))
        return self._answers[word]

    def _looked_up(self, word: str) -> tuple[str, ...] | None:
        dictionary = self._loaded()
        if dictionary.lookup(word):
            return None
        found = tuple(map(str, islice(dictionary.suggest(word), _MOST_SUGGESTIONS)))
        return found or self._alike(word)

    def _alike(self, word: str) -> tuple[str, ...]:
        """Words of the dictionary that look like one, the likest first."""
        from rapidfuzz import fuzz

        scored = ((fuzz.ratio(word, stem, score_cutoff=_LEAST_ALIKE), stem) for stem in self._stems)
        found = nlargest(_MOST_SUGGESTIONS, (pair for pair in scored if pair[0]))
        return tuple(stem for _, stem in found)

    def _loaded(self) -> Dictionary:
        if self._dictionary is None:
            self._dictionary = _load(self._path)
            self._stems = [str(word.stem) for word in self._dictionary.dic.words]
        return self._dictionary


def _load(path: Path) -> Dictionary:
    # Only where a text in that language is proofread.
    from spylls.hunspell import Dictionary, readers

    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("too large")
        affixes, context = readers.read_aff(DictionaryLines(path.with_suffix(".aff")))
        # Its own search for words that look alike takes most of a minute a word.
        affixes.MAXNGRAMSUGS, affixes.PHONE = 0, None
        lines = DictionaryLines(path, context.encoding)
        return Dictionary(affixes, readers.read_dic(lines, aff=affixes, context=context))
    except Exception as error:  # spylls raises whatever a damaged line makes it stumble over
        raise UserFacingError(
            tr("The dictionary {name} cannot be read.", name=path.name),
            tr("It is damaged, or it is no Hunspell dictionary."),
            tr("Install it anew, or take it out of its folder."),
        ) from error
