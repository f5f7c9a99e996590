"""Makes ``tests/inference/data/genai_*``: random models as onnxruntime-genai's builder writes them.

Its model builder needs transformers 5 and onnx_ir, which do not fit beside optimum, so this is a
program for an environment of its own, and its output is kept. Made with onnxruntime-genai
0.18.0, onnx_ir 1.1.0, onnx 1.23.2, onnxruntime 1.32.0, transformers 5.24.0, torch 2.13.0 on CPU::

    python -m tests.export.genai_models tests/inference/data

Each folder holds what the builder wrote and ``expected.json``: for prompts of tokens, and for one
conversation, the likeliest tokens after them as onnxruntime-genai itself chose them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onnxruntime_genai
import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from transformers import AutoConfig, AutoModelForCausalLM, PreTrainedTokenizerFast

SPECIALS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
TEMPLATE = (
    "{%- for message in messages -%}<|im_start|>{{ message.role }}\n{{ message.content }}"
    "<|im_end|>\n{% endfor -%}{%- if add_generation_prompt -%}<|im_start|>assistant\n{% endif %}"
)
VOCAB = 288
PROMPTS = [
    [1, 90, 75, 78, 78, 81, 2, 13, 1, 101, 44, 200],
    [(5 * place * place + 17) % VOCAB for place in range(150)],
]
MESSAGES = [
    {"role": "user", "content": "Name a river."},
    {"role": "assistant", "content": "The Elbe."},
    {"role": "user", "content": "And a lake in the Alps?"},
]
NEW_TOKENS = 40
_SIZES: dict[str, Any] = {
    "vocab_size": VOCAB,
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 16,
    "max_position_embeddings": 256,
    "eos_token_id": [2, 0],
    "bos_token_id": 1,
    "pad_token_id": 0,
}


@dataclass(frozen=True, slots=True)
class Made:
    """A folder to make: ``precision``, ``options`` and ``provider`` are the builder's words."""

    name: str
    model_type: str
    precision: str
    options: tuple[str, ...] = ()
    provider: str = "cpu"


MADE = (
    # With position_ids and a cache of float16; it runs on processors as well.
    Made("genai_llama_dml", "llama", "int4", ("int4_block_size=32",), provider="dml"),
    Made("genai_llama_fp32", "llama", "fp32"),
    Made("genai_llama_int4", "llama", "int4", ("int4_block_size=32",)),
    Made("genai_qwen3_fp32", "qwen3", "fp32"),
    Made("genai_qwen3_int4", "qwen3", "int4", ("int4_block_size=32", "prune_lm_head=true")),
)


def main(output: Path) -> None:
    """Make all folders anew."""
    with tempfile.TemporaryDirectory() as place:
        for made in MADE:
            checkpoint = _checkpoint(Path(place) / made.name, made.model_type)
            target = output / made.name
            shutil.rmtree(target, ignore_errors=True)
            _build(made, checkpoint, target)
            text = json.dumps(_expected(target))
            (target / "expected.json").write_text(text + "\n", encoding="utf-8")


def _checkpoint(folder: Path, model_type: str) -> Path:
    """A model whose every parameter is random, with a tokenizer of bytes."""
    sizes = {**_SIZES, "tie_word_embeddings": False}
    torch.manual_seed(5)  # transformers draws from the process's own generator
    model = AutoModelForCausalLM.from_config(AutoConfig.for_model(model_type, **sizes))
    generator = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for name, values in model.named_parameters():
            noise = torch.randn(values.shape, generator=generator)
            is_norm = name.endswith("norm.weight")
            values.add_(0.2 * noise if is_norm else 2 * noise / values.shape[-1] ** 0.5)
    model.save_pretrained(folder)
    _tokenizer().save_pretrained(folder)
    return folder


def _tokenizer() -> PreTrainedTokenizerFast:
    tokens = [*SPECIALS, *sorted(pre_tokenizers.ByteLevel.alphabet())]
    vocab = {token: number for number, token in enumerate(tokens)}
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in SPECIALS])
    named = {"bos_token": SPECIALS[1], "eos_token": SPECIALS[2], "pad_token": SPECIALS[0]}
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, chat_template=TEMPLATE, **named)


def _build(made: Made, checkpoint: Path, target: Path) -> None:
    command = [sys.executable, "-m", "onnxruntime_genai.models.builder", "-i", str(checkpoint)]
    command += ["-o", str(target), "-p", made.precision, "-e", made.provider, "-c", str(checkpoint)]
    if made.options:
        command += ["--extra_options", *made.options]
    subprocess.run(command, check=True)
    config = json.loads((target / "genai_config.json").read_text(encoding="utf-8"))
    config["model"]["decoder"]["session_options"]["provider_options"] = []  # as on a processor
    (target / "genai_config.json").write_text(json.dumps(config, indent=4), encoding="utf-8")


def _expected(folder: Path) -> dict[str, Any]:
    """What onnxruntime-genai makes of the prompts."""
    model = onnxruntime_genai.Model(str(folder))
    tokenizer = onnxruntime_genai.Tokenizer(model)
    chat = tokenizer.apply_chat_template(json.dumps(MESSAGES), add_generation_prompt=True)
    chat_ids = [int(id_) for id_ in tokenizer.encode(chat)]
    return {
        "prompts": [{"ids": ids, "tokens": _greedy(model, ids)} for ids in PROMPTS],
        "chat": {"messages": MESSAGES, "ids": chat_ids, "tokens": _greedy(model, chat_ids)},
    }


def _greedy(model: Any, ids: list[int]) -> list[int]:
    """The likeliest tokens after a prompt, up to an end token, which is left out."""
    params = onnxruntime_genai.GeneratorParams(model)
    params.set_search_options(do_sample=False, max_length=len(ids) + NEW_TOKENS)
    generator = onnxruntime_genai.Generator(model, params)
    generator.append_tokens(ids)
    while not generator.is_done():
        generator.generate_next_token()
    return [int(id_) for id_ in generator.get_sequence(0)[len(ids) :]]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
