"""About how many tokens a text has, before there is a tokenizer to ask."""

from __future__ import annotations

import unicodedata

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.messages import ChatPrompt, Prompt

_LETTERS_OF_A_TOKEN = 4  # of scripts with blanks between words
_WIDE_LETTER = 0.8  # tokens of a Chinese or Japanese letter
_STRANGE_LETTER = 2.0  # where the model was not trained for such: it reads them in pieces
_WIDE_LANGUAGES = frozenset(("zh", "ja", "ko"))
_AROUND_TURN = 5  # tokens that a chat template puts around a turn


class LetterCount:
    """A ``CountsTokens`` by letters, for a model that is not in memory.

    Held against the default model on the twenty texts of ``tests/data/papers``: within a tenth.
    """

    def __init__(self, facts: ModelFacts) -> None:
        self.facts = facts
        knows = not facts.languages or bool(_WIDE_LANGUAGES & set(facts.languages))
        self._wide_letter = _WIDE_LETTER if knows else _STRANGE_LETTER

    def count_tokens(self, text: str) -> int:
        wide = sum(is_wide(letter) for letter in text) if not text.isascii() else 0
        return round(wide * self._wide_letter + (len(text) - wide) / _LETTERS_OF_A_TOKEN)

    def count_prompt_tokens(self, prompt: Prompt) -> int:
        if not isinstance(prompt, ChatPrompt):
            return self.count_tokens(prompt.text)
        told = sum(self.count_tokens(each.content) + _AROUND_TURN for each in prompt.messages)
        return told + self.count_tokens(prompt.opening)


def is_wide(letter: str) -> bool:
    """Whether a letter is of a script whose words have no blanks between them."""
    return letter >= "\u3040" and unicodedata.east_asian_width(letter) in "WF"
