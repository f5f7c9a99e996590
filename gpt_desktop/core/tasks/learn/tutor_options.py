"""What a learner chooses for the tutor: subject, level, language, how near a hint comes."""

from __future__ import annotations

from gpt_desktop.core.i18n import mark
from gpt_desktop.core.languages import LANGUAGES
from gpt_desktop.core.tasks.base import Choice, OptionSpec

AUTOMATIC = "automatic"

SUBJECT = OptionSpec(
    "subject",
    mark("Subject"),
    (
        Choice("any", mark("Any subject")),
        Choice("mathematics", mark("Mathematics")),
        Choice("physics", mark("Physics")),
        Choice("chemistry", mark("Chemistry")),
        Choice("biology", mark("Biology")),
        Choice("history", mark("History")),
        Choice("geography", mark("Geography")),
        Choice("languages", mark("Languages")),
        Choice("computing", mark("Computing")),
    ),
    "any",
)
LEVEL = OptionSpec(
    "level",
    mark("Level"),
    (
        Choice("child", mark("Child")),
        Choice("school", mark("School")),
        Choice("advanced", mark("Advanced")),
        Choice("university", mark("University")),
    ),
    "school",
)
LANGUAGE = OptionSpec(
    "language",
    mark("Language"),
    (
        Choice(AUTOMATIC, mark("As the exercise")),
        *(Choice(each.code, each.name) for each in LANGUAGES),
    ),
    AUTOMATIC,
)
NEARNESS = OptionSpec(
    "nearness",
    mark("Hint"),
    (Choice("first", mark("Hint")), Choice("nearer", mark("Nearer hint"))),
    "first",
)
SOLUTIONS = OptionSpec(
    "solutions",
    mark("Solutions"),
    (Choice("shown", mark("Shown")), Choice("withheld", mark("Withheld"))),
    "shown",
)
"""Withheld: for teachers; nothing that is said may give the result away."""

TUTOR_OPTIONS = (SUBJECT, LEVEL, LANGUAGE, NEARNESS, SOLUTIONS)

LEVEL_WORDS = {
    "child": "a ten-year-old child, in short and simple sentences",
    "school": "a school student",
    "advanced": "an advanced school student who knows the basics",
    "university": "a university student",
}
"""By level, for a prompt."""
