"""The words of texts and of questions as passages are searched by: stems, Chinese in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gpt_desktop.core.trust.words import STOP_WORDS, stem_of, terms_of

_PARTS = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_SMALL_HAN = frozenset(
    "的了是在有和与及或也都就被把给对为以于从到要会能可不没很最更又还再吗呢吧这那其之个些我你他她它们一"
)
# What asks for something is not looked for.
_ASKING_HAN = re.compile(
    "什么|多少|怎么样|怎么办|怎么|怎样|哪些|哪个|哪里|哪儿|哪一|如何|是否|可以|可否|为什么|为何|请问"
    "|告诉|多久|多长|有没有|能不能|是不是|谁|几|想|需要|应该|文件|文档"
)
_ASKING = frozenset(
    [
        *("how", "much", "many", "long", "high", "old", "big", "far", "often"),
        *("tell", "please", "document", "file", "text", "say", "says"),
    ]
)


def text_terms(text: str) -> Iterator[str]:
    """The terms of a text; a word with a hyphen is there as a whole and in its parts."""
    for word, stem in terms_of(text):
        if stem not in STOP_WORDS:
            yield from _terms(word, stem)


@lru_cache(maxsize=50_000)
def _terms(word: str, stem: str) -> tuple[str, ...]:
    """Without the marks inside, at which SQLite would part it."""
    term = "".join(_PARTS.findall(stem))
    parts = _PARTS.findall(word)
    if len(parts) < 2:
        return (term,) if term else ()
    stems = ("".join(_PARTS.findall(stem_of(part))) for part in parts)
    return (term, *(each for each in stems if each not in STOP_WORDS))


def asked_terms(question: str) -> tuple[str, ...]:
    """The terms that a question asks for, each once."""
    # Chinese words that ask part what stands around them.
    terms = dict.fromkeys(text_terms(_ASKING_HAN.sub(" ", question)))
    return tuple(term for term in terms if term not in _ASKING)


def is_han(term: str) -> bool:
    """Whether a term is of Chinese characters."""
    return _HAN.match(term) is not None


def characters(text: str) -> str:
    """The Chinese characters of a text one by one: a word in other words often shares one."""
    return " ".join(_HAN.findall(text))


def asked_characters(question: str) -> tuple[str, ...]:
    """Those that a question asks for, each once."""
    plain = _ASKING_HAN.sub(" ", question)
    return tuple(dict.fromkeys(each for each in _HAN.findall(plain) if each not in _SMALL_HAN))
