"""A decoder's spec from GGUF metadata."""

from __future__ import annotations

from gpt_desktop.convert.errors import damaged, sees_what_follows
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_rotary import read_rotary
from gpt_desktop.convert.lfm2 import common_metadata, metadata_convolutions
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.rotary import Rotary
from gpt_desktop.convert.spec import (
    GEMMA3,
    LONGEST_CONTEXT,
    MOST_LAYERS,
    ROPE_BASE,
    DecoderSpec,
    Form,
    Windows,
    check_spec,
    every_nth,
    form_of,
    windows,
)
from gpt_desktop.core.i18n import tr

# GGUF files do not say these; llama.cpp, too, takes it for granted of gemma3.
_GLOBAL_EVERY = 6
_LAYERS_OF_27B = 62


def read_spec(file: GgufFile) -> DecoderSpec:
    """Read a model's dimensions.

    Raises:
        UserFacingError: an architecture that is not known, or numbers that are missing or absurd.
    """
    architecture = file.metadata.get("general.architecture")
    form = form_of(file.name, architecture)
    lfm2 = architecture == "lfm2"
    metadata = common_metadata(file.name, file.metadata) if lfm2 else file.metadata
    table = NumberTable(file.name, metadata, f"{architecture}.")
    heads, hidden = table.size("attention.head_count"), table.size("embedding_length")
    layers = table.size("block_count", most=MOST_LAYERS)
    context = min(table.size("context_length"), LONGEST_CONTEXT)
    head_size = table.size("attention.key_length", hidden // heads)
    if table.get("attention.causal") is False:
        raise sees_what_follows(file.name)
    spec = DecoderSpec(
        architecture=str(architecture),
        layers=layers,
        hidden=hidden,
        heads=heads,
        kv_heads=table.size("attention.head_count_kv", heads),
        head_size=head_size,
        feed_forward=table.size("feed_forward_length"),
        vocab=_vocab(file),
        context_length=context,
        rotary=read_rotary(file, table, head_size, context),
        norm_epsilon=table.number("attention.layer_norm_rms_epsilon"),
        tied="output.weight" not in file.tensors,
        form=form,
        neighbours=architecture == "llama",
        query_scale=_query_scale(form, layers, hidden / heads),
        windows=_windows(table, form, layers, context),
        short_conv=metadata_convolutions(file.name, file.metadata) if lfm2 else None,
    )
    check_spec(file.name, spec)
    return spec


def _query_scale(form: Form, layers: int, share: float) -> float | None:
    """Gemma 3 27B's, which goes by the share of a head in the residual stream's features."""
    large = form is GEMMA3 and layers == _LAYERS_OF_27B
    return float(share**-0.5) if large else None


def _windows(table: NumberTable, form: Form, layers: int, context: int) -> Windows | None:
    size = table.size("attention.sliding_window", 0, least=0)
    if not size:
        return None
    local = _local(table, layers, _GLOBAL_EVERY if form.windowed else 0)
    if form.windowed:
        base = table.number("rope.freq_base_swa", ROPE_BASE)
        return Windows(size, local, Rotary(base, table.size("attention.key_length")))
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


def _vocab(file: GgufFile) -> int:
    tokens = file.metadata.get("tokenizer.ggml.tokens")
    if not isinstance(tokens, list) or not tokens:
        raise damaged(file.name, tr("It has no vocabulary."))
    return len(tokens)
