"""What can be written, and how."""

from __future__ import annotations

from gpt_desktop.core.i18n import mark
from gpt_desktop.core.tasks.base import Choice, OptionSpec

KINDS = (
    Choice("news", mark("News article")),
    Choice("blog", mark("Blog post")),
    Choice("email", mark("E-mail")),
    Choice("letter", mark("Letter")),
    Choice("story", mark("Story")),
)
ACTIONS = (
    Choice("rewrite", mark("Rewrite")),
    Choice("shorten", mark("Shorten")),
    Choice("expand", mark("Expand")),
    Choice("simplify", mark("Simplify")),
    Choice("tone", mark("Change tone")),
    Choice("bullets", mark("Bullet points")),
    Choice("table", mark("Table")),
    Choice("own", mark("Own instruction")),
    Choice("continue", mark("Continue")),
)
# Steps of a text from a brief.
STEPS = (Choice("outline", mark("Outline")), Choice("section", mark("Section")))
ACTION = OptionSpec("action", mark("What to write"), KINDS + ACTIONS + STEPS, "email")
KIND = OptionSpec("kind", mark("Kind of text"), KINDS, "blog")
"""What an outline or a section is of."""
FACTS = OptionSpec("facts", mark("Only these facts"), (), "")
"""One a line: besides the brief nothing else is to be told."""
HEADINGS = OptionSpec("headings", mark("Outline"), (), "")
"""One a line: each has its section."""
HEADING = OptionSpec("heading", mark("Section"), (), "")
"""The one that is written again."""
STYLE = OptionSpec("style", mark("Style from samples"), (), "")
"""Texts in the style that is wanted, with a form feed between them."""
TONE = OptionSpec(
    "tone",
    mark("Tone"),
    (
        Choice("neutral", mark("Neutral")),
        Choice("formal", mark("Formal")),
        Choice("friendly", mark("Friendly")),
        Choice("enthusiastic", mark("Enthusiastic")),
    ),
    "neutral",
)
ALTERNATIVES = OptionSpec(
    "alternatives",
    mark("Alternatives"),
    (Choice("1", "1"), Choice("2", "2"), Choice("3", "3")),
    "1",
)
CHANGED_TONE = {
    "neutral": "plainer and more neutral",
    "formal": "more professional and formal",
    "friendly": "more friendly and approachable",
    "enthusiastic": "more lively and enthusiastic",
}

KIND_VALUES = tuple(choice.value for choice in KINDS)
ACTION_VALUES = tuple(choice.value for choice in ACTIONS)
