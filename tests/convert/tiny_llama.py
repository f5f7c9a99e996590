"""Random decoders as small GGUF files, made by gguf's own writer."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from gguf import GGUFWriter
from gguf.constants import GGMLQuantizationType as Kind
from gguf.quants import quantize
from numpy.typing import NDArray

from tests.convert.random_blocks import K_QUANTS, random_blocks

Floats = NDArray[np.float32]

SPECIALS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
MERGES = ("Ġ t", "h e", "Ġt he", "i n", "Ġ Ġ", "Ã ©", "ð Ł", "ðŁ ĺ")
TEMPLATE = "{% for m in messages %}<|im_start|>{{ m['content'] }}<|im_end|>{% endfor %}"


def byte_tokens() -> list[str]:
    """GPT-2's printable stand-ins of the 256 bytes, by byte."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    stand_ins = {byte: chr(byte) for byte in printable}
    stand_ins |= {byte: chr(256 + place) for place, byte in enumerate(others)}
    return [stand_ins[byte] for byte in range(256)]


@dataclass(frozen=True, slots=True)
class TinyLlama:
    """What to write. ``kinds`` overrides ``kind`` for tensors by the end of their names."""

    kind: Kind = Kind.F32
    kinds: dict[str, Kind] = field(default_factory=dict)
    tied: bool = True
    architecture: str = "llama"
    metadata: dict[str, Any] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    extra: dict[str, Floats] = field(default_factory=dict)
    layers: int = 2
    hidden: int = 64
    heads: int = 4
    kv_heads: int = 2
    feed_forward: int = 96

    def write(self, path: Path) -> Path:
        """Write the file and return its path."""
        writer = GGUFWriter(path, self.architecture)
        for key, value in self._numbers().items():
            if isinstance(value, bool):
                writer.add_bool(key, value)
            elif isinstance(value, list):
                writer.add_array(key, value)
            elif isinstance(value, float):
                writer.add_float32(key, value)
            elif isinstance(value, int):
                writer.add_uint32(key, value)
            else:
                writer.add_string(key, value)
        self.add_tokenizer(writer)
        for name, values in self.tensors().items():
            self._add_tensor(writer, name, values)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        return path

    def _numbers(self) -> dict[str, Any]:
        numbers = {
            "block_count": self.layers,
            "context_length": 128,
            "embedding_length": self.hidden,
            "feed_forward_length": self.feed_forward,
            "attention.head_count": self.heads,
            "attention.head_count_kv": self.kv_heads,
            "attention.layer_norm_rms_epsilon": 1e-5,
            "rope.freq_base": 10000.0,
        }
        if self.architecture == "gemma3":
            numbers |= {"attention.key_length": 32, "attention.sliding_window": 6}
        prefixed = {f"{self.architecture}.{key}": value for key, value in numbers.items()}
        merged = {**prefixed, **self.metadata}
        return {key: value for key, value in merged.items() if key not in self.left_out}

    def add_tokenizer(self, writer: GGUFWriter) -> None:
        """Write the vocabulary of 267 tokens."""
        tokens = [*SPECIALS, *byte_tokens(), *(merge.replace(" ", "") for merge in MERGES)]
        if "tokenizer.ggml.model" not in self.metadata:
            writer.add_tokenizer_model("gpt2")
        if "tokenizer.ggml.pre" not in self.metadata:
            writer.add_tokenizer_pre("smollm")
        if "tokenizer.ggml.tokens" not in self.left_out:
            writer.add_token_list(tokens)
        writer.add_token_types([3] * len(SPECIALS) + [1] * (len(tokens) - len(SPECIALS)))
        if "tokenizer.ggml.merges" not in self.left_out:
            writer.add_token_merges(list(MERGES))
        if "tokenizer.ggml.eos_token_id" not in self.metadata:
            writer.add_eos_token_id(2)
        writer.add_chat_template(TEMPLATE)

    def tensors(self) -> dict[str, Floats]:
        """The random numbers by GGUF's names."""
        random = np.random.default_rng(7)
        hidden, head = self.hidden, self._head
        vocab = len(SPECIALS) + 256 + len(MERGES)
        shapes: dict[str, tuple[int, ...]] = {"token_embd": (vocab, hidden)}
        for layer in range(self.layers):
            parts = {
                "attn_norm": (hidden,),
                "attn_q": (self.heads * head, hidden),
                "attn_k": (self.kv_heads * head, hidden),
                "attn_v": (self.kv_heads * head, hidden),
                "attn_output": (hidden, self.heads * head),
                "ffn_norm": (hidden,),
                "ffn_gate": (self.feed_forward, hidden),
                "ffn_up": (self.feed_forward, hidden),
                "ffn_down": (hidden, self.feed_forward),
            }
            parts |= self._own_parts()
            if self.architecture == "phi3":
                parts = _packed(parts)
            shapes |= {f"blk.{layer}.{part}": shape for part, shape in parts.items()}
        shapes["output_norm"] = (hidden,)
        if not self.tied:
            shapes["output"] = (vocab, hidden)
        named = {_tensor_name(name): shape for name, shape in shapes.items()}
        tensors = {
            name: _random(random, shape)
            for name, shape in named.items()
            if name not in self.left_out
        }
        return {**tensors, **self.extra}

    @property
    def _head(self) -> int:
        """Size of a head; gemma3's heads are not a share of the hidden features."""
        return 32 if self.architecture == "gemma3" else self.hidden // self.heads

    def _own_parts(self) -> dict[str, tuple[int, ...]]:
        """What a layer has beyond llama's."""
        head, wide = self._head, (self.hidden,)
        keys: tuple[int, ...] = (self.kv_heads * head,)
        biases = {"attn_q.bias": (self.heads * head,), "attn_k.bias": keys, "attn_v.bias": keys}
        norms: dict[str, tuple[int, ...]] = {"attn_q_norm": (head,), "attn_k_norm": (head,)}
        after = {"post_attention_norm": wide, "post_ffw_norm": wide}
        own = {"qwen2": biases, "qwen3": norms, "hunyuan-dense": norms, "gemma3": norms | after}
        return own.get(self.architecture, {})

    def _add_tensor(self, writer: GGUFWriter, name: str, values: Floats) -> None:
        kind = Kind.F32 if values.ndim == 1 else self.kind
        for end, other in self.kinds.items():
            kind = other if name.endswith(end) else kind
        if kind == Kind.F32:
            writer.add_tensor(name, values)
        elif kind in (Kind.Q3_K, *K_QUANTS):
            blocks = random_blocks(kind, values.shape, seed=len(name))
            writer.add_tensor(name, blocks, raw_dtype=kind)
        else:
            writer.add_tensor(name, quantize(values, kind), raw_dtype=kind)


def _packed(parts: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Q, K and V in one matrix, gate and up in another."""
    rows = sum(parts[f"attn_{part}"][0] for part in "qkv")
    up, wide = parts["ffn_up"]
    gone = ("attn_q", "attn_k", "attn_v", "ffn_gate")
    left = {name: shape for name, shape in parts.items() if name not in gone}
    return left | {"attn_qkv": (rows, wide), "ffn_up": (2 * up, wide)}


def _tensor_name(part: str) -> str:
    return part if part.endswith(".bias") else f"{part}.weight"


def _random(random: np.random.Generator, shape: tuple[int, ...]) -> Floats:
    """Norm weights around 1, matrices of unit gain and an offset that Q4_1 must keep."""
    values = random.standard_normal(shape)
    values = 1 + 0.1 * values if len(shape) == 1 else (values + 0.3) / np.sqrt(shape[-1])
    return values.astype(np.float32)
