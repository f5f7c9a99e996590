"""What files of Gemma 4 say in their own words, and what sets its layers apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.core.foreign_models import Foreign, foreign

MODEL_TYPE = "gemma4_text"
WINDOW_HEAD, SHARED = "window_head_dim", "num_kv_shared_layers"
_WIDE_HEAD = 512
_GLOBAL_EVERY = 6
_PREFIX = "gemma4."


@dataclass(frozen=True, slots=True)
class Gemma4:
    """How its layers differ among each other.

    Attributes:
        window_kv_heads, window_head: of the layers that see a window; the spec has the others'.
        keeping: the first so many layers have keys and values; each later one reads those of the
            last layer among them that sees as far as it does.
        feed_forward: features between the MLP's matrices, a layer each.
        per_layer: features of the second embedding that each layer has of its own; 0 is none.
        softcap: the logits stay between minus and plus this; 0 is no bound.
    """

    window_kv_heads: int
    window_head: int
    keeping: int
    feed_forward: tuple[int, ...]
    per_layer: int
    softcap: float


def common_config(name: str, config: Mapping[str, Any]) -> tuple[dict[str, Any], Gemma4]:
    """A ``config.json`` with the keys that the others have, and its own.

    Args:
        name: of the file, for errors.

    Raises:
        UserFacingError: a number is missing or absurd, or it is a mixture of experts.
    """
    table = NumberTable(name, config)
    if table.get("enable_moe_block") is True:
        raise foreign(name, Foreign.EXPERTS, MODEL_TYPE)
    layers, narrow = table.size("num_hidden_layers"), table.size("intermediate_size")
    shared = table.size(SHARED, 0, least=0)
    if shared >= layers:
        raise table.wrong(SHARED)
    keeping = layers - shared
    wide = 2 * narrow if table.get("use_double_wide_mlp") is True else narrow
    kv_heads, head = table.size("num_key_value_heads"), table.size("head_dim", 256)
    own = _wide_layers(table)
    softcap = table.number("final_logit_softcapping") if table.get("final_logit_softcapping") else 0
    common = {
        **config,
        "head_dim": own.size("head_dim", table.size("global_head_dim", _WIDE_HEAD)),
        WINDOW_HEAD: head,
        "num_key_value_heads": own.size("num_key_value_heads", kv_heads),
        "query_pre_attn_scalar": 1,
        "final_logit_softcapping": None,
        "use_bidirectional_attention": table.get("use_bidirectional_attention") == "all",
        "tie_word_embeddings": table.get("tie_word_embeddings", True),
    }
    return common, Gemma4(
        window_kv_heads=kv_heads,
        window_head=head,
        keeping=keeping,
        feed_forward=(narrow,) * keeping + (wide,) * shared,
        per_layer=table.size("hidden_size_per_layer_input", 256, least=0),
        softcap=float(softcap),
    )


def common_metadata(name: str, metadata: Mapping[str, Any]) -> tuple[dict[str, Any], Gemma4]:
    """The same for a GGUF's metadata; raises as ``common_config``."""
    table = NumberTable(name, metadata, _PREFIX)
    layers = table.size("block_count")
    shared = table.size("attention.shared_kv_layers", 0, least=0)
    if shared >= layers:
        raise table.wrong("attention.shared_kv_layers")
    pattern, key = table.get("attention.sliding_window_pattern"), "attention.head_count_kv"
    if not isinstance(pattern, list) or len(pattern) != layers or all(pattern):
        raise table.wrong("attention.sliding_window_pattern")
    heads = _each(table, key, layers)
    window = pattern.index(True) if True in pattern else 0
    softcap = table.number("final_logit_softcapping") if table.get("final_logit_softcapping") else 0
    feed_forward = _each(table, "feed_forward_length", layers)
    common = {
        **metadata,
        f"{_PREFIX}{key}": heads[pattern.index(False)],
        f"{_PREFIX}feed_forward_length": feed_forward[0],
        f"{_PREFIX}final_logit_softcapping": None,
        f"{_PREFIX}attention.scale": 1.0,
    }
    return common, Gemma4(
        window_kv_heads=heads[window],
        window_head=table.size("attention.key_length_swa", table.size("attention.key_length")),
        keeping=layers - shared,
        feed_forward=feed_forward,
        per_layer=table.size("embedding_length_per_layer_input", 0, least=0),
        softcap=float(softcap),
    )


def unneeded(spec_layers: int, own: Gemma4, stems: tuple[str, ...]) -> tuple[str, ...]:
    """How names begin of keys and values that shared layers have in files and do not use.

    Args:
        stems: with the layer's number to be filled in.
    """
    later = range(own.keeping, spec_layers)
    return tuple(stem.format(layer) for layer in later for stem in stems)


def _wide_layers(table: NumberTable) -> NumberTable:
    """What a config says of the layers that see all of the past."""
    kinds = table.get("layer_types")
    layers = table.size("num_hidden_layers")
    first = _GLOBAL_EVERY - 1
    if isinstance(kinds, list) and "full_attention" in kinds:
        first = kinds.index("full_attention")
    written = table.inner("per_layer_config")
    if written.has(str(min(first, layers - 1))):
        return written.inner(str(min(first, layers - 1)))
    heads = table.get("num_global_key_value_heads")
    known = {"num_key_value_heads": heads} if table.get("attention_k_eq_v") is True else {}
    return NumberTable(table.file_name, known)


def _each(table: NumberTable, key: str, layers: int) -> tuple[int, ...]:
    """A number for each layer, from a list or one for all."""
    found = table.get(key)
    values = found if isinstance(found, list) else [found] * layers
    if len(values) != layers:
        raise table.wrong(key)
    return tuple(NumberTable(table.file_name, {key: value}).size(key) for value in values)
