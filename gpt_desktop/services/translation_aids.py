"""What a translation keeps to: the person's terms, and their earlier translations."""

from __future__ import annotations

from collections.abc import Mapping

from gpt_desktop.core.tasks.translate.options import AUTO, SOURCE, TARGET
from gpt_desktop.core.translation.aids import TranslationAids
from gpt_desktop.core.translation.glossary import GlossaryStore, terms_of
from gpt_desktop.core.translation.memory import TranslationMemory
from gpt_desktop.core.translation.pair import Pair


class StoredAids:
    """Gives the aids of a translation by its options."""

    def __init__(self, glossary: GlossaryStore, memory: TranslationMemory) -> None:
        self._glossary = glossary
        self._memory = memory

    def __call__(self, options: Mapping[str, str]) -> TranslationAids:
        """Raises UserFacingError where they cannot be read."""
        source = options.get(SOURCE.id, AUTO)
        target = options.get(TARGET.id, TARGET.default)
        pair = Pair("" if source == AUTO else source, target)
        return TranslationAids(terms_of(pair, self._glossary.terms()), self._memory)
