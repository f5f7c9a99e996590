"""How a checkpoint's ``config.json`` says that positions turn queries and keys."""

from __future__ import annotations

from gpt_desktop.convert.errors import unsupported
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.rope_scaling import (
    YARN_FAST,
    YARN_SLOW,
    Llama3,
    Yarn,
    long_magnitude,
    ntk_base,
    yarn_magnitude,
)
from gpt_desktop.convert.rotary import Rotary
from gpt_desktop.convert.spec import ROPE_BASE, Temperature
from gpt_desktop.core.i18n import tr

# Divides a frequency so far that nothing turns; what llama.cpp writes for it.
STILL = 1e30
ALL_OF_THE_PAST, WINDOW = "full_attention", "sliding_attention"
# The base's key where there are no ``rope_parameters``.
_BASES = {ALL_OF_THE_PAST: "rope_theta", WINDOW: "rope_local_base_freq"}


def read_rotary(table: NumberTable, head_size: int, context: int, layers: str) -> Rotary:
    """Of a kind of layers.

    Args:
        context: tokens the model will be used with.

    Raises:
        UserFacingError: a kind of stretching that is not known, or numbers that make no sense.
    """
    parameters = _parameters(table, layers)
    base = parameters.number("rope_theta", table.number(_BASES[layers], ROPE_BASE))
    share = parameters.number("partial_rotary_factor", table.number("partial_rotary_factor", 1.0))
    kind = str(parameters.get("rope_type", parameters.get("type", "default")))
    try:
        if kind == "proportional":
            return _proportional(parameters, base, head_size)
        plain = Rotary(base, int(head_size * share))
        return _stretched(table, parameters, plain, kind, context)
    except (ArithmeticError, ValueError) as error:
        raise table.wrong("rope_scaling") from error


def read_temperature(table: NumberTable) -> Temperature | None:
    """What Ministral's queries grow by. Raises UserFacingError."""
    parameters, key = _parameters(table, ALL_OF_THE_PAST), "llama_4_scaling_beta"
    if not parameters.get(key):
        return None
    return Temperature(parameters.number(key), parameters.size("original_max_position_embeddings"))


def _proportional(parameters: NumberTable, base: float, head_size: int) -> Rotary:
    """The first pairs of a whole head turn, the others stand still."""
    pairs = head_size // 2
    share = parameters.number("partial_rotary_factor", 1.0)
    turning = min(pairs, int(share * head_size // 2))
    factors = (parameters.number("factor", 1.0),) * turning + (STILL,) * (pairs - turning)
    return Rotary(base, head_size, factors)


def _parameters(table: NumberTable, layers: str) -> NumberTable:
    """``rope_scaling``, or the ``rope_parameters`` of transformers 5, a table a kind of layers."""
    scaling = table.inner("rope_scaling")
    if scaling.empty:
        scaling = table.inner("rope_parameters")
    elif layers == WINDOW:
        return table.inner("rope_parameters").inner(layers)  # it is the other layers'
    return scaling.inner(layers) if scaling.has(layers) else scaling


def _stretched(
    table: NumberTable, parameters: NumberTable, plain: Rotary, kind: str, context: int
) -> Rotary:
    base, size = plain.base, plain.size
    longest = table.size("max_position_embeddings")
    if kind == "default":
        return plain
    if kind == "dynamic":
        # Without alpha it begins where the context ends.
        alpha = parameters.number("alpha", 1.0)
        return Rotary(ntk_base(base, alpha, size), size)
    if kind == "linear":
        return Rotary(base, size, (parameters.number("factor"),) * (size // 2))
    if kind == "llama3":
        low, high = (parameters.number(f"{end}_freq_factor") for end in ("low", "high"))
        original = parameters.number("original_max_position_embeddings")
        scaling = Llama3(parameters.number("factor"), low, high, original)
        return Rotary(base, size, scaling.factors(base, size))
    if kind == "yarn":
        return _yarn(parameters, plain, longest)
    if kind in ("longrope", "su"):
        return _long(table, parameters, plain, context)
    raise unsupported(table.file_name, tr("It uses a kind of position encoding not supported."))


def _yarn(parameters: NumberTable, plain: Rotary, longest: int) -> Rotary:
    factor = parameters.number("factor")
    scaling = Yarn(
        factor,
        parameters.number("original_max_position_embeddings", longest),
        parameters.number("beta_fast", YARN_FAST),
        parameters.number("beta_slow", YARN_SLOW),
        parameters.get("truncate", True) is not False,
    )
    magnitude = yarn_magnitude(factor)
    if parameters.get("mscale") and parameters.get("mscale_all_dim"):
        above, below = (parameters.number(key) for key in ("mscale", "mscale_all_dim"))
        magnitude = yarn_magnitude(factor, above) / yarn_magnitude(factor, below)
    magnitude = parameters.number("attention_factor", magnitude)
    return Rotary(plain.base, plain.size, scaling.factors(plain.base, plain.size), magnitude)


def _long(table: NumberTable, parameters: NumberTable, plain: Rotary, context: int) -> Rotary:
    """LongRoPE has two sets of factors; which is right follows from the length of the text.

    Keys once read cannot be turned anew, so the longest text decides, as it does in llama.cpp.
    """
    key, longest = "original_max_position_embeddings", table.size("max_position_embeddings")
    if table.has(key) or parameters.has(key):
        original = parameters.size(key, table.size(key, longest))
        factor = longest / original
    else:
        original, factor = longest, parameters.number("factor", 1.0)
    factors = parameters.numbers(
        "long_factor" if context > original else "short_factor", plain.size // 2
    )
    magnitude = parameters.number("attention_factor", long_magnitude(factor, original))
    return Rotary(plain.base, plain.size, factors, magnitude)
