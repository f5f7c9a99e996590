"""A few steps of a plan with random weights: how quick this computer trains.

The work of a child process, as ``child`` is; it reads no text and writes nothing.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from typing import Any

from gpt_desktop.child.worker import Output, run_worker
from gpt_desktop.core.training.plan import TrainingPlan, plan_of
from gpt_desktop.training.failure import TrainingFailureError, TrainingFailureKind
from gpt_desktop.training.script import prepare_process

_SECONDS = 2.0  # that each of both is measured at least
_MOST_SECONDS = 8.0  # that one time may take
_SOME = 64  # tokens to work that out
_FEW = 16  # tokens with which everything is made ready
_WINDOW = 512  # tokens that are measured at once, as in ``scoring``


def main(arguments: Sequence[str]) -> int:
    """Measure and write JSON lines to standard output.

    Args:
        arguments: ``ChildLimits`` as JSON; the model's config and the plan, as one table of JSON.
    """
    return run_worker(_measure, arguments)


def _measure(arguments: Sequence[str], output: Output) -> Sequence[Any]:
    del output  # it takes seconds
    start = time.perf_counter()
    prepare_process()
    try:
        import torch
        import transformers

        from gpt_desktop.training import fitting, torch_base
    except ImportError as error:
        raise TrainingFailureError(TrainingFailureKind.NOT_INSTALLED) from error
    table = json.loads(arguments[0])
    plan = plan_of(table["plan"])
    if plan.threads:
        torch.set_num_threads(plan.threads)
    config = transformers.AutoConfig.for_model(**table["config"])
    model = transformers.AutoModelForCausalLM.from_config(config, attn_implementation="sdpa")
    model = model.to(_device(torch))
    starting = time.perf_counter() - start
    reading = _reading(model, torch)
    half = fitting.computes_in_half()
    learning = _learning(torch_base.trainable(model, plan), plan, half, torch)
    return [[learning, reading, starting]]


def _reading(model: Any, torch: Any) -> float:
    """Tokens a second that are only looked at."""

    def read(tokens: int) -> None:
        ids = torch.randint(0, model.config.vocab_size, (1, tokens), device=model.device)
        with torch.inference_mode():
            model(input_ids=ids, use_cache=False)

    model.eval()
    return _WINDOW / _seconds(read, _WINDOW, torch)


def _learning(model: Any, plan: TrainingPlan, half: bool, torch: Any) -> float:
    """Tokens a second that are learnt: forward and back, as the Trainer does it."""
    rest = [each for each in model.parameters() if each.requires_grad]
    steps = torch.optim.AdamW(rest, lr=1e-6)

    def learn(tokens: int) -> None:
        shape = (plan.batch, tokens)
        ids = torch.randint(0, model.config.vocab_size, shape, device=model.device)
        with torch.autocast(model.device.type, dtype=torch.bfloat16, enabled=half):
            loss = model(input_ids=ids, labels=ids).loss
        loss.backward()
        steps.step()
        steps.zero_grad()

    model.train()
    return plan.batch * plan.block / _seconds(learn, plan.block, torch)


def _seconds(work: Callable[[int], None], tokens: int, torch: Any) -> float:
    """Of one time with so many tokens, after a short one that is not counted.

    Where that would take long, it is worked out of one with fewer.
    """

    def timed(count: int) -> float:
        start = time.perf_counter()
        work(count)
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        return time.perf_counter() - start

    timed(_FEW)
    some = min(_SOME, tokens)
    expected = timed(some) * tokens / some
    if expected > _MOST_SECONDS:
        return expected
    times = [timed(tokens)]
    while sum(times) < _SECONDS:
        times.append(timed(tokens))
    return sum(times) / len(times)


def _device(torch: Any) -> str:
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"
