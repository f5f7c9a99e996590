"""The tokenizer's lists in GGUF metadata, checked against each other."""

from __future__ import annotations

from typing import TypeVar

from gpt_desktop.convert.errors import damaged
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.core.i18n import tr

_T = TypeVar("_T", str, int, float)

# Token types of llama.h's enum llama_token_type.
NORMAL = 1
UNKNOWN = 2
CONTROL = 3
USER_DEFINED = 4


class TokenTable:
    """Tokens by id, their types, and whatever else belongs to the tokenizer.

    Raises:
        UserFacingError: the lists are missing or contradict each other.
    """

    def __init__(self, file: GgufFile) -> None:
        self._file = file
        self.tokens = _told_apart(self.list("tokens", str))
        # Old files do not have the types.
        typed = self.get("token_type") is not None
        self.types = self.list("token_type", int) if typed else [NORMAL] * len(self.tokens)
        self.ids = {token: number for number, token in enumerate(self.tokens)}
        if not len(self.ids) == len(self.tokens) == len(self.types):
            raise self.contradiction()

    def get(self, key: str) -> object:
        """A value of any kind, or None."""
        return self._file.metadata.get(f"tokenizer.ggml.{key}")

    def list(self, key: str, kind: type[_T]) -> list[_T]:
        """A list whose values are all of one kind."""
        values = self.get(key)
        if not isinstance(values, list):
            raise self.contradiction()
        checked = [value for value in values if isinstance(value, kind)]
        if len(checked) != len(values):
            raise self.contradiction()
        return checked

    def id(self, key: str) -> int:
        """The id of a token that the vocabulary has."""
        value = self.get(key)
        if not isinstance(value, int) or not 0 <= value < len(self.tokens):
            raise self.contradiction()
        return value

    def contradiction(self) -> Exception:
        """The error for lists that do not fit together."""
        why = tr("Its vocabulary is incomplete or contradicts itself.")
        return damaged(self._file.name, why)


def _told_apart(tokens: list[str]) -> list[str]:
    """The tokens; what is empty, or broken UTF-8 like another, gets a name of its own."""
    seen: set[str] = set()
    told = []
    for number, token in enumerate(tokens):
        broken = not token or ("\ufffd" in token and token in seen)
        seen.add(token)
        told.append(f"[EMPTY_{number}]" if broken else token)
    return told
