"""What a new text is to be made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.options import chosen, required_text
from gpt_desktop.core.tasks.write.options import FACTS, HEADINGS, KIND, TONE
from gpt_desktop.core.trust.words import words_of

_TONE_OF_VOICE = {
    "neutral": "",
    "formal": "Write in a formal tone.",
    "friendly": "Write in a friendly tone.",
    "enthusiastic": "Write in a lively, enthusiastic tone.",
}


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief with all that came with it.

    Attributes:
        kind: of text, a value of the option ``kind``.
        text: what it is to be about.
        facts: what is to be told, and nothing else; none where the person gave none.
        headings: of the sections, in order; none for a text in one piece.
        tone: words for the prompt, or "".
        wish: the person's further words, or "".
    """

    kind: str
    text: str
    facts: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    tone: str = ""
    wish: str = ""

    @property
    def may_invent(self) -> bool:
        """A story may make things up, but for the facts it was given."""
        return self.kind == "story" and not self.facts

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


def read_brief(request: TaskRequest, kind: str = "") -> Brief:
    """What a request asks for; of documents where it has no text.

    Args:
        kind: of text; "" for what the option says.

    Raises:
        UserFacingError: there is no brief.
    """
    given = request.text or "\n\n".join(each.text for each in request.documents)
    text = required_text(
        given, tr("There is no brief."), tr("Say in a few words what to write about.")
    )
    return Brief(
        kind or chosen(request, KIND),
        text,
        _lines(chosen(request, FACTS)),
        _lines(chosen(request, HEADINGS)),
        _TONE_OF_VOICE[chosen(request, TONE)],
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
