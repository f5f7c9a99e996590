"""Which layers a checkpoint's ``config.json`` sets apart from the others."""

from __future__ import annotations

from gpt_desktop.convert.checkpoint_rotary import WINDOW, read_rotary
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.spec import Windows, every_nth, windows

_GLOBAL_EVERY = 6
# Layers before this one see all of the past, where a qwen config does not say.
_FIRST_WINDOW = 28
# Model types whose windows have a switch, and those where a size is enough.
_SWITCHED, _BY_SIZE = ("qwen2", "qwen3"), ("mistral",)


def read_windows(table: NumberTable, layers: int, head_size: int, context: int) -> Windows | None:
    """The layers that see a window only.

    Raises:
        UserFacingError: numbers that make no sense.
    """
    kind = table.get("model_type")
    if kind == "gemma3_text":
        local = every_nth(layers, table.size("sliding_window_pattern", _GLOBAL_EVERY))
        rotary = read_rotary(table, head_size, context, WINDOW)
        return Windows(table.size("sliding_window"), _typed(table, layers, local), rotary)
    if kind in _SWITCHED and table.get("use_sliding_window") is True:
        first = table.size("max_window_layers", _FIRST_WINDOW, least=0)
        local = _typed(table, layers, frozenset(range(first, layers)))
        return windows(table.size("sliding_window"), local, context)
    if kind in _BY_SIZE and table.has("sliding_window"):
        local = _typed(table, layers, frozenset(range(layers)))
        return windows(table.size("sliding_window"), local, context)
    return None


def _typed(table: NumberTable, layers: int, default: frozenset[int]) -> frozenset[int]:
    """The layers that ``layer_types`` names as windowed."""
    types = table.get("layer_types")
    if not isinstance(types, list):
        return default
    if len(types) != layers:
        raise table.wrong("layer_types")
    return frozenset(number for number, kind in enumerate(types) if kind == WINDOW)
