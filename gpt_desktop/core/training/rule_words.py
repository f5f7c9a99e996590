"""The names of the rules that come with the app, for people to read."""

from __future__ import annotations

from gpt_desktop.core.i18n import mark, tr

SHIPPED_NAMES = frozenset(
    {
        mark("Threats"),
        mark("Threats in Chinese"),
        mark("Insults and abuse"),
        mark("Insults and abuse in Chinese"),
        mark("Contempt for groups of people"),
        mark("Encouraging self-harm"),
        mark("Instructions for weapons and poisons"),
        mark("Sexually explicit words"),
        mark("Gambling and easy money"),
        mark("Advertising"),
        mark("What assistants say of themselves"),
        mark("The same letters over and over"),
        mark("Long rows of letters and digits"),
    }
)
"""As ``resources/training/rules.toml`` calls them."""


def rule_words(name: str) -> str:
    """A shipped rule's name in the current language; a person's own rule is called as it is."""
    return tr(name) if name in SHIPPED_NAMES else name
