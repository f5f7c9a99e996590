"""What would be sent, were the question asked now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.tasks.assistant.plan import ContextPlan, PlannedPart, Way


@dataclass(frozen=True, slots=True)
class ContextLook:
    """A plan, beside the stored messages it is of.

    Attributes:
        plan: None where the question does not fit; ``error`` says so.
        turns: the messages of the plan's turns, by their places.
        dropped: messages that the person keeps out.
        cached: tokens of the prompt that were read already; None where the model does not say.
        model: its name.
        estimated: the tokens are about right: the model is not in memory, letters were counted.
        path: the ids of all messages, sent or not, in their order.
    """

    plan: ContextPlan | None
    turns: tuple[StoredMessage, ...]
    dropped: tuple[StoredMessage, ...]
    cached: int | None
    model: str
    path: tuple[str, ...] = ()
    error: PromptTooLongError | None = None
    estimated: bool = False

    @property
    def alone(self) -> bool:
        """Whether the question is asked without the conversation."""
        return self.plan is not None and self.plan.way is not Way.CONVERSATION

    @property
    def fallen_out(self) -> tuple[StoredMessage, ...]:
        """Messages for which there is no room any more; an estimate cannot tell."""
        if self.alone or self.estimated:
            return ()
        return tuple(self.turns[place] for place in self._fallen_places())

    def turn(self, part: PlannedPart) -> StoredMessage | None:
        """The message of a part that is a turn."""
        return None if part.place is None else self.turns[part.place]

    def _fallen_places(self) -> Iterator[int]:
        for part in self.plan.parts if self.plan is not None else ():
            if part.place is not None and not part.sent:
                yield part.place
