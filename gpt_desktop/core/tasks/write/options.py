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
    Choice("continue", mark("Continue")),
)
ACTION = OptionSpec("action", mark("What to write"), KINDS + ACTIONS, "email")
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

KIND_VALUES = tuple(choice.value for choice in KINDS)
ACTION_VALUES = tuple(choice.value for choice in ACTIONS)
