"""What a translation keeps to besides its languages."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.translation.memory import TranslationMemory
from gpt_desktop.core.translation.term import Term


@dataclass(frozen=True, slots=True)
class TranslationAids:
    """The person's glossary and earlier translations.

    Attributes:
        terms: of the pair that is translated.
        memory: None where no translations are kept.
    """

    terms: tuple[Term, ...] = ()
    memory: TranslationMemory | None = None
