"""The training itself, by transformers' Trainer: the same steps alone or under ``accelerate``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from transformers import EarlyStoppingCallback, Trainer, TrainingArguments

from gpt_desktop.core.training.events import TrainingEvent
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.training.run import TrainingRun
from gpt_desktop.training.blocks import Blocks, Collator
from gpt_desktop.training.failure import TrainingFailureError, TrainingFailureKind
from gpt_desktop.training.telling import Telling

_KEPT = 2  # checkpoints: the best and the last


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a training did.

    Attributes:
        model: with the best weights seen; None where it was paused.
        curve: as Trainer writes it down: a table of numbers each some steps.
    """

    model: Any | None
    curve: list[dict[str, float]]
    steps: int
    tokens: int


def fit(
    run: TrainingRun,
    plan: TrainingPlan,
    model: Any,
    tokenizer: Any,
    tell: Callable[[TrainingEvent], None],
) -> Fitted:
    """Train from the last whole checkpoint on, or from the start.

    Raises:
        TrainingFailureError: there is too little text, or the loss is no number.
        OSError: the disk is full; the last checkpoint is whole.
        MemoryError: it takes more memory than there is.
    """
    texts = run.texts()
    training = Blocks(tokenizer, texts.training, plan.block)
    validation = Blocks(tokenizer, texts.validation, plan.block)
    if not training.parts or not validation.parts:
        raise TrainingFailureError(TrainingFailureKind.TOO_LITTLE_TEXT)
    arguments = _arguments(run, plan)
    together = plan.batch * plan.accumulation * arguments.world_size
    per_block = training.tokens / len(training)
    telling = Telling(run, tell, together * per_block)
    trainer = Trainer(
        model=model,
        args=arguments,
        train_dataset=training,
        eval_dataset=validation,
        data_collator=Collator(tokenizer.pad_token_id or 0),
        callbacks=[telling],
    )
    if plan.patience:
        trainer.add_callback(EarlyStoppingCallback(early_stopping_patience=plan.patience))
    if arguments.should_save:
        run.remove_broken_checkpoints()
    last = run.last_checkpoint()
    done = _guarded(lambda: trainer.train(resume_from_checkpoint=str(last) if last else None))
    if telling.paused:
        return Fitted(None, trainer.state.log_history, done.global_step, training.tokens)
    whole = trainer.accelerator.unwrap_model(trainer.model)
    return Fitted(whole, trainer.state.log_history, done.global_step, training.tokens)


def _arguments(run: TrainingRun, plan: TrainingPlan) -> TrainingArguments:
    half = computes_in_half()
    return TrainingArguments(
        output_dir=str(run.checkpoints),
        num_train_epochs=plan.epochs,
        max_steps=plan.most_steps or -1,
        per_device_train_batch_size=plan.batch,
        per_device_eval_batch_size=plan.batch,
        gradient_accumulation_steps=plan.accumulation,
        learning_rate=plan.rate,
        weight_decay=plan.weight_decay,
        warmup_ratio=plan.warmup,
        lr_scheduler_type="cosine",
        eval_strategy="steps",
        eval_steps=plan.check_every,
        save_strategy="steps",
        save_steps=plan.check_every,
        save_total_limit=_KEPT,
        load_best_model_at_end=True,
        metric_for_best_model="eval_loss",
        greater_is_better=False,
        prediction_loss_only=True,
        logging_steps=1,
        logging_nan_inf_filter=False,
        bf16=half,
        seed=plan.seed,
        data_seed=plan.seed,
        use_cpu=not _accelerated(),
        dataloader_num_workers=0,
        dataloader_pin_memory=False,
        remove_unused_columns=False,
        report_to=[],
        disable_tqdm=True,
        log_level="error",
        save_safetensors=True,
        ddp_find_unused_parameters=False,
    )


def _accelerated() -> bool:
    return bool(torch.cuda.is_available() or torch.backends.mps.is_available())


def computes_in_half() -> bool:
    """Whether bfloat16 is quicker here: processors without it compute it through float32."""
    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if torch.backends.mps.is_available():
        return False
    asked = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(asked and asked())


def _guarded(work: Callable[[], Any]) -> Any:
    """torch tells of a lack of memory, or of room on the disk, as RuntimeError."""
    try:
        return work()
    except torch.OutOfMemoryError as error:
        raise MemoryError from error
    except RuntimeError as error:
        if "allocate memory" in str(error) or "out of memory" in str(error).lower():
            raise MemoryError from error
        if any(words in str(error) for words in _NO_ROOM):
            raise OSError(str(error)) from error
        raise


# Of torch's writer of files.
_NO_ROOM = ("file write failed", "No space left", "unexpected pos", "PytorchStreamWriter")
