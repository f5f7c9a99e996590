"""Working through a text piece by piece, keeping its paragraphs and blank lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from gpt_desktop.core.chunking import CountTokens, fit_pieces
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.prompts import FilledPrompt
from gpt_desktop.core.tasks.base import TaskEvent, TextAdded
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.shaping import PlainShaper, Shaper

_BLANK_LINES = re.compile(r"(\r?\n[ \t]*\r?\n\s*)")
_LEAST_ANSWER = 64


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A part that is worked on, and the white space that follows it."""

    text: str
    after: str


def text_pieces(text: str, budget: int, count_tokens: CountTokens) -> Iterator[TextPiece]:
    """Paragraphs in order, those over ``budget`` tokens parted between sentences."""
    parts = _BLANK_LINES.split(text.strip())
    separators = [*parts[1::2], ""]
    for paragraph, separator in zip(parts[::2], separators, strict=True):
        pieces = [piece for piece, _ in fit_pieces(paragraph, budget, count_tokens)]
        for piece in pieces[:-1]:
            yield TextPiece(piece.rstrip(), piece[len(piece.rstrip()) :])
        yield TextPiece(pieces[-1].rstrip(), separator)


def text_tail(text: str, budget: int, count_tokens: CountTokens) -> str:
    """The end of a text, from a paragraph's or sentence's beginning, within the budget."""
    parts = [
        piece
        for paragraph in _BLANK_LINES.split(text)
        for piece, _ in fit_pieces(paragraph, max(1, budget // 4), count_tokens)
    ]
    tail, tokens = "", 0
    for part in reversed(parts):
        tokens += count_tokens(part)
        if tail and tokens > budget:
            break
        tail = part + tail
    return tail.lstrip()


def _plain(_: str) -> Shaper:
    return PlainShaper()


def work_through(
    run: GenerationRun,
    pieces: list[TextPiece],
    prompt_of: Callable[[str], FilledPrompt],
    *,
    growth: float,
    shaper_of: Callable[[str], Shaper] = _plain,
) -> Generator[TaskEvent, None, str]:
    """One generation a piece; cancelled, it returns what there is.

    Args:
        growth: tokens the answer may have for each token of its piece.
        shaper_of: makes the shaper for a piece's answer.
    """
    text = ""
    single = len(pieces) == 1
    for number, piece in enumerate(pieces):
        if not single:
            label = beginning(piece.text, TITLE_WIDTH)
            yield Progressed(Phase.SECTIONS, number, len(pieces), Unit.SECTIONS, label)
        most = max(_LEAST_ANSWER, int(run.generator.count_tokens(piece.text) * growth))
        filled = prompt_of(piece.text)
        text += yield from run.stream(filled, shaper_of(piece.text), max_tokens=most, report=single)
        if run.token.cancelled:
            break
        if piece.after:
            text += piece.after
            yield TextAdded(piece.after)
    return text
