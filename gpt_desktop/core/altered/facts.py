"""A text with the facts that it says, but for what it denies."""

from __future__ import annotations

import re
from functools import cached_property

from gpt_desktop.core.altered.chinese_names import chinese_names
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.dates import Moment, find_moments
from gpt_desktop.core.trust.names import Name, find_names
from gpt_desktop.core.trust.quantities import Quantity, find_quantities

_ADDRESS = LazyPattern(
    r"(?:https?|ftp)://[^\s<>\"“”，。；（）「」]+|\bwww\.[^\s<>\"“”，。；（）「」]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.])@\w{2,}|(?<![\w.])v?\d+(?:\.\d+){2,}(?![\w])"
    r"|\b(?=[A-Z]+[-/]?\d)[A-Z]{1,5}[-/]?\d{2,}(?:[-/]\w+)*\b",
)
_QUOTE = LazyPattern(
    r"“([^“”\n]{2,400})”|„([^„“”\n]{2,400})[“”]|«\s?([^«»\n]{2,400}?)\s?»"
    r"|「([^「」\n]{2,400})」|『([^『』\n]{2,400})』|(?<![\w\"])\"([^\"\n]{2,400})\"(?![\w\"])"
)
_RELATIVE = LazyPattern(
    r"\b(?:today|tonight|tomorrow|yesterday|heute|morgen(?= (?:früh|abend|um))|gestern"
    r"|aujourd[’']hui"
    r"|demain|hier(?= (?:soir|matin))|mañana|ayer)\b|今天|明天|昨天|后天|前天|今晚",
    re.IGNORECASE,
)
_WORD = LazyPattern(r"\w+(?:[.’'-]\w+)*")
_NO_SIGNS = str.maketrans("", "", " \t\n.,;:!?。，；：！？…'\"“”„«»‘’")


class TextFacts:
    """A text with what it says for sure, found when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def addresses(self) -> tuple[tuple[int, int], ...]:
        """Of the web and of mail, handles, versions and the codes of things."""
        found = []
        for match in _ADDRESS.finditer(self.text):
            written = match.group().rstrip(".,;:!?)'’")
            found.append((match.start(), match.start() + len(written)))
        return tuple(found)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        return tuple(one for one in find_moments(self.text) if not self._addressed(one.start))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        taken = [(one.start, one.end) for one in self.moments]
        return find_quantities(self.text, [*taken, *self.addresses])

    @cached_property
    def relative_days(self) -> tuple[tuple[int, int], ...]:
        """Words such as “tomorrow”."""
        return tuple(match.span() for match in _RELATIVE.finditer(self.text))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        return tuple(one for one in find_names(self.text) if not self._addressed(one.start))

    @cached_property
    def chinese_names(self) -> tuple[tuple[int, int], ...]:
        """People, organisations and well-known places."""
        return tuple(chinese_names(self.text))

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        return tuple(
            match.span(match.lastindex) for match in _QUOTE.finditer(self.text) if match.lastindex
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Folded, each with and without the ending of a possessive."""
        found = set()
        for match in _WORD.finditer(self.text):
            word = folded(match.group())
            found.add(word.removesuffix("'s").removesuffix("’s"))
            found.update(re.split(r"[.’'-]", word))
        return frozenset(found)

    @cached_property
    def signless(self) -> str:
        """Its letters and digits in a row."""
        return plain_signs(self.text)

    def _addressed(self, place: int) -> bool:
        return any(start <= place < end for start, end in self.addresses)


def plain_signs(text: str) -> str:
    """The letters and digits of a text, folded: what must be the same of a quote."""
    return folded(text).translate(_NO_SIGNS)
