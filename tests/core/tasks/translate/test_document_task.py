"""The translation of a document unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Segment, SegmentOrigin
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Block, BlockKind, Document, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.language_detection import use_identifier
from gpt_desktop.core.messages import ChatPrompt, Prompt
from gpt_desktop.core.steps import Steps
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult, TextAdded
from gpt_desktop.core.tasks.translate.document_task import DocumentTranslation
from gpt_desktop.core.translation.aids import TranslationAids
from gpt_desktop.core.translation.memory import MemoryMatch, TranslationMemory
from gpt_desktop.core.translation.pair import Pair
from tests.core.running import PROMPTS
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator

BOTH = replace(SCRIPTED_FACTS, languages=("en", "fr"))
FRENCH = {
    "The train leaves at nine.": "Le train part à neuf heures.",
    "It rains tonight.": "Il pleut ce soir.",
    "The house is red.": "La maison est rouge.",
    "My brother sleeps well.": "Mon frère dort bien.",
}


def french(prompt: Prompt) -> str:
    asked = prompt.messages[-1].content if isinstance(prompt, ChatPrompt) else prompt.text
    return max((asked.rfind(source), target) for source, target in FRENCH.items())[1]


class English:
    """Finds English wherever it is asked."""

    def prepare(self) -> bool:
        return True

    def likelihoods(self, text: str, codes: Sequence[str]) -> Mapping[str, float]:
        return {code: float(code == "en") for code in codes}


class Parts:
    """A PartStore in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.kept.get(key)

    def put(self, key: str, document_id: str, text: str) -> None:
        assert document_id
        self.kept[key] = text


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_identifier(English())
    yield
    use_identifier(None)


def book(*texts: str) -> Document:
    return make_document(Path("a.docx"), "a.docx", [Block(BlockKind.PARAGRAPH, t) for t in texts])


def translated(
    document: Document,
    generator: ScriptedGenerator,
    *,
    parts: Parts | None = None,
    written: Mapping[str, str] | None = None,
    memory: TranslationMemory | None = None,
    stop_after: int | None = None,
) -> tuple[str, TaskResult]:
    """What is shown, and the result; stopped once so many units are there."""
    token = CancelToken()
    aids = TranslationAids(memory=memory, written=written or {})
    request = TaskRequest(options={"target": "fr"}, documents=(document,), parts=parts, aids=aids)
    steps = Steps(DocumentTranslation(PROMPTS).run(request, generator, token))
    shown: list[str] = []
    for event in steps:
        if isinstance(event, TextAdded):
            shown.append(event.text)
            if len(shown) == stop_after:
                token.cancel()
    return "".join(shown), steps.result


def test_units_stay_apart() -> None:
    document = book("It rains tonight. The house is red.", "12,5", "My brother sleeps well.")
    shown, result = translated(document, ScriptedGenerator(french, BOTH))
    expected = "Il pleut ce soir. La maison est rouge.\n\n12,5\n\nMon frère dort bien."
    assert shown == result.text == expected
    segments = [each for each in result.annotations if isinstance(each, Segment)]
    assert [(each.source.of(document.text), each.target.of(shown)) for each in segments] == [
        ("It rains tonight.", "Il pleut ce soir."),
        ("The house is red.", "La maison est rouge."),
        ("12,5", "12,5"),
        ("My brother sleeps well.", "Mon frère dort bien."),
    ]
    assert segments[2].origin is SegmentOrigin.KEPT


def test_what_is_finished_is_not_done_again() -> None:
    document, parts = book(*FRENCH), Parts()
    first = ScriptedGenerator(french, BOTH)
    whole = translated(document, first, parts=parts)[1]
    again = ScriptedGenerator(french, BOTH)
    after = translated(document, again, parts=parts)[1]
    assert (after.text, after.annotations) == (whole.text, whole.annotations)
    assert (len(first.prompts), again.prompts) == (4, [])


def test_another_language_is_done_anew() -> None:
    document, parts = book(*FRENCH), Parts()
    translated(document, ScriptedGenerator(french, BOTH), parts=parts)
    other = ScriptedGenerator(french, replace(BOTH, sha256="1" * 64))
    translated(document, other, parts=parts)
    assert len(other.prompts) == 4


def test_what_the_person_wrote_stays() -> None:
    document, parts = book(*FRENCH), Parts()
    translated(document, ScriptedGenerator(french, BOTH), parts=parts)
    _, result = translated(
        document,
        ScriptedGenerator(french, BOTH),
        parts=parts,
        written={"It rains tonight.": "Ce soir, il pleut."},
    )
    assert "Ce soir, il pleut." in result.text


class Memory:
    """One translation that was kept."""

    def look_up(self, text: str, pair: Pair, least: float = 1.0) -> tuple[MemoryMatch, ...]:
        same = text == "It rains tonight."
        return (MemoryMatch(text, "Ce soir, il pleut.", 1.0),) if same else ()

    def put(self, source: str, target: str, pair: Pair) -> None:
        raise NotImplementedError


def test_what_came_into_the_memory_meanwhile_is_taken() -> None:
    document, parts = book(*FRENCH), Parts()
    translated(document, ScriptedGenerator(french, BOTH), parts=parts)
    again = ScriptedGenerator(french, BOTH)
    _, result = translated(document, again, parts=parts, memory=Memory())
    assert "Ce soir, il pleut." in result.text
    assert again.prompts == []


def test_stopped_it_keeps_whole_units_and_goes_on_from_there() -> None:
    texts = [f"{source} {source}" for source in FRENCH] * 12
    document, parts = book(*texts), Parts()
    shown, result = translated(
        document, ScriptedGenerator(french, BOTH), parts=parts, stop_after=12
    )
    assert result.finish is FinishReason.CANCELLED
    units = shown.split("\n\n")
    assert len(units) >= 12
    assert units == [f"{FRENCH[s]} {FRENCH[s]}" for s in FRENCH] * (len(units) // 4)
    assert parts.kept


def test_nothing_to_translate() -> None:
    with pytest.raises(UserFacingError, match="nothing to translate"):
        translated(book(), ScriptedGenerator(french, BOTH))
