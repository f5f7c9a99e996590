"""Whether a sentence denies what it says: not, never, without, kein, ne … pas, 没有, 未."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.words import Word, stem_of

_DENIAL = LazyPattern(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor"
    r"|without(?! [^.;,]{1,25}ing\b)|cannot|no longer|nowhere"
    r"|nicht|kein\w*|nie|ohne|pas|jamais|sans|aucune?|nunca|sin|ningun[oa]?)\b|n[’']t\b"
    r"|不(?!一[，。；、]|一$|仅|但|只|过|同|久|断|少|错|管|论|足|到|如|料|动产|锈)|没(?!收(?![钱到费取过]))|未(?!来|婚|成年)|无(?!论|锡|线|人[机车驾])|勿|并非|(?<![是若])非(?=[^常洲])",
    re.IGNORECASE,
)
# “No fewer than”, “not only”: no denial.
_NO_DENIAL = LazyPattern(
    r"\b(?:not only|no fewer|no less|no later|no more than|no\. ?\d|not least|no doubt|not until"
    r"|no earlier|not more than|not less than|not later)",
    re.IGNORECASE,
)
# What denies within a word: neither side is held to the count of its denials then.
_HIDDEN = LazyPattern(
    r"\b(?:refus|reject|declin|deni|deny|fail|lack|forbid|forbade|prohibit|ban(?:ned)?\b|avoid|prevent"
    r"|exclud|miss(?:ing|ed)|unable|unsuccess|unlike|unpaid|uninsur|unsold|unopen|unchang|unclear"
    r"|impossib|illegal|absen"
    r"|still to\b|still needs?\b|against\b"
    r"|yet to\b|only\b|except|unless|until|free of|instead|stop|withdr|cancel|vacant"
    r"|empty|unknown|undecid|open\b|pending|little|few\b|hardly|barely|rule[ds]? out|spare"
    r"|nur\b|ohne|weniger)|拒绝|否决|禁止|严禁|谢绝|缺|失败|除|只|仅|取消|免|避免|停|以外|难以|尚待|反对|例外",
    re.IGNORECASE,
)
_LETTERS = LazyPattern(r"[A-Za-z]+|[\u3400-\u9fff]+?")
_NOBODY = LazyPattern(r"\b(?:nothing|none)$", re.IGNORECASE)
_NOTHING = 5  # characters of such a word, about
_REACH = 4
_HAN_REACH = 8
_END = LazyPattern(r"[;:.!?,](?:\s|$)")
MODALS = "要能得用会可必许该再曾有被与"
_HAN = LazyPattern("[\u3400-\u9fff]")
_HAN_END = LazyPattern("[，。；：！？、]|就|也可|却|但")


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, and the words it most likely denies, the nearest first."""

    start: int
    end: int
    denied: tuple[Word, ...]

    def text(self, sentence: str) -> str:
        """The word as its sentence has it."""
        return sentence[self.start : self.end]

    def heads(self) -> tuple[str, ...]:
        """The stems that carry what is denied: the first, of pairs of characters two."""
        count = 2 if self.denied and _HAN.match(self.denied[0].text) else 1
        return tuple(word.stem for word in self.denied[:count])


def find_denials(text: str, words: Sequence[Word]) -> tuple[Denial, ...]:
    """The denials of a sentence in their order."""
    excused = [(match.start(), match.end()) for match in _NO_DENIAL.finditer(text)]
    return tuple(
        Denial(match.start(), match.end(), _denied(text, match.end(), words))
        for match in _DENIAL.finditer(text)
        if not any(start <= match.start() < end for start, end in excused)
        and not _asks(text, match.start())
    )


def _asks(text: str, at: int) -> bool:
    """Whether a Chinese 不 only leaves open: 准不准."""
    return 0 < at < len(text) - 1 and text[at] == "不" and text[at - 1] == text[at + 1]


def hidden_denials(text: str) -> frozenset[str]:
    """The stems of words that deny without saying so, such as ``refuse``."""
    return frozenset(
        stem_of(word.group())
        for match in _HIDDEN.finditer(text)
        if (word := _LETTERS.match(text, match.start()))
    )


def _denied(text: str, end: int, words: Sequence[Word]) -> tuple[Word, ...]:
    if end < len(text) and _HAN.match(text, end):
        while text[end : end + 1] in MODALS and _HAN.match(text, end + 2):
            end += 1
        stop = _HAN_END.search(text, end)
        until = stop.start() if stop else len(text)
        near = [word for word in words if end <= word.start and word.end <= until]
        return tuple(near[:_HAN_REACH])
    stop = _END.search(text, end)
    until = stop.start() if stop else len(text)
    following = [word for word in words if end <= word.start < until and word.telling]
    if _NOBODY.search(text, 0, end):  # “has paid nothing so far”
        before = [word for word in words if word.end < end - _NOTHING and word.telling][-1:]
        following = before + following
    if not following:  # “potted plants are not”
        begin = max((match.end() for match in _END.finditer(text, 0, end)), default=0)
        return tuple(word for word in words if begin <= word.start < end and word.telling)[-1:]
    return tuple(word for word in following[:_REACH] if not word.text[0].isdigit())
