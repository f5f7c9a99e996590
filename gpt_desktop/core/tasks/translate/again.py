"""One segment again: other translations of it, and its translation put back."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

from gpt_desktop.core.annotations import Check, Span
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.language_detection import clear_language
from gpt_desktop.core.languages import is_known, language
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.sampling import faithful_sampling
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted
from gpt_desktop.core.tasks.translate.drawing import draw_unseen
from gpt_desktop.core.tasks.translate.drawn_segment import segment_draw
from gpt_desktop.core.tasks.translate.examples_shown import ExamplesShown
from gpt_desktop.core.tasks.translate.judging import Judged, judged
from gpt_desktop.core.translation.formality import Formality
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.segments import SourceSegment
from gpt_desktop.core.translation.term import Term

_TEMPERATURES = (0.0, 0.4, 0.6, 0.8, 1.0, 0.7)


@dataclass(frozen=True, slots=True)
class SegmentRequest:
    """A segment to translate again.

    Attributes:
        text: its words in the source.
        pair: ``source`` may be "", then its own letters tell the language.
        current: the translation there is, which is not offered again; or "".
        before: the sentence before it in the source, or "".
        wish: the person's own, or "".
    """

    text: str
    pair: Pair
    current: str = ""
    before: str = ""
    formality: Formality = Formality.ANY
    wish: str = ""
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A translation that is offered, and what is wrong with it; nothing where all is well."""

    text: str
    checks: tuple[Check, ...] = ()


def suggestions(
    book: PromptBook,
    request: SegmentRequest,
    generator: TextGenerator,
    token: CancelToken,
    most: int,
) -> Generator[TaskEvent, None, tuple[Suggestion, ...]]:
    """Other translations, no two alike, those with the fewest faults first.

    There may be fewer than ``most``, and none where the model always writes the same. What is
    there when it is cancelled is returned.

    Raises:
        UserFacingError: the segment is empty.
    """
    asked, wanted = _asked(request), _wanted(request)
    run = GenerationRun(generator, token, faithful_sampling())
    draws = [
        replace(segment_draw(book, run, wanted, asked), temperature=each)
        for each in _TEMPERATURES[: max(2, 2 * most)]
    ]
    drawn = yield from draw_unseen(run, draws)
    segment = SourceSegment(Span(0, len(asked.text)), asked.text)
    code = asked.source.code if asked.source else ""
    shown = ExamplesShown(book, wanted.target)
    found: dict[str, Judged] = {}
    for each in drawn:
        if each.text.strip() and not (token.cancelled and each.finish is None):
            one = judged(segment, code, wanted, each, shown)
            found.setdefault(_key(one.text), one)
    found.pop(_key(request.current), None)
    ranked = sorted(found.values(), key=lambda one: one.faults)[:most]
    return tuple(Suggestion(one.text, one.checks) for one in ranked)


def back_translation(
    book: PromptBook, text: str, pair: Pair, generator: TextGenerator, token: CancelToken
) -> Generator[TaskEvent, None, str]:
    """A segment's translation, put back into the source's language; as far as it came.

    Args:
        text: the translation.
        pair: of the translation, so that the answer is in ``pair.source``.

    Raises:
        UserFacingError: there is no text, or the source's language is not known.
    """
    if not is_known(pair.source):
        raise UserFacingError(
            tr("It is not known which language the text is in."),
            "",
            tr("Choose the language to translate from."),
        )
    back = Wanted(language(pair.source))
    asked = Asked(_line(text), language(pair.target) if is_known(pair.target) else None)
    run = GenerationRun(generator, token, faithful_sampling())
    [drawn] = yield from draw_unseen(run, [segment_draw(book, run, back, asked)])
    return drawn.text.strip()


def _asked(request: SegmentRequest) -> Asked:
    code = request.pair.source or clear_language(request.text)
    source = language(code) if is_known(code) else None
    return Asked(_line(request.text), source, request.before)


def _wanted(request: SegmentRequest) -> Wanted:
    target = language(request.pair.target)
    return Wanted(target, request.formality, request.wish, request.terms)


def _line(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise UserFacingError(tr("There is nothing to translate."))
    return line


def _key(text: str) -> str:
    """The same for texts that differ in blanks, marks and capitals alone."""
    return "".join(character for character in text.casefold() if character.isalnum())
