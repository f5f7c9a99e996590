"""What files of Qwen3.5 say in their own words, in those of the other architectures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.state_layers import DeltaNet

MODEL_TYPE = "qwen3_5_text"
_DELTA = "linear_attention"
_INTERVAL = 4
_ROTARY_SHARE = 0.25
_PREFIX = "qwen35."


def common_config(name: str, config: Mapping[str, Any]) -> tuple[dict[str, Any], DeltaNet]:
    """A ``config.json`` with the keys that the others have, and its layers with states.

    Args:
        name: of the file, for errors.

    Raises:
        UserFacingError: a number is missing or absurd.
    """
    table = NumberTable(name, config)
    heads, hidden = table.size("num_attention_heads"), table.size("hidden_size")
    common = {
        **config,
        "layer_types": None,
        "head_dim": table.size("head_dim", hidden // heads),
        "partial_rotary_factor": table.number("partial_rotary_factor", _ROTARY_SHARE),
    }
    delta = DeltaNet(
        _delta_layers(table),
        table.size("linear_conv_kernel_dim"),
        table.size("linear_num_key_heads"),
        table.size("linear_num_value_heads"),
        table.size("linear_key_head_dim"),
        table.size("linear_value_head_dim"),
    )
    _check(table, delta, "linear_num_value_heads")
    return common, delta


def common_metadata(name: str, metadata: Mapping[str, Any]) -> tuple[dict[str, Any], DeltaNet]:
    """A GGUF's metadata without the layers that guess ahead, and its layers with states.

    Its value heads lie so that those of one key head are not neighbours. Raises as
    ``common_config``.
    """
    table = NumberTable(name, metadata, _PREFIX)
    layers = table.size("block_count") - table.size("nextn_predict_layers", 0, least=0)
    every = range(layers)
    flags, interval = table.get("attention.recurrent_layers"), "full_attention_interval"
    if isinstance(flags, list) and len(flags) >= layers:
        chosen = frozenset(number for number in every if flags[number])
    else:
        step = table.size(interval, _INTERVAL)
        chosen = frozenset(number for number in every if (number + 1) % step)
    value_heads = table.size("ssm.time_step_rank")
    delta = DeltaNet(
        chosen,
        table.size("ssm.conv_kernel"),
        table.size("ssm.group_count"),
        value_heads,
        table.size("ssm.state_size"),
        table.size("ssm.inner_size") // value_heads,
        tiled=True,
    )
    _check(table, delta, "ssm.time_step_rank")
    return {**metadata, f"{_PREFIX}block_count": layers}, delta


def _check(table: NumberTable, delta: DeltaNet, key: str) -> None:
    if delta.value_heads % delta.key_heads or delta.value_size < 1:
        raise table.wrong(key)


def _delta_layers(table: NumberTable) -> frozenset[int]:
    every, kinds = range(table.size("num_hidden_layers")), table.get("layer_types")
    if kinds is None:
        step = table.size("full_attention_interval", _INTERVAL)
        return frozenset(number for number in every if (number + 1) % step)
    if not isinstance(kinds, list) or len(kinds) != len(every):
        raise table.wrong("layer_types")
    return frozenset(number for number in every if kinds[number] == _DELTA)
