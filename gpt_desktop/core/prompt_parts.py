"""The parts of a prompt, and the prompt without each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from gpt_desktop.core.annotations import AskedPart
from gpt_desktop.core.messages import ChatPrompt, Message, Prompt, Role, TextPrompt
from gpt_desktop.core.sentences import split_sentences

_MOST_OF_A_TURN = 24  # parts; more are taken together with their neighbours
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class PromptPart:
    """A part, and what would have been sent without it.

    Attributes:
        without: the prompt without its words. The place of a turn stays, empty: a model's chat
            template may put words of its own where one is missing.
    """

    kind: AskedPart
    words: str
    without: Prompt


def prompt_parts(prompt: Prompt) -> tuple[PromptPart, ...]:
    """In the order in which they are sent.

    The system words by paragraph, those of the first by line; each earlier turn as a whole;
    the last turn by sentence. The beginning of an answer is no part.
    """
    if isinstance(prompt, TextPrompt):
        return tuple(
            PromptPart(AskedPart.TEXT, prompt.text[start:end].strip(), replace(prompt, text=rest))
            for start, end in _grouped(_lines(prompt.text))
            for rest in (prompt.text[:start] + prompt.text[end:],)
        )
    return tuple(_chat_parts(prompt))


def _chat_parts(prompt: ChatPrompt) -> Iterator[PromptPart]:
    last = len(prompt.messages) - 1
    for number, message in enumerate(prompt.messages):
        text = message.content
        if message.role is Role.SYSTEM:
            kind, places = AskedPart.SYSTEM, _grouped(_system_places(text))
        elif number == last:
            kind, places = AskedPart.QUESTION, _grouped(_sentences(text))
        else:
            kind, places = AskedPart.EARLIER, [(0, len(text))] if text.strip() else []
        for start, end in places:
            rest = (text[:start] + text[end:]).strip()
            yield PromptPart(kind, text[start:end].strip(), _with(prompt, number, rest))


def _with(prompt: ChatPrompt, number: int, text: str) -> ChatPrompt:
    old = prompt.messages
    changed = Message(old[number].role, text)
    return replace(prompt, messages=(*old[:number], changed, *old[number + 1 :]))


def _system_places(text: str) -> list[tuple[int, int]]:
    """The instruction and what a persona adds are lines of the first paragraph."""
    first = _PARAGRAPH.search(text)
    end = first.end() if first is not None else len(text)
    return [*_lines(text[:end]), *_pieces(text, end, _PARAGRAPH.split(text[end:]))]


def _lines(text: str) -> list[tuple[int, int]]:
    return _pieces(text, 0, text.splitlines())


def _sentences(text: str) -> list[tuple[int, int]]:
    return _pieces(text, 0, split_sentences(text))


def _pieces(text: str, at: int, pieces: list[str]) -> list[tuple[int, int]]:
    """Where pieces stand, each with the blanks up to the next one."""
    starts = []
    for piece in pieces:
        words = piece.strip()
        if words:
            start = text.find(words, at)
            if start >= 0:
                starts.append(start)
                at = start + len(words)
    return list(zip(starts, [*starts[1:], len(text)], strict=True)) if starts else []


def _grouped(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """No more than are worth the time, neighbours taken together as evenly as it goes."""
    count = len(places)
    groups = min(count, _MOST_OF_A_TURN)
    cuts = [count * each // groups for each in range(groups + 1)] if groups else []
    return [(places[first][0], places[end - 1][1]) for first, end in pairwise(cuts)]
