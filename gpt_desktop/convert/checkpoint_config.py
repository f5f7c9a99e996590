"""A decoder's spec from the ``config.json`` of a Hugging Face checkpoint."""

from __future__ import annotations

from collections.abc import Mapping

from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.spec import (
    LONGEST_CONTEXT,
    MOST_LAYERS,
    ROPE_BASE,
    Activation,
    DecoderSpec,
    Form,
    Windows,
    check_spec,
    every_nth,
    form_of,
)
from gpt_desktop.core.i18n import tr

CONFIG = "config.json"

# model_type of the text-only Gemma 3; "gemma3" itself is the one that sees.
_ARCHITECTURES = {"gemma3_text": "gemma3", "gemma3": None}
_ACTIVATIONS = {"silu": Activation.SILU, "gelu_pytorch_tanh": Activation.GELU_TANH}
_GLOBAL_EVERY = 6


def read_config(config: Mapping[str, object], has_output: bool) -> DecoderSpec:
    """Read a model's dimensions.

    Args:
        config: the content of ``config.json``.
        has_output: the checkpoint holds an output layer of its own.

    Raises:
        UserFacingError: an architecture that is not known, or numbers that are missing or absurd.
    """
    table = NumberTable(CONFIG, config)
    model_type = str(table.get("model_type", "?"))
    architecture = _ARCHITECTURES.get(model_type, model_type) or f"{model_type} with images"
    form = form_of(CONFIG, architecture)
    _check_layers(table, form)
    heads, hidden = table.size("num_attention_heads"), table.size("hidden_size")
    head_size = table.size("head_dim", hidden // heads)
    layers = table.size("num_hidden_layers", most=MOST_LAYERS)
    spec = DecoderSpec(
        architecture=architecture,
        layers=layers,
        hidden=hidden,
        heads=heads,
        kv_heads=table.size("num_key_value_heads", heads),
        head_size=head_size,
        feed_forward=table.size("intermediate_size"),
        vocab=table.size("vocab_size"),
        context_length=min(table.size("max_position_embeddings"), LONGEST_CONTEXT),
        rope_base=_rope_base(table, "full_attention", "rope_theta"),
        norm_epsilon=table.number("rms_norm_eps"),
        tied=table.get("tie_word_embeddings") is True or not has_output,
        form=form,
        query_scale=_query_scale(table),
        windows=_windows(table, form, layers),
    )
    check_spec(CONFIG, spec)
    return spec


def _check_layers(table: NumberTable, form: Form) -> None:
    name = table.get("hidden_activation", table.get("hidden_act", form.activation.value))
    if _ACTIVATIONS.get(str(name)) is not form.activation:
        raise unsupported(CONFIG, tr("Its activation “{name}” is not supported.", name=name))
    for key in ("final_logit_softcapping", "attn_logit_softcapping", "use_sliding_window"):
        if table.get(key, False) is not False:
            why = tr("Its setting “{key}” is not supported.", key=key)
            raise unsupported(CONFIG, why)


def _query_scale(table: NumberTable) -> float | None:
    if table.get("query_pre_attn_scalar") is None:
        return None
    return float(table.number("query_pre_attn_scalar") ** -0.5)


def _windows(table: NumberTable, form: Form, layers: int) -> Windows | None:
    if not form.windowed:
        return None
    types = table.get("layer_types")
    local = every_nth(layers, table.size("sliding_window_pattern", _GLOBAL_EVERY))
    if isinstance(types, list):
        if len(types) != layers:
            raise damaged(CONFIG, tr("Its value “{key}” is missing or wrong.", key="layer_types"))
        local = frozenset(n for n, kind in enumerate(types) if kind == "sliding_attention")
    base = _rope_base(table, "sliding_attention", "rope_local_base_freq")
    return Windows(table.size("sliding_window"), local, base)


def _rope_base(table: NumberTable, layers: str, key: str) -> float:
    """Of a kind of layers. ``rope_parameters`` are how transformers 5 writes it."""
    found = table.get("rope_parameters", {})
    if not isinstance(found, dict):
        raise unsupported(CONFIG, tr("It uses a kind of position encoding not supported."))
    own = found.get(layers)
    parameters = NumberTable(CONFIG, own if isinstance(own, dict) else found)
    scaling = table.get("rope_scaling") or {}
    kinds = [parameters.get("rope_type", "default")]
    if isinstance(scaling, dict) and scaling:
        kinds.append(scaling.get("rope_type", scaling.get("type")))
    if kinds != ["default"] * len(kinds):
        raise unsupported(CONFIG, tr("It uses a kind of position encoding not supported."))
    return parameters.number("rope_theta", table.number(key, ROPE_BASE))
