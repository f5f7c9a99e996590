"""A decoder's spec from the ``config.json`` of a Hugging Face checkpoint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gpt_desktop.convert.checkpoint_layers import check_kinds, read_unrotated, read_windows
from gpt_desktop.convert.checkpoint_rotary import ALL_OF_THE_PAST, read_rotary, read_temperature
from gpt_desktop.convert.dialects import common_config
from gpt_desktop.convert.errors import sees_what_follows, unsupported
from gpt_desktop.convert.gemma4 import Gemma4, unneeded
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.spec import (
    LONGEST_CONTEXT,
    MOST_LAYERS,
    Activation,
    DecoderSpec,
    Form,
    Scales,
    check_spec,
    form_of,
)
from gpt_desktop.core.foreign_models import Foreign, foreign
from gpt_desktop.core.i18n import tr

CONFIG = "config.json"

# GGUF's name for each model_type that can be read; one of a multimodal model is another.
MODEL_TYPES = {
    "llama": "llama",
    "mistral": "llama",
    "ministral3": "mistral3",
    "qwen2": "qwen2",
    "lfm2": "lfm2",
    "qwen3": "qwen3",
    "qwen3_5_text": "qwen35",
    "gemma3_text": "gemma3",
    "gemma4_text": "gemma4",
    "phi3": "phi3",
    "smollm3": "smollm3",
    "granite": "granite",
    # Its matrices lie otherwise than in GGUF's granite.
    "granitemoehybrid": "granitemoehybrid",
    "hunyuan_v1_dense": "hunyuan-dense",
}
# Where the sizes of the MLP are not called ``intermediate_size``.
_FEED_FORWARD = {"granitemoehybrid": "shared_intermediate_size"}
# Of layers that guess several tokens ahead, and the keys of those that share another's.
_GUESSING = "mtp."
_SHARED_KEYS = ("model.layers.{}.self_attn.k_", "model.layers.{}.self_attn.v_")
_ACTIVATIONS = {"silu": Activation.SILU, "gelu_pytorch_tanh": Activation.GELU_TANH}


def read_config(config: Mapping[str, object], has_output: bool) -> DecoderSpec:
    """Read a model's dimensions.

    Args:
        config: the content of ``config.json``.
        has_output: the checkpoint holds an output layer of its own.

    Raises:
        UserFacingError: an architecture that is not known, or numbers that are missing or absurd.
    """
    config, apart = common_config(CONFIG, config)
    table = NumberTable(CONFIG, config)
    sizes = _read_sizes(table, has_output)
    layers, head_size, context = sizes.layers, sizes.head_size, sizes.context_length
    spec = replace(
        sizes,
        query_scale=_query_scale(table),
        windows=read_windows(table, layers, head_size, context),
        unrotated=read_unrotated(table, layers),
        temperature=read_temperature(table),
        scales=_scales(table),
        apart=apart,
        ignored=_ignored(apart, layers),
    )
    check_spec(CONFIG, spec)
    return spec


def _read_sizes(table: NumberTable, has_output: bool) -> DecoderSpec:
    """A spec in which all layers are alike."""
    model_type = str(table.get("model_type", "?"))
    architecture = MODEL_TYPES.get(model_type)
    form = form_of(CONFIG, architecture, model_type)
    _check_layers(table, form)
    check_kinds(table)
    heads, hidden = table.size("num_attention_heads"), table.size("hidden_size")
    head_size = table.size("head_dim", hidden // heads)
    context = min(table.size("max_position_embeddings"), LONGEST_CONTEXT)
    return DecoderSpec(
        architecture=str(architecture),
        layers=table.size("num_hidden_layers", most=MOST_LAYERS),
        hidden=hidden,
        heads=heads,
        kv_heads=table.size("num_key_value_heads", heads),
        head_size=head_size,
        feed_forward=table.size(_FEED_FORWARD.get(model_type, "intermediate_size")),
        vocab=table.size("vocab_size"),
        context_length=context,
        rotary=read_rotary(table, head_size, context, ALL_OF_THE_PAST),
        norm_epsilon=table.number("rms_norm_eps"),
        tied=table.get("tie_word_embeddings") is True or not has_output,
        form=form,
    )


def _ignored(apart: object, layers: int) -> tuple[str, ...]:
    own = unneeded(layers, apart, _SHARED_KEYS) if isinstance(apart, Gemma4) else ()
    return (_GUESSING, *own)


def _check_layers(table: NumberTable, form: Form) -> None:
    name = table.get("hidden_activation", table.get("hidden_act", form.activation.value))
    if _ACTIVATIONS.get(str(name)) is not form.activation:
        raise unsupported(CONFIG, tr("Its activation “{name}” is not supported.", name=name))
    for key in ("final_logit_softcapping", "attn_logit_softcapping"):
        if table.get(key, False) is not False:
            why = tr("Its setting “{key}” is not supported.", key=key)
            raise unsupported(CONFIG, why)
    if table.get("num_local_experts", 0) != 0 or table.get("num_experts", 1) != 1:
        raise foreign(CONFIG, Foreign.EXPERTS, str(table.get("model_type")))
    if table.get("use_bidirectional_attention") is True or table.get("is_causal") is False:
        raise sees_what_follows(CONFIG)


def _scales(table: NumberTable) -> Scales:
    keys = ("embedding_multiplier", "residual_multiplier", "logits_scaling")
    return Scales(*(table.number(key, 1.0) for key in keys))


def _query_scale(table: NumberTable) -> float | None:
    if table.get("query_pre_attn_scalar") is None:
        return table.number("attention_multiplier") if table.has("attention_multiplier") else None
    return float(table.number("query_pre_attn_scalar") ** -0.5)
