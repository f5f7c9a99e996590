"""How much more probable a sentence is to the model with a change than without.

The sentence is read once. What the model would rather have written at each place tells of most
changes that they are not worth a reading of their own; those that are get one, from the changed
word to a little after it, over the words before, which the model has read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gpt_desktop.core.abilities import Scores
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TokenScore
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.proofread.candidate import Candidate

_ALTERNATIVES = 48  # that a token's score names; what is rarer is taken to be as rare as the last
_RIGHT_CONTEXT = 8  # characters after a change that it is judged by, and the word they end in
# Changes of a sentence that are read whole, and one more for so many characters.
_MOST = 3
_CHARACTERS_EACH = 10
# Before a text's first sentence, so that a model has begun to read.
_BEFORE_ALL = "It was written down with care, in plain words and good English."


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate and its gain in nats: the logarithm of how many times more probable it is."""

    candidate: Candidate
    gain: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence as the model reads it.

    Attributes:
        text: with the blank before it.
        starts: characters of the text where its tokens begin.
    """

    text: str
    scores: tuple[TokenScore, ...]
    starts: tuple[int, ...]

    def logprob(self, start: int, end: int) -> float:
        """Of the tokens that begin from one character up to another."""
        return sum(
            score.logprob
            for score, at in zip(self.scores, self.starts, strict=True)
            if start <= at < end
        )

    def at(self, start: int) -> TokenScore | None:
        """The score of the token that begins at a character."""
        for score, at in zip(self.scores, self.starts, strict=True):
            if at == start:
                return score
        return None


class SentenceScorer:
    """Scores changes of sentences.

    Args:
        first: nats that a change must gain at its first token to be read whole.
    """

    def __init__(self, scores: Scores, first: Callable[[Candidate], float]) -> None:
        self._scores = scores
        self._first = first

    def gains(
        self,
        before: str,
        sentence: str,
        candidates: Iterable[Candidate],
        token: CancelToken,
        sure: Sequence[Candidate] = (),
    ) -> list[Scored]:
        """The gains of those that may be worth it; the others are left out.

        Args:
            before: what stands before the sentence, or "".
            sure: candidates that are read whole in any case.

        Raises:
            CancelledError: the token was cancelled.
            PromptTooLongError: the sentence is longer than the model's context.
        """
        before = before.rstrip() or _BEFORE_ALL
        reading = self._read(before, sentence, token)
        worth: list[tuple[float, Candidate]] = []
        for candidate in candidates:
            over = _first_gain(reading, candidate) - self._first(candidate)
            if over >= 0:
                worth.append((over, candidate))
        worth.sort(key=lambda pair: -pair[0])
        most = _MOST + len(sentence) // _CHARACTERS_EACH
        chosen = [*sure, *(candidate for _, candidate in worth[:most])]
        return self._whole(before, reading, chosen, token)

    def _read(self, before: str, sentence: str, token: CancelToken) -> _Reading:
        text = " " + sentence
        [scores] = self._scores.score(TextPrompt(before), [text], token, _ALTERNATIVES)
        return _Reading(text, scores, _starts(text, scores))

    def _whole(
        self, before: str, reading: _Reading, candidates: Sequence[Candidate], token: CancelToken
    ) -> list[Scored]:
        by_start: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            by_start.setdefault(_parting(reading.text, candidate), []).append(candidate)
        found: list[Scored] = []
        for start in sorted(by_start):
            group = by_start[start]
            ends = [_judged_end(reading.text, candidate) for candidate in group]
            texts = [
                reading.text[start : candidate.start + 1]
                + candidate.after
                + reading.text[candidate.end + 1 : end]
                for candidate, end in zip(group, ends, strict=True)
            ]
            prompt = TextPrompt(before + reading.text[:start])
            scored = self._scores.score(prompt, texts, token)
            for candidate, end, scores in zip(group, ends, scored, strict=True):
                changed = sum(score.logprob for score in scores)
                found.append(Scored(candidate, changed - reading.logprob(start, end)))
        return found


def _starts(text: str, scores: Sequence[TokenScore]) -> tuple[int, ...]:
    """Where tokens begin; those that are parts of a letter begin where the first of them does."""
    starts: list[int] = []
    at = 0
    for score in scores:
        place = at if text.startswith(score.text, at) else text.find(score.text, at)
        if "\ufffd" in score.text or place < 0:
            starts.append(at)
            continue
        starts.append(place)
        at = place + len(score.text)
    return tuple(starts)


def _parting(text: str, candidate: Candidate) -> int:
    """The blank before the first word that a change changes, in a sentence after a blank."""
    changed = text[: candidate.start + 1] + candidate.after + text[candidate.end + 1 :]
    same = 0
    while same < min(len(text), len(changed)) and text[same] == changed[same]:
        same += 1
    return max(0, text.rfind(" ", 0, same))


def _judged_end(text: str, candidate: Candidate) -> int:
    """Where what a change is judged by ends: at a blank, or with the sentence."""
    blank = text.find(" ", candidate.end + 1 + _RIGHT_CONTEXT)
    return len(text) if blank < 0 else blank


def _first_gain(reading: _Reading, candidate: Candidate) -> float:
    """The gain at the first token alone, from what the model would have written there."""
    start = _parting(reading.text, candidate)
    present = reading.at(start)
    if present is None:
        return 0.0
    changed = (
        reading.text[start : candidate.start + 1]
        + candidate.after
        + reading.text[candidate.end + 1 :]
    )
    best = ""
    logprob = min((other.logprob for other in present.alternatives), default=0.0)
    for other in present.alternatives:
        if len(other.text) > len(best) and changed.startswith(other.text):
            best, logprob = other.text, other.logprob
    return logprob - present.logprob
