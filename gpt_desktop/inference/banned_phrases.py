"""Keeping phrases out of an answer: back to where one began, and another way from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.inference.stop_strings import possible_beginning


@dataclass(frozen=True, slots=True)
class HeldToken:
    """A token and the text it completed, possibly empty."""

    id: int
    text: str


class BannedPhrases:
    """Holds tokens back while their text may turn out to begin a phrase.

    Args:
        phrases: matched letter by letter, capitals included.
    """

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = tuple(phrases)
        self._longest = max(map(len, phrases), default=0)
        self._held: list[HeldToken] = []
        self._before = ""  # the end of what was given out
        self._released = 0
        self._beginnings: dict[int, set[int]] = {}  # forbidden ids, by place in the answer
        self._endings: dict[int, set[int]] = {}
        self._late: set[int] = set()  # where a phrase may begin, but not end

    @property
    def length(self) -> int:
        """Tokens of the answer, held ones included."""
        return self._released + len(self._held)

    def forbidden(self, place: int) -> set[int]:
        """Ids not to be chosen as the token at a place of the answer."""
        return self._beginnings.get(place, set()) | self._endings.get(place, set())

    def push(self, token: HeldToken) -> list[HeldToken]:
        """Take the next token; give out those that are certainly no part of a phrase.

        Where it completes a phrase, the answer goes back: ``length`` is smaller than before.
        """
        self._held.append(token)
        text = self._text()
        found = [place for phrase in self._phrases if (place := text.find(phrase)) >= 0]
        if found:
            self._go_back(min(found) - len(self._before))
            text = self._text()
        safe = len(text) - possible_beginning(text, self._phrases) - len(self._before)
        return self._release(self._token_at(safe))

    def relent(self, place: int) -> bool:
        """Let phrases begin at a place where there is no other way.

        Their last token is forbidden instead. False if that was so already.
        """
        if place in self._late:
            return False
        self._beginnings.pop(place, None)
        self._late.add(place)
        return True

    def flush(self) -> list[HeldToken]:
        """What was held back for nothing, at the end of the answer."""
        return self._release(len(self._held))

    def _text(self) -> str:
        return self._before + "".join(token.text for token in self._held)

    def _go_back(self, letter: int) -> None:
        """To where a phrase began, or before its last token if it may begin there.

        Args:
            letter: of the held text; negative in what was given out.
        """
        index = self._token_at(letter)
        forbidden = self._beginnings
        if letter < 0 or self._released + index in self._late:
            index, forbidden = len(self._held) - 1, self._endings
        place = self._released + index
        for places in (self._beginnings, self._endings):
            for behind in [at for at in places if at > place]:
                del places[behind]
        self._late = {at for at in self._late if at <= place}
        forbidden.setdefault(place, set()).add(self._held[index].id)
        del self._held[index:]

    def _release(self, count: int) -> list[HeldToken]:
        given, self._held = self._held[:count], self._held[count:]
        self._released += count
        before = self._before + "".join(token.text for token in given)
        self._before = before[max(0, len(before) - self._longest) :]
        return given

    def _token_at(self, place: int) -> int:
        """Index of the held token whose text has the letter at a place.

        Tokens without text before it are bytes of its first letter and count as its begin.
        """
        index = length = 0
        for number, token in enumerate(self._held):
            length += len(token.text)
            if length > max(place, 0):
                return index
            if token.text:
                index = number + 1
        return index
