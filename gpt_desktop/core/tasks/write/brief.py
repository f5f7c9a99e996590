"""What a new text is to be made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.i18n import mark
from gpt_desktop.core.tasks.base import OptionSpec, TaskRequest
from gpt_desktop.core.tasks.options import chosen
from gpt_desktop.core.tasks.write.options import KINDS
from gpt_desktop.core.trust.words import words_of

FACTS = OptionSpec("facts", mark("Facts"), (), "")
"""One a line: nothing but these and the brief is to be told."""
HEADINGS = OptionSpec("headings", mark("Outline"), (), "")
"""One a line: each becomes a section."""
KIND = OptionSpec("kind", mark("Kind of text"), KINDS, "blog")
"""What an outline or a section is of."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief with all that came with it.

    Attributes:
        text: what it is to be about.
        facts: what is to be told, and nothing else; none where the person gave none.
        headings: of the sections, in order; none for a text in one piece.
        wish: the person's further words, or "".
    """

    text: str
    facts: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    wish: str = ""

    @property
    def known(self) -> str:
        """All that a text may say without having made it up."""
        return "\n".join((self.text, *self.facts, *self.headings, self.wish))

    def facts_under(self, heading: str) -> tuple[str, ...]:
        """The facts that belong under a heading, so that each is told once.

        Each goes where its words fit best, and otherwise to the headings in turn.
        """
        shares: dict[str, list[str]] = {each: [] for each in self.headings}
        for fact in self.facts:
            words = telling_stems(fact)
            fits = [len(words & telling_stems(each)) for each in self.headings]
            fewest = min(len(share) for share in shares.values())
            open_ones = [each for each in self.headings if len(shares[each]) == fewest]
            best = self.headings[fits.index(max(fits))] if max(fits) else open_ones[0]
            shares[best].append(fact)
        return tuple(shares.get(heading, ()))


def facts_words(facts: Sequence[str]) -> str:
    """Facts as sentences in a row, as a prompt names them."""
    return " ".join(fact if fact[-1] in ".!?。！？" else f"{fact}." for fact in facts)


def read_brief(request: TaskRequest, text: str) -> Brief:
    """The brief of a request whose text, or whose documents' text, is ``text``."""
    return Brief(
        text,
        _lines(chosen(request, FACTS)),
        _lines(chosen(request, HEADINGS)),
        request.instruction.strip(),
    )


def with_lines(lines: Sequence[str]) -> str:
    """Facts or headings as an option has them."""
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def _lines(text: str) -> tuple[str, ...]:
    stripped = (line.strip().lstrip("-*•").strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in stripped if line))


def telling_stems(text: str) -> frozenset[str]:
    """What the words of a text are compared by, but for small words."""
    return frozenset(word.stem for word in words_of(text) if word.telling)
