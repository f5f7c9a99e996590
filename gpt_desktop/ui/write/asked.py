"""What is asked of the model for a text: an action, and what it works on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gpt_desktop.core.writing_actions import ResultPlace
from gpt_desktop.ui.write.text_target import TextTarget


@dataclass(frozen=True, slots=True)
class Asked:
    """Something to write.

    Attributes:
        action: a value of the task's option ``action``.
        options: the task's further ones.
        instruction: the person's own wish in words, or "".
        result: where it goes, once it is made.
        name: of the action, where it is one of the person's own; else "".
        target: what is worked on and where the result goes; None for what an edit works on.
    """

    action: str
    options: Mapping[str, str] = field(default_factory=dict)
    instruction: str = ""
    target: TextTarget | None = None
    result: ResultPlace = ResultPlace.CARD
    name: str = ""
