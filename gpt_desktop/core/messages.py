"""Turns of a conversation and the prompts made of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Who speaks. The values are those chat templates expect."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One turn. The content is plain text: control tokens in it are never obeyed."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class ChatPrompt:
    """A prompt the model's own chat template renders.

    Attributes:
        messages: the turns, oldest first.
        opening: the beginning of the answer, given in advance; generation goes on from it.
        thinks: let the model think before it answers, where it can.
        thought: the beginning of its thinking; all of it where it is not to think on, or where
            there is an opening.
        private: what is read of it stays in memory.
    """

    messages: tuple[Message, ...]
    opening: str = ""
    thinks: bool = False
    thought: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class TextPrompt:
    """Plain text to go on from, for models without a chat template and for few-shot prompts.

    ``private``: what is read of it stays in memory.
    """

    text: str
    private: bool = False


Prompt = ChatPrompt | TextPrompt
