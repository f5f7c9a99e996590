"""Ends a letter where it is signed: small models go on with addresses and postscripts."""

from __future__ import annotations

import re

from gpt_desktop.core.tasks.shaping import PlainShaper

_SIGN_OFF = re.compile(
    r"^(?:(?:best|kind|warm|kindest|warmest) (?:regards|wishes)|regards|sincerely|respectfully"
    r"|yours (?:sincerely|faithfully|truly)|sincerely yours|best|cheers|warmly|love)[,.!]?$",
    re.IGNORECASE,
)


class LetterShaper:
    """A plain shaper that is full after the line below “Best regards,” or its like."""

    def __init__(self) -> None:
        self._inner = PlainShaper(chatter=True, distinct=True)
        self._line = ""
        self._signing = False
        self._signed = False

    @property
    def full(self) -> bool:
        return self._signed or self._inner.full

    def feed(self, text: str) -> str:
        return "" if self._signed else self._until_signed(self._inner.feed(text))

    def finish(self) -> str:
        return "" if self._signed else self._until_signed(self._inner.finish())

    def _until_signed(self, text: str) -> str:
        for position, character in enumerate(text):
            if character != "\n":
                self._line += character
                continue
            line, self._line = self._line.strip(), ""
            if self._signing and line:
                self._signed = True
                return text[:position]
            self._signing = self._signing or _SIGN_OFF.match(line) is not None
        return text
