"""What several generations of one run come to: their sum, and how all of them ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta, FinishReason, SamplingParams, Usage
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.core.prompts import FilledPrompt
from gpt_desktop.core.tasks.base import TaskResult
from gpt_desktop.core.tasks.generation_run import GenerationRun
from tests.core.running import drain
from tests.fakes import ScriptedGenerator

FILLED = FilledPrompt("test", 1, TextPrompt("Say a word."))
REPEATED = "The model began to repeat itself, so the answer was ended."
FULL = "The answer stopped because the model’s context is full."
AT_THE_LIMIT = "The answer stopped at the length limit."


class _Ending(ScriptedGenerator):
    """Says a word a generation and ends each as it is told."""

    def __init__(self, ends: list[tuple[FinishReason, Usage]]) -> None:
        super().__init__(["word"] * len(ends))
        self._ends = ends

    def generate(
        self, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Iterator[Delta]:
        for delta in super().generate(prompt, params, token):
            if delta.finish is None:
                yield delta
            else:
                finish, usage = self._ends.pop(0)
                yield replace(delta, finish=finish, usage=usage)


def _result_of(ends: list[tuple[FinishReason, Usage]]) -> TaskResult:
    run = GenerationRun(_Ending(ends), CancelToken(), SamplingParams())
    texts = [drain(run.stream(FILLED))[1] for _ in list(ends)]
    events, result = drain(run.finish_with(" ".join(texts)))
    assert isinstance(result, TaskResult)
    assert list(result.notices) == events
    return result


def test_the_receipt_sums_what_all_generations_took() -> None:
    first = Usage(10, 4, 3, 0.25, 0.5, seed=7)
    second = Usage(20, 16, 5, 0.5, 1.0, seed=7)
    third = Usage(40, 0, 1, 1.0, 2.0, seed=7)
    result = _result_of([(FinishReason.END, each) for each in (first, second, third)])
    assert result.receipt.usage == Usage(
        prompt_tokens=70,
        cached_tokens=20,
        generated_tokens=9,
        prefill_seconds=1.75,
        decode_seconds=3.5,
        seed=7,
    )


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ([FinishReason.END, FinishReason.END], []),
        ([FinishReason.CONTEXT], [FULL]),
        ([FinishReason.END, FinishReason.CONTEXT], [FULL]),
        ([FinishReason.END, FinishReason.LENGTH], [AT_THE_LIMIT]),
        ([FinishReason.LENGTH, FinishReason.END], [AT_THE_LIMIT]),
        ([FinishReason.LOOP], [REPEATED]),
        ([FinishReason.LOOP, FinishReason.END], [REPEATED]),
        ([FinishReason.LOOP, FinishReason.END, FinishReason.LENGTH], [REPEATED]),
    ],
)
def test_an_ending_is_said_whichever_generation_had_it(
    ends: list[FinishReason], words: list[str]
) -> None:
    result = _result_of([(end, Usage(1, 0, 1, 0.0, 0.0, 0)) for end in ends])
    assert [notice.text for notice in result.notices] == words
    assert result.finish is ends[-1]


def test_a_text_made_whole_says_nothing_of_the_generations_behind_it() -> None:
    ends = [(FinishReason.LOOP, Usage(1, 0, 1, 0.0, 0.0, 0))]
    run = GenerationRun(_Ending(ends), CancelToken(), SamplingParams())
    drain(run.stream(FILLED))
    run.settle()
    events, result = drain(run.finish_with("word"))
    assert events == []
    assert result.finish is FinishReason.END
