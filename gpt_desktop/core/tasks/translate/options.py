"""The options of a translation."""

from __future__ import annotations

from gpt_desktop.core.i18n import mark
from gpt_desktop.core.languages import LANGUAGES
from gpt_desktop.core.tasks.base import Choice, OptionSpec
from gpt_desktop.core.translation.formality import Formality

AUTO = "auto"
_LANGUAGE_CHOICES = tuple(Choice(each.code, each.name) for each in LANGUAGES)

SOURCE = OptionSpec(
    "source", mark("From"), (Choice(AUTO, mark("Detect language")), *_LANGUAGE_CHOICES), AUTO
)
TARGET = OptionSpec("target", mark("To"), _LANGUAGE_CHOICES, "en")
FORMALITY = OptionSpec(
    "formality",
    mark("Form of address"),
    (
        Choice("", mark("As it comes")),
        Choice(Formality.FORMAL.value, mark("Formal")),
        Choice(Formality.INFORMAL.value, mark("Informal")),
    ),
    "",
)
"""Says nothing where the target has one form only; ``core.translation.formality`` knows."""
