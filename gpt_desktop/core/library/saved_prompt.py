"""Prompts kept for use again, with places to fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

_PLACE = re.compile(r"\{\{[ \t]*([^{}\s](?:[^{}\n]*[^{}\s])?)[ \t]*\}\}")


@dataclass(frozen=True, slots=True)
class Variable:
    """A place to fill in.

    Attributes:
        default: what stands in it at first, or "".
        choices: what can be put in, or none where it takes any text.
    """

    name: str
    default: str = ""
    choices: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """What stands in it before anybody fills it in."""
        return self.default or (self.choices[0] if self.choices else "")


@dataclass(frozen=True, slots=True)
class SavedPrompt:
    """A prompt. Places in its text are written ``{{name}}``.

    Attributes:
        described: variables with a default or choices; others only stand in the text.
    """

    id: str
    name: str
    text: str
    described: tuple[Variable, ...] = ()

    @property
    def variables(self) -> tuple[Variable, ...]:
        """One for each name in the text, in the order in which they come first."""
        known = {each.name: each for each in self.described}
        names = dict.fromkeys(match[1] for match in _PLACE.finditer(self.text))
        return tuple(known.get(name, Variable(name)) for name in names)

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with values by name; one that is not given takes the variable's first.

        Each is put in once and as it is: ``{{…}}`` inside a value stays text.
        """
        first = {each.name: each.first for each in self.variables}
        return _PLACE.sub(lambda match: values.get(match[1], first[match[1]]), self.text)


class PromptStore(Protocol):
    """Keeps prompts; methods as those of a ``PersonaStore``."""

    def prompts(self) -> list[SavedPrompt]:
        """The person's own, by name."""
        ...

    def put_prompt(self, prompt: SavedPrompt) -> None:
        """Keep one in place of that of its id."""
        ...

    def delete_prompt(self, prompt_id: str) -> None:
        """Keep it no more; ``put_prompt`` brings it back."""
        ...
