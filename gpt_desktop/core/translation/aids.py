"""What a translation keeps to besides its languages."""

from __future__ import annotations

import json
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


def written_in(kept: str) -> dict[str, str]:
    """What the person wrote, by its source, from a work's ``locked``; nothing where it is no such.

    That is a JSON list of pairs, source and translation.
    """
    try:
        pairs = json.loads(kept or "[]")
        return {str(source): str(target) for source, target in pairs}
    except (ValueError, TypeError):
        return {}
