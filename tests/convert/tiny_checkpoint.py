"""Random decoders as Hugging Face checkpoints: the same numbers as ``TinyLlama`` writes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ml_dtypes
from numpy.typing import NDArray
from safetensors.numpy import save_file

from gpt_desktop.convert.checkpoint_names import checkpoint_name
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.spec import FORMS
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.core.model_folder import TOKENIZER
from tests.convert.tiny_llama import TEMPLATE, TinyLlama

_MODEL_TYPES = {"gemma3": "gemma3_text"}


@dataclass(frozen=True, slots=True)
class TinyCheckpoint:
    """What to write. ``config`` overrides ``config.json``; None leaves a key out."""

    model: TinyLlama
    config: dict[str, Any] = field(default_factory=dict)
    shards: int = 1
    bfloat16: bool = False

    def write(self, folder: Path) -> Path:
        """Write the folder and return its path; ``source.gguf`` beside it has the same model."""
        folder.mkdir()
        source = self.model.write(folder.parent / "source.gguf")
        tokenizer = read_vocabulary(GgufFile(source)).tokenizer
        (folder / TOKENIZER).write_text(tokenizer, encoding="utf-8")
        write_json(folder / "tokenizer_config.json", {"chat_template": TEMPLATE})
        write_json(folder / "config.json", self.description())
        self._write_tensors(folder)
        return folder

    def description(self) -> dict[str, Any]:
        """The content of ``config.json``."""
        model = self.model
        gemma = model.architecture == "gemma3"
        config = {
            "model_type": _MODEL_TYPES.get(model.architecture, model.architecture),
            "hidden_size": model.hidden,
            "intermediate_size": model.feed_forward,
            "num_hidden_layers": model.layers,
            "num_attention_heads": model.heads,
            "num_key_value_heads": model.kv_heads,
            "max_position_embeddings": 128,
            "rms_norm_eps": 1e-5,
            "rope_theta": 10000,
            "vocab_size": 267,
            "tie_word_embeddings": model.tied,
            "eos_token_id": 2,
        }
        if gemma:
            config |= {"head_dim": 32, "sliding_window": 6, "rope_local_base_freq": 10000.0}
            config |= {"query_pre_attn_scalar": 32, "hidden_activation": "gelu_pytorch_tanh"}
        merged = config | self.config
        return {key: value for key, value in merged.items() if value is not None}

    def _write_tensors(self, folder: Path) -> None:
        tensors: dict[str, NDArray[Any]] = {}
        for name, values in self.model.tensors().items():
            own = checkpoint_name(name, FORMS[self.model.architecture])
            assert own is not None
            plus_one = self.model.architecture == "gemma3" and name.endswith("norm.weight")
            tensors[own] = values - 1 if plus_one else values
        if self.bfloat16:
            tensors = {name: values.astype(ml_dtypes.bfloat16) for name, values in tensors.items()}
        if self.shards == 1:
            save_file(tensors, folder / "model.safetensors")
            return
        places: dict[str, str] = {}
        for number in range(self.shards):
            part = dict(list(tensors.items())[number :: self.shards])
            save_file(part, folder / f"part-{number}.safetensors")
            places |= dict.fromkeys(part, f"part-{number}.safetensors")
        write_json(folder / "model.safetensors.index.json", {"weight_map": places})


def write_json(path: Path, table: object) -> None:
    """Write an object as JSON."""
    path.write_text(json.dumps(table), encoding="utf-8")
