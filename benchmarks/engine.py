"""Speeds of the engine on a model folder, as a table.

Run ``python -m benchmarks.engine [FOLDER] [--threads N] [--spin MICROSECONDS]``. Every figure is
the median of the repetitions. Compare figures of one run only: machines are shared and drift.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.messages import ChatPrompt, Message, Role
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import Engine
from gpt_desktop.inference.prefill import PREFILL_CHUNK
from gpt_desktop.inference.prompt_encoder import open_prompt_encoder
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.session import SessionOptions, open_session
from gpt_desktop.inference.tokenizer import load_tokenizer

PROMPT_TOKENS = 512
CONTEXTS = (16, 512, 1024, 2048, 4096)
STEPS = 32
TEXT = "The town lies where the river meets the old road from the mountains to the sea. " * 400


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = paths.bundled_models_dir() / "smollm2-135m-instruct"
    parser.add_argument("folder", type=Path, nargs="?", default=default)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--spin", type=int, default=SessionOptions().spin_microseconds)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    options = SessionOptions(threads=arguments.threads, spin_microseconds=arguments.spin)
    print(f"{arguments.folder.name}, {options}")
    for name, figure in figures(arguments.folder, options, arguments.repeat):
        print(f"{name:<48} {figure:>12}", flush=True)


def figures(path: Path, options: SessionOptions, repeat: int) -> Iterator[tuple[str, str]]:
    """Names and figures with units, as they are measured."""
    folder = read_model_folder(path)
    start = time.perf_counter()
    tokenizer = load_tokenizer(folder)
    encoder = open_prompt_encoder(folder, tokenizer)
    session = open_session(folder, options)
    yield "load", f"{time.perf_counter() - start:.2f} s"
    ids = tokenizer.encode(TEXT)
    token = CancelToken()
    times = []
    for _ in range(repeat):
        sequence = Sequence(session)
        start = time.perf_counter()
        for place in range(0, PROMPT_TOKENS, PREFILL_CHUNK):
            sequence.feed(ids[place : min(place + PREFILL_CHUNK, PROMPT_TOKENS)], token)
        times.append(time.perf_counter() - start)
    speed = PROMPT_TOKENS / statistics.median(times)
    yield f"prefill, {PROMPT_TOKENS} tokens", f"{speed:.0f} tok/s"
    sequence = Sequence(session)
    for context in CONTEXTS:
        while (held := len(sequence.tokens)) < context:
            sequence.feed(ids[held : min(held + PREFILL_CHUNK, context)], token)
        step = statistics.median(_step_times(sequence, ids, token))
        yield f"decode, {context} tokens held", f"{1000 * step:.1f} ms/tok"
        sequence.truncate(context)
    yield "peak memory", f"{_peak_megabytes():.0f} MB"
    yield from _turns(lambda: Engine(folder, session, tokenizer, encoder), repeat)


def _peak_megabytes() -> float:
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage counts bytes or KiB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def _step_times(sequence: Sequence, ids: list[int], token: CancelToken) -> list[float]:
    times = []
    for id_ in ids[:STEPS]:
        start = time.perf_counter()
        sequence.logits_after([id_], token)
        times.append(time.perf_counter() - start)
    return times


def _turns(new_engine: Callable[[], Engine], repeat: int) -> Iterator[tuple[str, str]]:
    """Time to the first token of a second turn, with the first one's cache and without."""
    params = SamplingParams(temperature=0, max_tokens=1)
    question = Message(Role.USER, f"Summarize this.\n\n{TEXT[:4000]}")
    first = ChatPrompt((question,))
    second = ChatPrompt(
        (question, Message(Role.ASSISTANT, "A town."), Message(Role.USER, "Where does it lie?"))
    )
    for name, prompts in (("cached", (first, second)), ("recomputed", (second,))):
        times = []
        for _ in range(repeat):
            engine = new_engine()
            for prompt in prompts:
                *_, last = engine.generate(prompt, params, CancelToken())
            assert last.usage is not None
            times.append(last.usage.prefill_seconds)
            tokens = last.usage.prompt_tokens
        yield f"first token of turn 2, {tokens} tokens, {name}", f"{statistics.median(times):.3f} s"


if __name__ == "__main__":
    main()
