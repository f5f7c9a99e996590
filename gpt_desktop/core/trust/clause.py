"""A part of a sentence: who does it and what is done."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.trust.words import Word


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence with a verb of its own, as far as that can be told.

    Attributes:
        agents: stems of who does it, from before the verb or after “by”; empty where unknown.
        rest: stems of what is said of them.
        subject: stems of what stands before the verb, be it the doer or not.
        head: the stem that names the doer best, the last before “of”; "" in Chinese.
        verb: the stem of its first telling verb, "" where none was found.
        vague: who does it is a pronoun.
        passive: it is said what is done, and not who does it.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    agents: frozenset[str]
    rest: frozenset[str]
    subject: frozenset[str] = frozenset()
    verb: str = ""
    head: str = ""
    vague: bool = False
    passive: bool = False

    @property
    def stems(self) -> frozenset[str]:
        """Of all its telling words."""
        return self.agents | self.rest
