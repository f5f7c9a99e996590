"""Short generations of every kind in turn, for tests that run very many of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.constraints import Choices, JsonSchema, Pattern
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.inference.engine import Engine
from tests.inference.asking import GREEDY, ask, chat
from tests.inference.cancelling import CountdownToken, written

SHORT = replace(GREEDY, max_tokens=3)
DRAWN = SamplingParams(max_tokens=3, seed=1)
_SCHEMA = '{"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}'

Work = Callable[[Engine, int], object]


def _prompt(number: int) -> Prompt:
    return TextPrompt(f"Number {number} of many. {number * 7919}")


def _batch(engine: Engine, number: int) -> object:
    prompts = [_prompt(number), _prompt(number + 1), chat(f"And {number}?")]
    return written(engine, prompts, SHORT, CancelToken())


def _cancelled(engine: Engine, number: int) -> object:
    return ask(engine, _prompt(number), SHORT, CountdownToken(number % 4))


def _closed_early(engine: Engine, number: int) -> object:
    with closing(engine.generate(_prompt(number), SHORT, CancelToken())) as deltas:
        return next(deltas)


def _with(params: SamplingParams) -> Work:
    return lambda engine, number: ask(engine, _prompt(number), params)


WORKS: tuple[Work, ...] = (
    _with(SHORT),
    _with(DRAWN),
    lambda engine, number: ask(engine, chat("Tell me", "Yes.", f"About {number}?"), SHORT),
    lambda engine, number: ask(engine, TextPrompt(f"{number} ab ab ab ab ab ab"), SHORT),
    _batch,
    _cancelled,
    _closed_early,
    _with(replace(SHORT, logprobs=3)),
    _with(replace(SHORT, banned=("e", "the"), stop=("x",))),
    _with(replace(DRAWN, constraint=Choices(("a", "bc")))),
    _with(replace(SHORT, constraint=Pattern("[a-c]{2}[0-9]"))),
    _with(replace(SHORT, constraint=JsonSchema(_SCHEMA), max_tokens=9)),
    lambda engine, number: engine.score(_prompt(number), ["so", "or so"], CancelToken()),
    lambda engine, number: list(engine.score_windows(f"{number} " * 20, 20, 8, CancelToken())),
)
"""What an engine does, each once; together about as many generations."""


def do_work(engine: Engine, first: int, count: int) -> None:
    """Do ``count`` works, each of another number, from ``first`` on."""
    for number in range(first, first + count):
        WORKS[number % len(WORKS)](engine, number)


def resident_bytes() -> int:
    """Memory of this process, now; Linux only."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("the system does not tell")
