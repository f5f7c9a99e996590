"""What files of LFM2 say in their own words, in those of the other architectures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.state_layers import ShortConv
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

_CONV = "conv"
_ROPE_BASE = 1e6
_KV_HEADS = "attention.head_count_kv"


def common_config(name: str, config: Mapping[str, Any]) -> dict[str, Any]:
    """A ``config.json`` with the keys that the others have, its own beside them.

    Args:
        name: of the file, for errors.

    Raises:
        UserFacingError: a number is missing or absurd, or the convolutions have a bias.
    """
    table = NumberTable(name, config)
    if table.get("conv_bias", False) is not False:
        raise unsupported(name, tr("Its setting “{key}” is not supported.", key="conv_bias"))
    layers = table.size("num_hidden_layers")
    attending = table.get("full_attn_idxs", list(range(layers)))
    kinds = table.get("layer_types")
    if not isinstance(kinds, list) and isinstance(attending, list):
        kinds = ["full_attention" if number in attending else _CONV for number in range(layers)]
    return {
        **config,
        "layer_types": kinds,
        "rms_norm_eps": table.number("norm_eps"),
        "intermediate_size": _feed_forward(table),
        "rope_theta": table.number("theta", table.number("rope_theta", _ROPE_BASE)),
        "tie_word_embeddings": table.get("tie_embedding", table.get("tie_word_embeddings", True)),
    }


def config_convolutions(name: str, config: Mapping[str, Any]) -> ShortConv:
    """The convolutions of a config that ``common_config`` gave back; raises as it does."""
    table = NumberTable(name, config)
    kinds = config["layer_types"]
    if not isinstance(kinds, list) or len(kinds) != table.size("num_hidden_layers"):
        raise _wrong(name, "layer_types")
    layers = frozenset(number for number, kind in enumerate(kinds) if kind == _CONV)
    return ShortConv(layers, table.size("conv_L_cache"))


def common_metadata(name: str, metadata: Mapping[str, Any]) -> dict[str, Any]:
    """A GGUF's metadata with one number of key heads for all layers that have any."""
    heads = metadata.get(f"lfm2.{_KV_HEADS}")
    if not isinstance(heads, list) or not all(isinstance(number, int) for number in heads):
        raise _wrong(name, _KV_HEADS)
    return {**metadata, f"lfm2.{_KV_HEADS}": max(heads, default=0)}


def metadata_convolutions(name: str, metadata: Mapping[str, Any]) -> ShortConv:
    """The convolutions of a GGUF, after ``common_metadata``: the layers without key heads."""
    table = NumberTable(name, metadata, "lfm2.")
    heads = metadata[f"lfm2.{_KV_HEADS}"]
    if len(heads) != table.size("block_count"):
        raise _wrong(name, _KV_HEADS)
    layers = frozenset(number for number, count in enumerate(heads) if count == 0)
    return ShortConv(layers, table.size("shortconv.l_cache"))


def _feed_forward(table: NumberTable) -> int:
    """Features between the MLP's matrices, which are rounded up from what the config says."""
    own = "block_ff_dim" if table.get("block_ff_dim") is not None else "intermediate_size"
    size = table.size(own)
    if table.get("block_auto_adjust_ff_dim", True) is not True:
        return size
    size = int(table.number("block_ffn_dim_multiplier", 1.0) * int(2 * size / 3))
    multiple = table.size("block_multiple_of", 256)
    return -(-size // multiple) * multiple


def _wrong(name: str, key: str) -> UserFacingError:
    return damaged(name, tr("Its value “{key}” is missing or wrong.", key=key))
