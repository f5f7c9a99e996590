"""What conversations a chat template takes, found by rendering it once in each form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from gpt_desktop.core.messages import Message, Role
from gpt_desktop.core.thinking import open_marks

_WORDS = {
    Role.SYSTEM: "\ue002System words\ue002",
    Role.USER: "\ue002A question\ue002",
    Role.ASSISTANT: "\ue002An answer\ue002",
}
_ASKED, _ANSWERED = (Role.USER,), (Role.USER, Role.ASSISTANT)
MOST_TURNS = 3
_NO_QUESTION = "…"

Try = Callable[[Sequence[Message], bool, bool], str | None]
"""Renders turns; None where the template refuses.

Contents are texts, or (first flag) parts; thinking is asked for (second flag), or is not.
"""


@dataclass(frozen=True, slots=True)
class TemplateForm:
    """How turns have to be put so that a template takes them.

    Attributes:
        parts: a content is a list of parts, each with a type, as of models that see pictures.
        system: there is a place for system words; else they begin the first question.
        alternates: questions and answers have to follow one another.
        turns: how many questions a conversation may have, 0 to 3 and more.
        thinks: thinking can be asked for, or ends by itself only where nobody asked for it.
    """

    parts: bool = False
    system: bool = True
    alternates: bool = False
    turns: int = MOST_TURNS
    thinks: bool = False

    def fitted(self, messages: Sequence[Message]) -> list[Message]:
        """The same conversation as the template takes it, in as many turns or fewer."""
        fitted = list(messages)
        if not self.system:
            fitted = _folded(fitted)
        return _alternating(fitted) if self.alternates else fitted


def find_form(attempt: Try) -> TemplateForm:
    """Try a template on one, two and three turns, with and without system words."""
    parts = not _takes(attempt, _ASKED, False) and _takes(attempt, _ASKED, True)
    form = TemplateForm(
        parts=parts,
        system=_takes(attempt, (Role.SYSTEM, *_ASKED), parts),
        alternates=attempt(_spoken((*_ASKED, *_ASKED)), parts, False) is None,
    )
    turns = 0
    while turns < MOST_TURNS and _takes_turns(attempt, form, turns + 1):
        turns += 1
    return replace(form, turns=turns, thinks=_thinks(attempt, parts))


def _thinks(attempt: Try, parts: bool) -> bool:
    asked, not_asked = (attempt(_spoken(_ASKED), parts, thinks) for thinks in (True, False))
    return asked is not None and (asked != not_asked or open_marks(asked) is not None)


def _takes_turns(attempt: Try, form: TemplateForm, turns: int) -> bool:
    roles = (*_ANSWERED * (turns - 1), *_ASKED)
    return all(
        attempt(form.fitted(_spoken(some)), form.parts, False) is not None
        for some in (roles, (Role.SYSTEM, *roles))
    )


def _takes(attempt: Try, roles: Sequence[Role], parts: bool) -> bool:
    """Whether all that was said is in what it renders."""
    text = attempt(_spoken(roles), parts, False)
    return text is not None and all(_WORDS[role] in text for role in roles)


def _spoken(roles: Sequence[Role]) -> list[Message]:
    return [Message(role, _WORDS[role]) for role in roles]


def _folded(messages: Sequence[Message]) -> list[Message]:
    """System words go before the first question, or are one where there is none."""
    system = [message.content for message in messages if message.role is Role.SYSTEM]
    others = [message for message in messages if message.role is not Role.SYSTEM]
    if not system:
        return others
    asked = next((n for n, message in enumerate(others) if message.role is Role.USER), None)
    if asked is None:
        return [Message(Role.USER, "\n\n".join(system)), *others]
    words = "\n\n".join((*system, others[asked].content))
    return [*others[:asked], Message(Role.USER, words), *others[asked + 1 :]]


def _alternating(messages: Sequence[Message]) -> list[Message]:
    """What follows its like is joined to it; a question stands first."""
    joined: list[Message] = []
    for message in messages:
        before = joined[-1] if joined else None
        if before is not None and before.role is message.role:
            joined[-1] = Message(message.role, f"{before.content}\n\n{message.content}")
            continue
        if message.role is Role.ASSISTANT and (before is None or before.role is Role.SYSTEM):
            joined.append(Message(Role.USER, _NO_QUESTION))
        joined.append(message)
    return joined
