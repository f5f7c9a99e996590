"""Forms of English words by rule, and the irregular ones from a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh")
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Verbs:
    """Irregular verbs.

    Attributes:
        pasts: base form to past forms, such as write to wrote.
        participles: base form to participles, such as write to written.
    """

    pasts: Mapping[str, str]
    participles: Mapping[str, str]
    _bases: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        bases: dict[str, str] = {}
        for forms in (self.pasts, self.participles):
            for base, form in forms.items():
                bases.setdefault(form, base)
        object.__setattr__(self, "_bases", bases)

    def base_of(self, form: str) -> str:
        """The base of an irregular past or participle, or ""."""
        return self._bases.get(form, "")

    def past(self, base: str) -> str:
        return self.pasts.get(base) or ending_ed(base)

    def participle(self, base: str) -> str:
        return self.participles.get(base) or ending_ed(base)

    def bases(self, form: str) -> Iterator[str]:
        """What a word may be a form of, itself first; some are no words at all."""
        yield form
        if irregular := self.base_of(form):
            yield irregular
        for ending in ("ing", "ed"):
            if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
                yield from stems(form[: -len(ending)], e_first=ending == "ed")
        if form.endswith("ies") and len(form) > len("ties"):
            yield form[:-3] + "y"
        elif form.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
            yield form[:-2]
        elif form.endswith("s") and not form.endswith("ss"):
            yield form[:-1]


def stems(stem: str, *, e_first: bool = False) -> Iterator[str]:
    """Bases that a stem before -ing or -ed may come from: stopp, hop, liv, carri."""
    doubled = len(stem) > _SHORTEST_STEM and stem[-1] == stem[-2] and stem[-1] not in "slaeiou"
    if doubled:
        yield stem[:-1]
    elif stem.endswith("i"):
        yield stem[:-1] + "y"
    elif e_first:
        yield stem + "e"
        yield stem
    else:
        yield stem
        yield stem + "e"


def ending_s(word: str) -> str:
    """The plural of a noun or the third person of a verb."""
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith((*_HISSING, "do", "go")):
        return word + "es"
    return word + "s"


def without_s(word: str) -> str:
    """What a word ending in -s would be without, or ""."""
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST_STEM:
        return word[:-1]
    return ""


def ending_ing(base: str) -> str:
    """The form in -ing."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def ending_ed(base: str) -> str:
    """The regular past."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _doubled(base: str) -> str:
    """With its last consonant twice where it is short and its last vowel is one letter."""
    if len(base) <= _SHORTEST_STEM or base[-1] in _VOWELS + "wxy" or base[-2] not in _VOWELS:
        return base
    if base[-3] in _VOWELS and base[-3:-1] != "ui":
        return base
    syllables = sum(
        letter in _VOWELS and (not place or base[place - 1] not in _VOWELS)
        for place, letter in enumerate(base)
    )
    return base + base[-1] if syllables == 1 or base in _STRESSED_LAST else base


_STRESSED_LAST = frozenset(
    (
        "begin",
        "forget",
        "prefer",
        "refer",
        "admit",
        "commit",
        "permit",
        "occur",
        "regret",
        "upset",
        "travel",
        "cancel",
    )
)
