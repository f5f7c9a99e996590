"""What a text is found again by: hashes of neighbouring words, or Chinese letters."""

from __future__ import annotations

import zlib
from itertools import pairwise

from gpt_desktop.core.search_words import search_text
from gpt_desktop.core.translation.language_tag import language_of

_MOST = 48  # of a text
_SHORT = 4  # words
_TELLING = 4  # letters of a word that tells something by itself


def memory_grams(text: str, target: str) -> tuple[str, ...]:
    """Short names, each of ASCII letters and digits, that texts like this one share.

    Args:
        target: the language that is translated to; another one has other names.
    """
    words = search_text(text).words.split() or [text]
    told = [word for word in words if len(word) >= _TELLING]
    parts = [*(f"{one} {other}" for one, other in pairwise(words)), *told] or words
    if len(words) <= _SHORT:  # all that it has may be in many longer ones
        parts += [f"{len(words)} {word}" for word in words]
    language = language_of(target)
    hashes = {zlib.crc32(f"{language}|{part}".encode()) for part in parts}
    # The smallest, so that two long texts alike choose the same ones.
    return tuple(f"{each:x}" for each in sorted(hashes)[:_MOST])
