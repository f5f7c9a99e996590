"""Noticing that a model said one of the prompt's examples again instead of translating."""

from __future__ import annotations

from gpt_desktop.core.languages import Language
from gpt_desktop.core.prompts import PromptBook


class ExamplesShown:
    """The sentences that a model may have been shown for a target language."""

    def __init__(self, book: PromptBook, target: Language) -> None:
        forms = book.formality.values()
        formal = [form[target.code] for form in forms if target.code in form]
        self._said = [
            (_key(pair[target.code]), [_key(words) for words in pair.values()])
            for pair in (*book.parallel, *book.numbers, *book.places)
            if target.code in pair
        ]
        asked = [_key(words) for form in forms for words in form.values()]
        self._said += [(_key(words), asked) for words in formal]

    def said_again(self, source: str, text: str) -> bool:
        """Whether a translation has one of them that its source does not say in any language."""
        ours, theirs = _key(source), _key(text)
        return any(
            said in theirs and not any(each in ours for each in everywhere)
            for said, everywhere in self._said
        )


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
