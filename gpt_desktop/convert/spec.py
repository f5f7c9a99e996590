"""The architecture of a decoder as data, read from GGUF metadata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.core.i18n import tr

ARCHITECTURES = ("llama",)

# Far above any model this app can run; they keep a damaged header from asking for the moon.
_LARGEST = 1 << 24
_MOST_LAYERS = 1024
# The rotary tables and the KV cache are made for the whole context.
_LONGEST_CONTEXT = 32768
_DEFAULT_ROPE_BASE = 10000.0

_N = TypeVar("_N", int, float)


@dataclass(frozen=True, slots=True)
class DecoderSpec:
    """A pre-norm decoder with grouped-query attention, rotary positions and a gated SiLU MLP.

    Attributes:
        hidden: features of the residual stream.
        feed_forward: features between the MLP's matrices.
        rope_base: base of the rotary frequencies.
        norm_epsilon: added to the mean square in RMS norms.
        context_length: what the model was trained for, or the most this app uses.
        tied: the output layer is the embedding.
    """

    architecture: str
    layers: int
    hidden: int
    heads: int
    kv_heads: int
    head_size: int
    feed_forward: int
    vocab: int
    context_length: int
    rope_base: float
    norm_epsilon: float
    tied: bool


def read_spec(file: GgufFile) -> DecoderSpec:
    """Read a model's dimensions.

    Raises:
        UserFacingError: an architecture that is not known, or numbers that are missing or absurd.
    """
    architecture = file.metadata.get("general.architecture")
    if architecture not in ARCHITECTURES:
        why = tr("Its architecture “{name}” is not supported.", name=architecture or "?")
        raise unsupported(file.name, why)
    table = _Table(file, str(architecture))
    heads, hidden = table.size("attention.head_count"), table.size("embedding_length")
    head_size = table.size("attention.key_length", hidden // heads)
    spec = DecoderSpec(
        architecture=str(architecture),
        layers=table.size("block_count", most=_MOST_LAYERS),
        hidden=hidden,
        heads=heads,
        kv_heads=table.size("attention.head_count_kv", heads),
        head_size=head_size,
        feed_forward=table.size("feed_forward_length"),
        vocab=_vocab(file),
        context_length=min(table.size("context_length"), _LONGEST_CONTEXT),
        rope_base=table.number("rope.freq_base", _DEFAULT_ROPE_BASE),
        norm_epsilon=table.number("attention.layer_norm_rms_epsilon"),
        tied="output.weight" not in file.tensors,
    )
    _check(file, table, spec)
    return spec


def _check(file: GgufFile, table: _Table, spec: DecoderSpec) -> None:
    if spec.heads % spec.kv_heads or spec.head_size % 2:
        raise damaged(file.name, tr("Its numbers of attention heads do not fit together."))
    partial = table.size("rope.dimension_count", spec.head_size) != spec.head_size
    scaling = file.metadata.get(f"{spec.architecture}.rope.scaling.type", "none") != "none"
    if partial or scaling:
        raise unsupported(file.name, tr("It uses a kind of position encoding not supported."))


def _vocab(file: GgufFile) -> int:
    tokens = file.metadata.get("tokenizer.ggml.tokens")
    if not isinstance(tokens, list) or not tokens:
        raise damaged(file.name, tr("It has no vocabulary."))
    return len(tokens)


class _Table:
    """The numbers of one architecture in a file's metadata."""

    def __init__(self, file: GgufFile, architecture: str) -> None:
        self._file = file
        self._architecture = architecture

    def size(self, key: str, default: int | None = None, most: int = _LARGEST) -> int:
        """A whole number from 1 to ``most``."""
        found = self._get(key, int, default)
        if not 1 <= found <= most:
            raise self._wrong(key)
        return found

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number above 0."""
        found = self._get(key, float, default)
        if not 0 < found < float("inf"):
            raise self._wrong(key)
        return found

    def _get(self, key: str, kind: type[_N], default: _N | None) -> _N:
        found = self._file.metadata.get(f"{self._architecture}.{key}", default)
        if not isinstance(found, kind) or isinstance(found, bool):
            raise self._wrong(key)
        return found

    def _wrong(self, key: str) -> Exception:
        return damaged(self._file.name, tr("Its value “{key}” is missing or wrong.", key=key))
