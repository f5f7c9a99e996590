"""What can be chosen of a quiz."""

from __future__ import annotations

from gpt_desktop.core.i18n import mark
from gpt_desktop.core.tasks.base import Choice, OptionSpec

STUDY_KIND = "learn-study"
"""The kind of works that quizzes are."""

TERMS = "terms"
"""The form that asks for the terms which a text explains: a glossary."""
GUIDE = "guide"
"""The form that goes through the text section by section, with questions at the end."""

COUNT = OptionSpec(
    "count",
    mark("Questions"),
    (Choice("5", "5"), Choice("10", "10"), Choice("20", "20"), Choice("40", "40")),
    "10",
)
FORM = OptionSpec(
    "form",
    mark("Kind of question"),
    (
        Choice("mixed", mark("Mixed")),
        Choice("choice", mark("Choose an answer")),
        Choice("cloze", mark("Fill the gap")),
        Choice("short", mark("Short answer")),
        Choice(TERMS, mark("Explain a term")),
        Choice(GUIDE, mark("Study guide")),
    ),
    "mixed",
)
STUDY_OPTIONS = (COUNT, FORM)
