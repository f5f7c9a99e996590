"""Measures how well and how fast a model works on this computer."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from gpt_desktop.core.abilities import scores
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingParams, TextGenerator, Usage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.measurement import Measurement, write_measurement
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.models import InstalledModel, ModelLibrary
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.services.peak_memory import peak_memory

WINDOW = 512  # tokens
_ANSWER_TOKENS = 64
_PROMPT_TOKENS = 512

OpenEngine = Callable[[Path], TextGenerator]


class ModelMeasuring:
    """Implements ``MeasureModel`` on an engine of its own, closed afterwards.

    Args:
        open_engine: loads a model folder, without guesses (``inference/speculation.py``): how
            often they are right depends on the text; raises UserFacingError where it is damaged.
        sample: what is read where no text is given.
    """

    def __init__(self, library: ModelLibrary, open_engine: OpenEngine, sample: Path) -> None:
        self._library = library
        self._open_engine = open_engine
        self._sample = sample

    def __call__(
        self, model_id: str, text: str, tokens: int, token: CancelToken
    ) -> Generator[Progressed, None, Measurement]:
        """Measure; the figures are kept in the model's figures folder as well.

        Raises:
            UserFacingError: the model is not installed or damaged, or the text too short.
            CancelledError: the token was cancelled.
        """
        model = find_installed(self._library, model_id)
        text = text or self._sample.read_text(encoding="utf-8")
        yield Progressed(Phase.LOADING, 0, 0, Unit.PERCENT)
        measured = yield from measure_engine(
            lambda: self._open_engine(model.folder), text, tokens, token
        )
        write_measurement(model.figures_folder, measured)
        return measured


def measure_engine(
    open_engine: Callable[[], TextGenerator], text: str, tokens: int, token: CancelToken
) -> Generator[Progressed, None, Measurement]:
    """Measure what is opened, and close it.

    Raises:
        UserFacingError: it is damaged, or the text too short.
        CancelledError: the token was cancelled.
    """
    token.raise_if_cancelled()
    start = time.perf_counter()
    with closing(open_engine()) as generator:
        load_seconds = time.perf_counter() - start
        usage = yield from _speed(generator, text, token)
        scorer = scores(generator)
        count, perplexity = 0, None
        if scorer is not None:
            count = min(tokens, generator.count_tokens(text))
            window = min(WINDOW, generator.facts.context_length)
            windows = scorer.score_windows(text, count, window, token)
            perplexity = yield from _perplexity(windows, count)
    return Measurement(
        perplexity=None if perplexity is None else round(perplexity, 4),
        tokens=count,
        prefill=round(_rate(usage.prompt_tokens, usage.prefill_seconds), 1),
        decode=round(_rate(usage.generated_tokens, usage.decode_seconds), 1),
        load_seconds=round(load_seconds, 3),
        peak_memory_bytes=peak_memory(),
    )


def find_installed(library: ModelLibrary, model_id: str) -> InstalledModel:
    """The model of an id; raises UserFacingError where there is none."""
    for model in library.installed():
        if model.facts.id == model_id:
            return model
    raise UserFacingError(
        tr("The model “{name}” is not installed.", name=model_id),
        "",
        tr("Get it in Models, or with “gpt-desktop models fetch”."),
    )


def _speed(
    generator: TextGenerator, text: str, token: CancelToken
) -> Generator[Progressed, None, Usage]:
    """One answer after a prompt of about 512 tokens, or what the text and the model have."""
    most = min(_PROMPT_TOKENS, generator.facts.context_length - 2 * _ANSWER_TOKENS)
    letters = len(text) * most // max(most, generator.count_tokens(text))
    params = SamplingParams(temperature=0, max_tokens=_ANSWER_TOKENS, loop_guard=False)
    written = 0
    usage = Usage(0, 0, 0, 0.0, 0.0, 0)
    for delta in generator.generate(TextPrompt(text[: max(1, letters)]), params, token):
        usage = delta.usage or usage
        written += len(delta.token_ids)
        if delta.prefilled is not None:
            yield Progressed(Phase.READING, *delta.prefilled, Unit.TOKENS)
        else:
            yield Progressed(Phase.WRITING, written, _ANSWER_TOKENS, Unit.TOKENS)
    token.raise_if_cancelled()
    return usage


def _perplexity(
    windows: Iterable[Sequence[float]], total: int
) -> Generator[Progressed, None, float]:
    """Of the ``total`` tokens whose log-probabilities are given, a window's first left out."""
    read = scored = 0
    lost = 0.0
    for logprobs in windows:
        read += len(logprobs) + 1
        scored += len(logprobs)
        lost -= sum(logprobs)
        yield Progressed(Phase.READING, read, total, Unit.TOKENS)
    if not scored:
        raise UserFacingError(
            tr("The text is too short to measure with."),
            tr("It has fewer than two tokens."),
            tr("Choose a longer text."),
        )
    return math.exp(min(lost / scored, 700.0))


def _rate(tokens: int, seconds: float) -> float:
    return tokens / seconds if seconds > 0 else 0.0
