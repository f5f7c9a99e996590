"""A decoder's spec from GGUF metadata."""

from __future__ import annotations

from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.number_table import NumberTable
from gpt_desktop.convert.spec import (
    LONGEST_CONTEXT,
    MOST_LAYERS,
    ROPE_BASE,
    DecoderSpec,
    Form,
    Windows,
    check_spec,
    every_nth,
    form_of,
)
from gpt_desktop.core.i18n import tr

# GGUF files do not say it; llama.cpp, too, takes it for granted of gemma3.
_GLOBAL_EVERY = 6


def read_spec(file: GgufFile) -> DecoderSpec:
    """Read a model's dimensions.

    Raises:
        UserFacingError: an architecture that is not known, or numbers that are missing or absurd.
    """
    architecture = file.metadata.get("general.architecture")
    form = form_of(file.name, architecture)
    table = NumberTable(file.name, file.metadata, f"{architecture}.")
    heads, hidden = table.size("attention.head_count"), table.size("embedding_length")
    layers = table.size("block_count", most=MOST_LAYERS)
    spec = DecoderSpec(
        architecture=str(architecture),
        layers=layers,
        hidden=hidden,
        heads=heads,
        kv_heads=table.size("attention.head_count_kv", heads),
        head_size=table.size("attention.key_length", hidden // heads),
        feed_forward=table.size("feed_forward_length"),
        vocab=_vocab(file),
        context_length=min(table.size("context_length"), LONGEST_CONTEXT),
        rope_base=table.number("rope.freq_base", ROPE_BASE),
        norm_epsilon=table.number("attention.layer_norm_rms_epsilon"),
        tied="output.weight" not in file.tensors,
        form=form,
        neighbours=architecture == "llama",
        windows=_windows(table, form, layers),
    )
    check_spec(file.name, spec)
    _check_rotary(table, spec)
    return spec


def _windows(table: NumberTable, form: Form, layers: int) -> Windows | None:
    if not form.windowed:
        return None
    size = table.size("attention.sliding_window")
    base = table.number("rope.freq_base_swa", ROPE_BASE)
    return Windows(size, every_nth(layers, _GLOBAL_EVERY), base)


def _check_rotary(table: NumberTable, spec: DecoderSpec) -> None:
    partial = table.size("rope.dimension_count", spec.head_size) != spec.head_size
    if partial or table.get("rope.scaling.type", "none") != "none":
        why = tr("It uses a kind of position encoding not supported.")
        raise unsupported(table.file_name, why)


def _vocab(file: GgufFile) -> int:
    tokens = file.metadata.get("tokenizer.ggml.tokens")
    if not isinstance(tokens, list) or not tokens:
        raise damaged(file.name, tr("It has no vocabulary."))
    return len(tokens)
