"""How a GGUF file says that positions turn queries and keys; llama.cpp's reading of it."""

from __future__ import annotations

from dataclasses import replace

from gpt_desktop.convert.errors import unsupported
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_weights import GgufWeights
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.rope_scaling import (
    YARN_FAST,
    YARN_SLOW,
    Factors,
    Yarn,
    ntk_base,
    yarn_magnitude,
)
from gpt_desktop.convert.rotary import Rotary
from gpt_desktop.convert.spec import ROPE_BASE, Temperature
from gpt_desktop.core.i18n import tr

# Factors that llama.cpp's conversion worked out of a ``config.json``.
ROPE_FACTORS = "rope_freqs.weight"
LONG_FACTORS, SHORT_FACTORS = "rope_factors_long.weight", "rope_factors_short.weight"


def read_rotary(file: GgufFile, table: NumberTable, head_size: int, context: int) -> Rotary:
    """Of the layers that see all of the past.

    Args:
        context: tokens the model will be used with.

    Raises:
        UserFacingError: a kind of stretching that is not known, or numbers that make no sense.
    """
    size = table.size("rope.dimension_count", head_size)
    base = table.number("rope.freq_base", ROPE_BASE)
    factors = _from_tensors(file, table, size, context)
    try:
        if table.has("rope.scaling.alpha"):
            base = ntk_base(base, table.number("rope.scaling.alpha"), size)
        rotary = _stretched(table, base, size)
        if factors and rotary.factors:
            factors = tuple(a * b for a, b in zip(factors, rotary.factors, strict=True))
        return replace(rotary, factors=factors or rotary.factors)
    except (ArithmeticError, ValueError) as error:
        raise table.wrong("rope.scaling") from error


def read_window_rotary(table: NumberTable, size: int) -> Rotary:
    """Of layers with a window. Raises UserFacingError."""
    key = "rope.freq_base_swa"
    try:
        return Rotary(table.number(key, ROPE_BASE), size)
    except ValueError as error:
        raise table.wrong(key) from error


def read_temperature(table: NumberTable) -> Temperature | None:
    """What Ministral's queries grow by. Raises UserFacingError."""
    key = "attention.temperature_scale"
    if not table.get(key):
        return None
    original = table.size("rope.scaling.original_context_length", table.size("context_length"))
    return Temperature(table.number(key), original)


def _stretched(table: NumberTable, base: float, size: int) -> Rotary:
    key = "rope.scaling.factor" if table.has("rope.scaling.factor") else "rope.scale_linear"
    factor = table.number(key) if table.get(key, 0.0) != 0 else 1.0
    # A factor without a kind is a linear one.
    kind = table.get("rope.scaling.type", "linear")
    magnitude = table.number("rope.scaling.attn_factor", 1.0)
    if kind == "linear":
        return Rotary(base, size, (factor,) * (size // 2) if factor != 1 else (), magnitude)
    if kind == "yarn":
        return _yarn(table, Rotary(base, size, magnitude=magnitude), factor)
    if kind in ("none", "longrope"):
        return Rotary(base, size, magnitude=magnitude)
    raise unsupported(table.file_name, tr("It uses a kind of position encoding not supported."))


def _yarn(table: NumberTable, plain: Rotary, factor: float) -> Rotary:
    if table.number("rope.scaling.yarn_ext_factor", 1.0) != 1:
        why = tr("It uses a kind of position encoding not supported.")
        raise unsupported(table.file_name, why)
    scaling = Yarn(
        factor,
        table.number("rope.scaling.original_context_length", table.size("context_length")),
        table.number("rope.scaling.yarn_beta_fast", YARN_FAST),
        table.number("rope.scaling.yarn_beta_slow", YARN_SLOW),
    )
    magnitude = yarn_magnitude(factor)
    if table.get("rope.scaling.yarn_log_multiplier"):
        magnitude /= yarn_magnitude(factor, table.number("rope.scaling.yarn_log_multiplier"))
    magnitude = table.number("rope.scaling.yarn_attn_factor", magnitude) * plain.magnitude
    return Rotary(plain.base, plain.size, scaling.factors(plain.base, plain.size), magnitude)


def _from_tensors(file: GgufFile, table: NumberTable, size: int, context: int) -> Factors:
    name = ROPE_FACTORS
    if name not in file.tensors:
        original = table.size("rope.scaling.original_context_length", table.size("context_length"))
        # Keys once read cannot be turned anew, so the longest text decides.
        name = LONG_FACTORS if context > original else SHORT_FACTORS
    if name not in file.tensors:
        return ()
    values = {name: GgufWeights(file).dense(name, (size // 2,)).tolist()}
    return NumberTable(file.name, values).numbers(name, size // 2)
