"""Generations that run together: shown in order, each ended on its own."""

from __future__ import annotations

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import FinishReason, SamplingParams
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.core.progress import Phase, Progressed
from gpt_desktop.core.prompts import FilledPrompt
from gpt_desktop.core.tasks import generation_batch
from gpt_desktop.core.tasks.base import TextAdded, TextReset
from gpt_desktop.core.tasks.generation_batch import GenerationBatch, Part
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.shaping import PlainShaper
from tests import fakes
from tests.core.running import drain
from tests.fakes import ScriptedGenerator, prompt_text

ANSWERS = {"a": "one two three four.", "b": "five.", "c": "six seven."}


class _LoopsForEnds:
    """Finish reasons of a scripted model that ends only because it goes round."""

    END = FinishReason.LOOP
    LENGTH = FinishReason.LENGTH
    CANCELLED = FinishReason.CANCELLED


def _answer(prompt: Prompt) -> str:
    return ANSWERS[prompt_text(prompt)]


def _run(token: CancelToken | None = None) -> GenerationRun:
    generator = ScriptedGenerator(_answer)
    return GenerationRun(generator, token or CancelToken(), SamplingParams())


def _parts(sentences: int | None = None) -> list[Part]:
    return [
        Part(
            FilledPrompt("test", 1, TextPrompt(name)),
            PlainShaper(max_sentences=sentences),
            max_tokens=50,
            lead=f"[{name}] ",
            label=name,
        )
        for name in ANSWERS
    ]


def _shown(events: list[object]) -> str:
    text = ""
    for event in events:
        text = "" if isinstance(event, TextReset) else text
        text += event.text if isinstance(event, TextAdded) else ""
    return text


def test_texts_are_shown_in_order_though_later_ones_end_first() -> None:
    events, written = drain(GenerationBatch(_run(), Phase.SECTIONS, _parts()).stream())
    assert [text for _, text in written] == list(ANSWERS.values())
    assert _shown(events) == "[a] one two three four.[b] five.[c] six seven."
    first = [event.text for event in events if isinstance(event, TextAdded)][:2]
    assert len(first[0] + first[1]) < len("[a] one two three four.")


def test_progress_counts_those_that_are_over() -> None:
    events, _ = drain(GenerationBatch(_run(), Phase.SECTIONS, _parts()).stream())
    progress = [event for event in events if isinstance(event, Progressed)]
    assert [(each.done, each.total) for each in progress] == [(0, 3), (1, 3), (2, 3)]
    assert progress[0].label == "a"


def test_all_share_a_seed_which_the_receipt_names() -> None:
    run = _run()
    drain(GenerationBatch(run, Phase.SECTIONS, _parts()).stream())
    assert isinstance(run.generator, ScriptedGenerator)
    seeds = {params.seed for params in run.generator.params}
    receipt = run.result("").receipt
    assert seeds == {receipt.sampling.seed}
    assert receipt.usage.generated_tokens == 7


def test_a_text_that_has_enough_ends_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ANSWERS, "a", "One. Two. Three. Four.")
    run = _run()
    _, written = drain(GenerationBatch(run, Phase.SECTIONS, _parts(sentences=1)).stream())
    assert [text for _, text in written] == ["One.", "five.", "six seven."]
    assert run.finish is FinishReason.END


@pytest.mark.parametrize("after", range(1, 5))
def test_cancelled_it_keeps_what_is_over_and_what_is_shown(after: int) -> None:
    token = CancelToken()
    run = _run(token)
    events: list[object] = []
    running = GenerationBatch(run, Phase.SECTIONS, _parts()).stream()
    while sum(isinstance(event, TextAdded) for event in events) < after:
        events.append(next(running))
    token.cancel()
    rest, written = drain(running)
    shown = _shown([*events, *rest])
    assert shown == "".join(part.lead + text for part, text in written)
    assert shown.startswith("[a] ")
    for part, text in written:
        whole = ANSWERS[part.label]
        assert text == whole or (part.label == "a" and whole.startswith(text))
    assert run.finish is FinishReason.CANCELLED


def test_a_loop_is_cut_off_where_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        generation_batch, "without_repeated_tail", lambda text: text.removesuffix(" four.")
    )
    monkeypatch.setattr(fakes, "FinishReason", _LoopsForEnds)
    run = _run()
    events, written = drain(GenerationBatch(run, Phase.SECTIONS, _parts()).stream())
    assert written[0][1] == "one two three"
    assert _shown(events) == "[a] one two three[b] five.[c] six seven."
    assert run.looped


def test_cancelled_at_once_it_shows_nothing() -> None:
    token = CancelToken()
    token.cancel()
    events, written = drain(GenerationBatch(_run(token), Phase.SECTIONS, _parts()).stream())
    assert written == []
    assert _shown(events) == ""
