"""What files of LFM2 say in their own words, in those of the other architectures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gpt_desktop.convert.errors import unsupported
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.state_layers import ShortConv
from gpt_desktop.core.i18n import tr

_CONV = "conv"
_ROPE_BASE = 1e6
_KV_HEADS = "attention.head_count_kv"


def common_config(name: str, config: Mapping[str, Any]) -> tuple[dict[str, Any], ShortConv]:
    """A ``config.json`` with the keys that the others have, and its convolutions.

    Args:
        name: of the file, for errors.

    Raises:
        UserFacingError: a number is missing or absurd, or the convolutions have a bias.
    """
    table = NumberTable(name, config)
    if table.get("conv_bias", False) is not False:
        raise unsupported(name, tr("Its setting “{key}” is not supported.", key="conv_bias"))
    common = {
        **config,
        "layer_types": None,
        "rms_norm_eps": table.number("norm_eps"),
        "intermediate_size": _feed_forward(table),
        "rope_theta": table.number("theta", table.number("rope_theta", _ROPE_BASE)),
        "tie_word_embeddings": table.get("tie_embedding", table.get("tie_word_embeddings", True)),
    }
    size, taps = table.size("hidden_size"), table.size("conv_L_cache")
    return common, ShortConv(_convolving(table), size, taps)


def common_metadata(name: str, metadata: Mapping[str, Any]) -> tuple[dict[str, Any], ShortConv]:
    """A GGUF's metadata with one number of key heads, and its convolutions.

    Layers without key heads have them. Raises as ``common_config``.
    """
    table = NumberTable(name, metadata, "lfm2.")
    heads = table.get(_KV_HEADS)
    if not isinstance(heads, list) or not all(type(count) is int for count in heads):
        raise table.wrong(_KV_HEADS)
    if len(heads) != table.size("block_count"):
        raise table.wrong(_KV_HEADS)
    layers = frozenset(number for number, count in enumerate(heads) if count == 0)
    size, taps = table.size("embedding_length"), table.size("shortconv.l_cache")
    common = {**metadata, f"lfm2.{_KV_HEADS}": max(heads)}
    return common, ShortConv(layers, size, taps)


def _convolving(table: NumberTable) -> frozenset[int]:
    """The layers that do not attend."""
    layers = table.size("num_hidden_layers")
    attending, kinds = table.get("full_attn_idxs"), table.get("layer_types")
    if isinstance(kinds, list) and len(kinds) == layers:
        return frozenset(number for number, kind in enumerate(kinds) if kind == _CONV)
    if kinds is not None or not isinstance(attending, list | None):
        raise table.wrong("full_attn_idxs" if kinds is None else "layer_types")
    every = range(layers)
    return frozenset(every).difference(every if attending is None else attending)


def _feed_forward(table: NumberTable) -> int:
    """Features between the MLP's matrices, which are rounded up from what the config says."""
    size = table.size("block_ff_dim" if table.has("block_ff_dim") else "intermediate_size")
    if table.get("block_auto_adjust_ff_dim", True) is not True:
        return size
    size = int(table.number("block_ffn_dim_multiplier", 1.0) * int(2 * size / 3))
    multiple = table.size("block_multiple_of", 256)
    return -(-size // multiple) * multiple
