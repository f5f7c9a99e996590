"""What a model thinks before it answers, told apart from the answer as the text comes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThinkingMarks:
    """What stands around thinking, as a family of models writes it."""

    opening: str
    closing: str


MARKS = (
    ThinkingMarks("<think>", "</think>"),  # Qwen, DeepSeek, SmolLM, LFM, Hunyuan
    ThinkingMarks("<|channel>thought\n", "<channel|>"),  # Gemma 4
    ThinkingMarks("[THINK]", "[/THINK]"),  # Mistral
    ThinkingMarks("<thinking>", "</thinking>"),
    ThinkingMarks("<|START_THINKING|>", "<|END_THINKING|>"),  # Command
    ThinkingMarks("<|inner_prefix|>", "<|inner_suffix|>"),  # Apertus
    ThinkingMarks("<seed:think>", "</seed:think>"),  # Seed
)
MARK_TOKENS = frozenset(
    (
        *("<think>", "</think>", "<thinking>", "</thinking>"),
        *("[THINK]", "[/THINK]", "<|channel>", "<channel|>"),
        *("<|START_THINKING|>", "<|END_THINKING|>", "<|inner_prefix|>", "<|inner_suffix|>"),
        *("<seed:think>", "</seed:think>"),
    )
)
"""Those that may be tokens of their own."""


@dataclass(frozen=True, slots=True)
class Thinking:
    """What was thought before an answer, and for how long."""

    text: str
    seconds: float = 0.0


class ThinkingSplitter:
    """Takes a model's text in pieces, and gives back what is thinking and what is answer.

    Thinking is only told at the beginning: an answer may well speak of such marks.

    Args:
        inside: the marks whose opening stands at the end of the prompt, or None.
    """

    def __init__(self, inside: ThinkingMarks | None = None) -> None:
        self._marks = inside
        self._begun = inside is not None
        self._held = ""
        self._trims = True  # the white space at the beginning of a part goes

    @property
    def inside(self) -> bool:
        """Whether the model is thinking."""
        return self._marks is not None

    def push(self, text: str) -> tuple[str, str]:
        """What of thinking and answer is certain now."""
        text = self._held + text
        self._held = ""
        if not self._begun:
            return self._begin(text)
        if self._marks is None:
            return "", self._trimmed(text)
        return self._think(self._marks, text)

    def flush(self) -> tuple[str, str]:
        """What was held back for nothing, when the text is over."""
        held, self._held = self._held, ""
        if self._marks is not None:
            return self._trimmed(held), ""
        return "", held if not self._begun else self._trimmed(held)

    def _begin(self, text: str) -> tuple[str, str]:
        start = text.lstrip()
        for marks in MARKS:
            if start.startswith(marks.opening):
                self._begun, self._marks = True, marks
                return self._think(marks, start[len(marks.opening) :])
        if any(marks.opening.startswith(start) for marks in MARKS):
            self._held = text
            return "", ""
        self._begun, self._trims = True, False  # an answer without thinking stays as it is
        return "", text

    def _think(self, marks: ThinkingMarks, text: str) -> tuple[str, str]:
        thought, closing, answer = text.partition(marks.closing)
        if closing:
            thought = self._trimmed(thought).rstrip()
            self._marks, self._trims = None, True
            return thought, self._trimmed(answer)
        safe = len(text) - _held_back(text, marks.closing)
        self._held = text[safe:]
        return self._trimmed(text[:safe]), ""

    def _trimmed(self, text: str) -> str:
        if self._trims:
            text = text.lstrip()
            self._trims = not text
        return text


def split_thinking(text: str) -> tuple[str, str]:
    """Thinking and answer of a whole text; no thinking where it does not begin with any."""
    splitter = ThinkingSplitter()
    thought, answer = splitter.push(text)
    last_thought, last_answer = splitter.flush()
    return thought + last_thought, answer + last_answer


def open_marks(text: str) -> ThinkingMarks | None:
    """Those that are opened in a text, the end of a prompt, and not closed."""
    for marks in MARKS:
        if text.rfind(marks.opening.rstrip()) > text.rfind(marks.closing):
            return marks
    return None


def _held_back(text: str, closing: str) -> int:
    """Length of the end that the closing mark, or white space before it, may begin with."""
    for length in range(min(len(closing) - 1, len(text)), 0, -1):
        if closing.startswith(text[-length:]):
            return length + _blank_end(text[:-length])
    return _blank_end(text)


def _blank_end(text: str) -> int:
    return len(text) - len(text.rstrip())
