"""A whole run, from what is in its folder: ``python -m gpt_desktop.training.script FOLDER``.

The same under ``accelerate launch``, for several processors or machines that see the folder; then
the first process alone measures, writes and tells.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from gpt_desktop.child.lines import to_line
from gpt_desktop.core.training.events import TrainingEvent, TrainingPhase
from gpt_desktop.core.training.plan import TrainingMethod
from gpt_desktop.core.training.run import TrainingRun

# Nothing is fetched, and no code of a publisher's is run, whatever the environment says.
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
_MEASURED = 8192  # tokens of a text that perplexity is measured on, at most
_WRITTEN = 48  # tokens after each prompt
_TOKENIZER_FILES = (
    "tokenizer.json",
    "tokenizer_config.json",
    "chat_template.jinja",
    "generation_config.json",
)

Tell = Callable[[TrainingEvent], None]


def prepare_process() -> None:
    """Before torch is imported."""
    os.environ.update(_OFFLINE)
    os.environ.pop("TRUST_REMOTE_CODE", None)
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def train_run(run: TrainingRun, tell: Tell) -> bool:
    """Train, measure and write the new model.

    Returns:
        Whether it came to its end; not where it was paused.

    Raises:
        TrainingFailureError: see ``TrainingFailureKind``.
        OSError, MemoryError: there is no room.
    """
    import torch

    from gpt_desktop.training.fitting import fit
    from gpt_desktop.training.torch_base import load_base, load_tokenizer, trainable

    plan = run.plan()
    if plan.threads:
        torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    tokenizer = load_tokenizer(run.base)
    model = load_base(run.base)
    first = _is_first()
    if first:
        _measure(run, model, tokenizer, "before", tell)
    start = (time.perf_counter(), time.process_time())
    model = trainable(model, plan)
    fitted = fit(run, plan, model, tokenizer, tell if first else lambda _: None)
    if fitted.model is None:
        return False
    if not first:
        return True
    times = {
        "seconds": round(time.perf_counter() - start[0], 1),
        "cpu_seconds": round(time.process_time() - start[1], 1),
    }
    merged = fitted.model
    if plan.method is TrainingMethod.LORA:
        merged = merged.merge_and_unload()
    _measure(run, merged, tokenizer, "after", tell)
    tell(TrainingEvent(TrainingPhase.SAVING))
    _save(run, merged)
    trained = {"steps": fitted.steps, "tokens": fitted.tokens, "curve": fitted.curve, **times}
    run.write_report({**run.figures(), **trained})
    return True


def main(arguments: Sequence[str]) -> int:
    """Train the run of a folder; lines of JSON to standard output.

    Returns:
        0, or 3 where it was paused.
    """
    prepare_process()

    def tell(event: TrainingEvent) -> None:
        sys.stdout.buffer.write(to_line("event", event.to_table()))
        sys.stdout.buffer.flush()

    return 0 if train_run(TrainingRun(Path(arguments[0]).absolute()), tell) else 3


def _is_first() -> bool:
    return int(os.environ.get("RANK", "0")) == 0


def _measure(run: TrainingRun, model: Any, tokenizer: Any, when: str, tell: Tell) -> None:
    """Perplexities and samples, kept on disk: after a break nothing is measured again."""
    from gpt_desktop.training.scoring import go_on, perplexity

    figures = run.figures()
    if when in figures:
        return
    before = when == "before"
    tell(TrainingEvent(TrainingPhase.MEASURING_BEFORE if before else TrainingPhase.MEASURING_AFTER))
    texts = run.texts()
    found: dict[str, Any] = {}
    for name, text in (("validation", "\n\n".join(texts.validation)), ("general", texts.general)):
        if text:
            value, tokens = perplexity(model, tokenizer, text, _MEASURED)
            found[name] = {"perplexity": round(value, 4), "tokens": tokens}
    prompts = run.plan().prompts
    if prompts:
        found["samples"] = go_on(model, tokenizer, prompts, _WRITTEN)
    run.write_figures({**figures, when: found})


def _save(run: TrainingRun, model: Any) -> None:
    """Into a folder that appears when it is whole."""
    partial = run.path / "result.partial"
    shutil.rmtree(partial, ignore_errors=True)
    model.config.use_cache = True
    model.save_pretrained(partial, safe_serialization=True)
    for name in _TOKENIZER_FILES:
        if (run.base / name).is_file():
            shutil.copyfile(run.base / name, partial / name)
    shutil.rmtree(run.result, ignore_errors=True)
    partial.rename(run.result)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
