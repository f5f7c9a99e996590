"""Personas: named system words, with how and by which model they are answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from gpt_desktop.core.generation import SamplingDefaults, SamplingParams
from gpt_desktop.core.sampling_defaults import SAMPLED

NO_SAMPLING = SamplingDefaults()


@dataclass(frozen=True, slots=True)
class Persona:
    """Who answers, and how. A conversation keeps a copy of the one it began with.

    Attributes:
        id: of the persona that a copy was made of; "" for one that is nowhere kept yet.
        system: words added to what the model is told before all turns.
        model_id: of the model that answers, or "" for the one chosen otherwise.
        sampling: what is None stays as it is without the persona.
        max_tokens: of an answer, or None.
        thinking: whether the model thinks before it answers; None where that is not said.
    """

    id: str
    name: str
    system: str = ""
    model_id: str = ""
    sampling: SamplingDefaults = NO_SAMPLING
    max_tokens: int | None = None
    thinking: bool | None = None

    def __post_init__(self) -> None:
        # Values out of bounds are told here, and not only when an answer is made.
        self.sampled(SamplingParams())

    def sampled(self, params: SamplingParams) -> SamplingParams:
        """The parameters with its own values in their places.

        Raises:
            ValueError: a value is out of bounds; the words name it.
        """
        values = {name: getattr(self.sampling, name) for name in self.own_names}
        most = params.max_tokens if self.max_tokens is None else self.max_tokens
        return replace(params, max_tokens=most, **values)

    @property
    def own_names(self) -> tuple[str, ...]:
        """Names of the parameters it has values for."""
        return tuple(name for name in SAMPLED if getattr(self.sampling, name) is not None)

    def same_as(self, other: Persona) -> bool:
        """Whether both say the same, whatever their ids."""
        return replace(self, id="") == replace(other, id="")


class PersonaStore(Protocol):
    """Keeps personas, and the copy that each conversation has of one.

    Every method may be called from any thread; each raises UserFacingError where the disk is
    full or the file cannot be written.
    """

    def personas(self) -> list[Persona]:
        """The person's own, by name."""
        ...

    def put_persona(self, persona: Persona) -> None:
        """Keep one in place of that of its id; the copies of conversations stay as they are."""
        ...

    def delete_persona(self, persona_id: str) -> None:
        """Keep it no more; ``put_persona`` brings it back."""
        ...

    def persona_of(self, conversation_id: str) -> Persona | None:
        """The copy a conversation has; "" for the one chosen for new conversations."""
        ...

    def give_persona(self, conversation_id: str, persona: Persona | None) -> None:
        """Give a conversation a copy, or none; "" chooses one for new conversations."""
        ...
