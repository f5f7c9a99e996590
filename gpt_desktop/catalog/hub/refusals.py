"""Why something in a repository cannot be taken, in the words that imports use too."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gpt_desktop.core.errors import UserFacingError, joined_sentences
from gpt_desktop.core.foreign_models import Foreign, foreign
from gpt_desktop.core.hub import Form

# Says why models of a kind cannot be made from a form, "" where they may be.
ExplainKind = Callable[[Form, str], str]


def kind_words(kind: Foreign, detail: str = "") -> str:
    """What it is, and what to take instead."""
    return _words(foreign("", kind, detail))


def refused_by(check: Callable[[str, Mapping[str, object]], None], config: object) -> str:
    """Why a check of ``config.json`` refuses; "" where it does not."""
    try:
        check("", config if isinstance(config, dict) else {})
    except UserFacingError as error:
        return _words(error)
    return ""


def _words(error: UserFacingError) -> str:
    return joined_sentences(error.why, error.next_step)
