"""Runs small enough for a test: a decoder of two layers, and a text that has something to learn."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM

from gpt_desktop.core.training.plan import TrainingMethod, TrainingPlan
from gpt_desktop.core.training.run import TrainingRun, TrainingTexts

WORDS = [f"word{number}" for number in range(60)]
PROGRAM = Path(__file__).resolve().parents[2]


def text(seed: int, words: int = 600) -> str:
    """Each word mostly followed by the next one but two."""
    chance = random.Random(seed)
    at, written = 0, []
    for _ in range(words):
        at = (at + 3) % len(WORDS) if chance.random() < 0.9 else chance.randrange(len(WORDS))
        written.append(WORDS[at])
    return " ".join(written)


def write_base(folder: Path) -> None:
    """A random Llama with its tokenizer, as ``convert.recover`` writes an installed one."""
    vocabulary = {word: number + 1 for number, word in enumerate(WORDS)} | {"<end>": 0}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<end>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.add_special_tokens(["<end>"])
    folder.mkdir(parents=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "eos_token": "<end>",
        "pad_token": "<end>",
        "add_bos_token": False,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=512,
        tie_word_embeddings=True,
        eos_token_id=0,
        bos_token_id=None,
    )
    LlamaForCausalLM(config).save_pretrained(folder)


def make_run(
    path: Path, *, method: TrainingMethod = TrainingMethod.LORA, steps: int = 24
) -> TrainingRun:
    run = TrainingRun(path)
    plan = TrainingPlan(
        base="tiny",
        name="Tiny",
        method=method,
        learning_rate=1e-2,
        block=32,
        batch=2,
        accumulation=1,
        epochs=4,
        most_steps=steps,
        check_every=6,
        patience=0,
        threads=1,
        prompts=("word1 word4",),
    )
    texts = TrainingTexts((text(1), text(2), text(3)), (text(4, 200),), text(5, 100))
    run.create(plan, texts)
    write_base(run.base)
    return run


def start(run: TrainingRun, *launcher: str) -> subprocess.Popen[str]:
    """The script in a process of its own, as a terminal or ``accelerate`` starts it."""
    command = launcher or (sys.executable,)
    return subprocess.Popen(
        [*command, "-m", "gpt_desktop.training.script", str(run.path)],
        cwd=PROGRAM,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def finish(run: TrainingRun, *launcher: str) -> str:
    """The same to its end; returns what it told."""
    with start(run, *launcher) as process:
        told = (process.stdout or io.StringIO()).read()
    assert process.returncode == 0, told
    return told


def losses(run: TrainingRun) -> list[tuple[int, float]]:
    """The curve of the report: steps and their losses."""
    report = run.report()
    assert report is not None
    return [(int(each["step"]), each["loss"]) for each in report["curve"] if "loss" in each]
