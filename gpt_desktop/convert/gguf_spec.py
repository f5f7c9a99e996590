"""A decoder's spec from GGUF metadata."""

from __future__ import annotations

from gpt_desktop.convert.dialects import common_metadata
from gpt_desktop.convert.errors import damaged, sees_what_follows, unsupported
from gpt_desktop.convert.gemma4 import Gemma4, unneeded
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_rotary import read_rotary, read_temperature, read_window_rotary
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.spec import (
    GEMMA3,
    LONGEST_CONTEXT,
    MOST_LAYERS,
    DecoderSpec,
    Form,
    Scales,
    Windows,
    check_spec,
    every_nth,
    form_of,
    windows,
)
from gpt_desktop.core.foreign_models import Foreign, foreign
from gpt_desktop.core.i18n import tr

# GGUF files do not say these; llama.cpp, too, takes it for granted of gemma3.
_GLOBAL_EVERY = 6
_LAYERS_OF_27B = 62
_UNROTATED_EVERY = 4
# Whose rotary pairs llama.cpp wants as neighbours.
_NEIGHBOURS = ("llama", "granite", "granitehybrid", "smollm3", "mistral3")


def read_spec(file: GgufFile) -> DecoderSpec:
    """Read a model's dimensions.

    Raises:
        UserFacingError: an architecture that is not known, or numbers that are missing or absurd.
    """
    architecture = file.metadata.get("general.architecture")
    form = form_of(file.name, architecture)
    metadata, apart = common_metadata(file.name, file.metadata)
    table = NumberTable(file.name, metadata, f"{architecture}.")
    heads, hidden = table.size("attention.head_count"), table.size("embedding_length")
    layers = table.size("block_count", most=MOST_LAYERS)
    context = min(table.size("context_length"), LONGEST_CONTEXT)
    head_size = table.size("attention.key_length", hidden // heads)
    _check_layers(table)
    spec = DecoderSpec(
        architecture=str(architecture),
        layers=layers,
        hidden=hidden,
        heads=heads,
        kv_heads=_kv_heads(table, heads),
        head_size=head_size,
        feed_forward=table.size("feed_forward_length"),
        vocab=_vocab(file),
        context_length=context,
        rotary=read_rotary(file, table, head_size, context),
        norm_epsilon=table.number("attention.layer_norm_rms_epsilon"),
        tied="output.weight" not in file.tensors,
        form=form,
        neighbours=architecture in _NEIGHBOURS,
        query_scale=_query_scale(table, form, layers, hidden / heads),
        windows=_windows(table, form, layers, head_size, context),
        unrotated=_unrotated(table, str(architecture), layers),
        temperature=read_temperature(table),
        scales=_scales(table),
        apart=apart,
        ignored=_ignored(file, apart, architecture, layers),
    )
    check_spec(file.name, spec)
    return spec


def _check_layers(table: NumberTable) -> None:
    if table.get("attention.causal") is False:
        raise sees_what_follows(table.file_name)
    if table.get("expert_count"):
        raise foreign(table.file_name, Foreign.EXPERTS, "expert_count")
    for key in ("final_logit_softcapping", "attn_logit_softcapping"):
        if table.get(key):
            why = tr("Its setting “{key}” is not supported.", key=key)
            raise unsupported(table.file_name, why)


def _kv_heads(table: NumberTable, heads: int) -> int:
    """One number, or the same one for each layer."""
    key = "attention.head_count_kv"
    found = table.get(key, heads)
    if not isinstance(found, list):
        return table.size(key, heads)
    if 0 in found:
        why = tr("Its layers of the kind “{kind}” are not supported.", kind="ssm")
        raise unsupported(table.file_name, why)
    if len(set(found)) != 1:
        raise table.wrong(key)
    return NumberTable(table.file_name, {key: found[0]}).size(key)


def _scales(table: NumberTable) -> Scales:
    keys = ("embedding_scale", "residual_scale", "logit_scale")
    return Scales(*(table.number(key, 1.0) for key in keys))


def _query_scale(table: NumberTable, form: Form, layers: int, share: float) -> float | None:
    if table.get("attention.scale"):
        return table.number("attention.scale")
    # Gemma 3 27B's goes by the share of a head in the residual stream's features.
    large = form is GEMMA3 and layers == _LAYERS_OF_27B
    return float(share**-0.5) if large else None


def _unrotated(table: NumberTable, architecture: str, layers: int) -> frozenset[int]:
    every = frozenset(range(layers))
    if architecture == "smollm3":
        return every - every_nth(layers, _UNROTATED_EVERY)
    # In granites this key, of another meaning elsewhere, says whether there are positions.
    granite = architecture in ("granite", "granitehybrid")
    return every if granite and table.get("rope.scaling.finetuned") is False else frozenset()


def _windows(
    table: NumberTable, form: Form, layers: int, head_size: int, context: int
) -> Windows | None:
    size = table.size("attention.sliding_window", 0, least=0)
    if not size:
        return None
    local = _local(table, layers, _GLOBAL_EVERY if form.windowed else 0)
    if form.windowed:
        head = table.size("attention.key_length_swa", head_size)
        turned = table.size("rope.dimension_count_swa", head)
        return Windows(size, local, read_window_rotary(table, turned))
    return windows(size, local, context)


def _local(table: NumberTable, layers: int, step: int) -> frozenset[int]:
    """Which layers have the window: a flag each, or each but every so many-th; all for 0."""
    key = "attention.sliding_window_pattern"
    pattern = table.get(key, step)
    if isinstance(pattern, list):
        if len(pattern) != layers:
            raise table.wrong(key)
        return frozenset(number for number, local in enumerate(pattern) if local)
    step = table.size(key, step, least=0)
    return every_nth(layers, step) if step else frozenset(range(layers))


def _ignored(file: GgufFile, apart: object, architecture: object, layers: int) -> tuple[str, ...]:
    """How names begin of layers that guess several tokens ahead, and of keys not used."""
    if isinstance(apart, Gemma4):
        return unneeded(layers, apart, ("blk.{}.attn_k", "blk.{}.attn_v"))
    count = NumberTable(file.name, file.metadata, f"{architecture}.").get("nextn_predict_layers", 0)
    return tuple(f"blk.{layers + n}." for n in range(count)) if isinstance(count, int) else ()


def _vocab(file: GgufFile) -> int:
    tokens = file.metadata.get("tokenizer.ggml.tokens")
    if not isinstance(tokens, list) or not tokens:
        raise damaged(file.name, tr("It has no vocabulary."))
    return len(tokens)
