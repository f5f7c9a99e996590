"""What a translation keeps to besides its languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gpt_desktop.core.translation.memory import TranslationMemory
from gpt_desktop.core.translation.term import Term


@dataclass(frozen=True, slots=True)
class TranslationAids:
    """The person's glossary and earlier translations.

    Attributes:
        terms: of the pair that is translated.
        memory: None where no translations are kept.
        written: what the person wrote for a sentence of this text, by its words; it stays.
    """

    terms: tuple[Term, ...] = ()
    memory: TranslationMemory | None = None
    written: Mapping[str, str] = field(default_factory=dict)
