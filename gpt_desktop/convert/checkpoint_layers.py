"""Which layers a checkpoint's ``config.json`` sets apart from the others."""

from __future__ import annotations

from gpt_desktop.convert.checkpoint_rotary import ALL_OF_THE_PAST, WINDOW, read_rotary
from gpt_desktop.convert.errors import unsupported
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.spec import Windows, every_nth, windows
from gpt_desktop.core.i18n import tr

_GLOBAL_EVERY = 6
# Layers before this one see all of the past, where a qwen config does not say.
_FIRST_WINDOW = 28
# Model types whose windows have a switch, and those where a size is enough.
_SWITCHED, _BY_SIZE = ("qwen2", "qwen3", "smollm3"), ("mistral", "ministral3", "phi3")
_UNROTATED_EVERY = 4


def check_kinds(table: NumberTable) -> None:
    """Raises UserFacingError where a granite has layers with a state."""
    kinds = table.get("layer_types", [])
    if table.get("model_type") != "granitemoehybrid" or not isinstance(kinds, list):
        return
    for kind in kinds:
        if kind not in ("attention", ALL_OF_THE_PAST):
            why = tr("Its layers of the kind “{kind}” are not supported.", kind=kind)
            raise unsupported(table.file_name, why)


def read_windows(table: NumberTable, layers: int, head_size: int, context: int) -> Windows | None:
    """The layers that see a window only.

    Raises:
        UserFacingError: numbers that make no sense.
    """
    kind = table.get("model_type")
    if kind in ("gemma3_text", "gemma4_text"):
        head_size = table.size("window_head_dim", head_size)
        local = every_nth(layers, table.size("sliding_window_pattern", _GLOBAL_EVERY))
        rotary = read_rotary(table, head_size, context, WINDOW)
        return Windows(table.size("sliding_window"), _typed(table, layers, local), rotary)
    if kind in _SWITCHED and table.get("use_sliding_window") is True:
        first = table.size("max_window_layers", _FIRST_WINDOW, least=0)
        local = frozenset(range(first, layers))
        if kind == "smollm3":
            local = read_unrotated(table, layers)
        local = _typed(table, layers, local)
        return windows(table.size("sliding_window"), local, context)
    if kind in _BY_SIZE and table.has("sliding_window"):
        local = _typed(table, layers, frozenset(range(layers)))
        return windows(table.size("sliding_window"), local, context)
    return None


def read_unrotated(table: NumberTable, layers: int) -> frozenset[int]:
    """The layers that do not turn queries and keys.

    Raises:
        UserFacingError: flags that are not one for each layer.
    """
    kind = table.get("model_type")
    if kind == "granitemoehybrid" and table.get("position_embedding_type") != "rope":
        return frozenset(range(layers))
    if kind != "smollm3":
        return frozenset()
    flags = table.get("no_rope_layers")
    if flags is None:
        step = table.size("no_rope_layer_interval", _UNROTATED_EVERY)
        return frozenset(range(layers)) - every_nth(layers, step)
    if not isinstance(flags, list) or len(flags) < layers:
        raise table.wrong("no_rope_layers")
    return frozenset(layer for layer in range(layers) if not flags[layer])


def _typed(table: NumberTable, layers: int, default: frozenset[int]) -> frozenset[int]:
    """The layers that ``layer_types`` names as windowed."""
    types = table.get("layer_types")
    if not isinstance(types, list):
        return default
    if len(types) != layers:
        raise table.wrong("layer_types")
    return frozenset(number for number, kind in enumerate(types) if kind == WINDOW)
