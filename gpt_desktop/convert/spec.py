"""The architecture of a decoder as data."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.gemma4 import Gemma4
from gpt_desktop.convert.rotary import Rotary
from gpt_desktop.convert.state_layers import StateLayers
from gpt_desktop.core.i18n import tr

MOST_LAYERS = 1024
# The rotary tables and the KV cache are made for the whole context.
LONGEST_CONTEXT = 32768
ROPE_BASE = 10000.0
# GroupQueryAttention rotates heads of such sizes only.
_HEAD_MULTIPLE = 16


class Activation(StrEnum):
    """Of the MLP's gate."""

    SILU = "silu"
    GELU_TANH = "gelu_tanh"


@dataclass(frozen=True, slots=True)
class Form:
    """What sets one architecture's layers apart from llama's, whatever their sizes.

    Attributes:
        qkv_bias: the projections to queries, keys and values add a bias.
        qk_norms: each head's query and key pass an RMS norm before they are rotated.
        post_norms: attention and MLP pass an RMS norm before they are added to the residual.
        scaled_embedding: embeddings are multiplied by the square root of their size.
        windowed: some layers see a window of the past only, and rotate by a base of their own.
        gated_attention: each head's output is gated, by what follows its rows in the query matrix.
        mlp_norm: GGUF's name of the norm before the MLP.
        output_norm: GGUF's name of the norm before the output layer.
        names: which names a checkpoint's tensors have, where they are not llama's.
        turns_first: the norms of queries and keys come after they are rotated.
        packed_mlp: the MLP's gate and up matrices are one, the gate's rows first.
    """

    activation: Activation = Activation.SILU
    qkv_bias: bool = False
    qk_norms: bool = False
    post_norms: bool = False
    scaled_embedding: bool = False
    windowed: bool = False
    gated_attention: bool = False
    mlp_norm: str = "ffn_norm"
    output_norm: str = "output_norm"
    names: str = ""
    turns_first: bool = False
    packed_mlp: bool = False


LLAMA = Form()
GEMMA3 = Form(
    activation=Activation.GELU_TANH,
    qk_norms=True,
    post_norms=True,
    scaled_embedding=True,
    windowed=True,
)
FORMS = {
    "llama": LLAMA,
    "qwen2": Form(qkv_bias=True),
    "qwen3": Form(qk_norms=True),
    "gemma3": GEMMA3,
    "lfm2": Form(qk_norms=True, output_norm="token_embd_norm", names="lfm2"),
    "phi3": Form(packed_mlp=True, names="phi3"),
    "smollm3": LLAMA,
    "granite": LLAMA,
    "granitehybrid": LLAMA,
    "granitemoehybrid": Form(packed_mlp=True, names="granitemoehybrid"),
    "hunyuan-dense": Form(qk_norms=True, turns_first=True, names="hunyuan-dense"),
    "mistral3": LLAMA,
    "gemma4": Form(
        activation=Activation.GELU_TANH,
        post_norms=True,
        scaled_embedding=True,
        windowed=True,
        names="gemma4",
    ),
    "qwen35": Form(
        qk_norms=True, gated_attention=True, mlp_norm="post_attention_norm", names="qwen35"
    ),
}


@dataclass(frozen=True, slots=True)
class Windows:
    """Layers that see the last ``size`` tokens only, their own among them.

    Attributes:
        layers: their numbers.
        rotary: of these layers; None is the model's.
    """

    size: int
    layers: frozenset[int]
    rotary: Rotary | None = None


@dataclass(frozen=True, slots=True)
class Temperature:
    """Queries far from the beginning are larger: 1 + rate · ln(1 + ⌊position / step⌋)."""

    rate: float
    step: int


@dataclass(frozen=True, slots=True)
class Scales:
    """Multipliers of Granite's.

    Attributes:
        embedding: multiplies embeddings, where the form does not say it.
        residual: multiplies what is added to the residual stream.
        logits: divides the logits.
    """

    embedding: float = 1.0
    residual: float = 1.0
    logits: float = 1.0


NO_SCALES = Scales()


@dataclass(frozen=True, slots=True)
class DecoderSpec:
    """A pre-norm decoder with grouped-query attention, rotary positions and a gated MLP.

    Attributes:
        hidden: features of the residual stream.
        feed_forward: features between the MLP's matrices.
        rotary: of the layers without one of their own.
        norm_epsilon: added to the mean square in RMS norms.
        context_length: what the model was trained for, or the most this app uses.
        tied: the output layer is the embedding.
        neighbours: the rows of Q and K lie so that a rotary pair is two neighbours.
        apart: layers that keep a state instead of keys and values, or how they differ otherwise.
        ignored: how names of parts begin that writing texts does not need.
        query_scale: multiplies queries times keys; None is 1 / √head_size.
        unrotated: layers that do not know positions.
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
    rotary: Rotary
    norm_epsilon: float
    tied: bool
    form: Form = LLAMA
    neighbours: bool = False
    query_scale: float | None = None
    windows: Windows | None = None
    unrotated: frozenset[int] = frozenset()
    temperature: Temperature | None = None
    scales: Scales = NO_SCALES
    apart: StateLayers | Gemma4 | None = None
    ignored: tuple[str, ...] = ()

    def window(self, layer: int) -> Windows | None:
        """The window of a layer, or None where it sees all of the past."""
        windows = self.windows
        return windows if windows is not None and layer in windows.layers else None

    def rotary_of(self, layer: int) -> Rotary | None:
        """How a layer turns queries and keys, or None where it does not."""
        if layer in self.unrotated:
            return None
        window = self.window(layer)
        return self.rotary if window is None or window.rotary is None else window.rotary

    def attends(self, layer: int) -> bool:
        """Whether a layer has keys and values of its own."""
        if self.apart is None or isinstance(self.apart, Gemma4):
            return self.apart is None or layer < self.apart.keeping
        return layer not in self.apart.layers

    def cache_size(self, layer: int) -> tuple[int, int]:
        """Heads of keys and values, and their size."""
        own = self.apart
        if isinstance(own, Gemma4) and self.window(layer) is not None:
            return own.window_kv_heads, own.window_head
        return self.kv_heads, self.head_size

    def feed_forward_of(self, layer: int) -> int:
        """Features between the matrices of a layer's MLP."""
        own = self.apart
        return own.feed_forward[layer] if isinstance(own, Gemma4) else self.feed_forward


def form_of(file_name: str, architecture: object, said: object = None) -> Form:
    """The form of an architecture by GGUF's name of it. Raises UserFacingError if unknown.

    Args:
        said: what the file itself calls it, where that is not GGUF's name.
    """
    form = FORMS.get(str(architecture))
    if form is None:
        name = said or architecture or "?"
        raise unsupported(file_name, tr("Its architecture “{name}” is not supported.", name=name))
    return form


def check_spec(file_name: str, spec: DecoderSpec) -> None:
    """Raises UserFacingError where the numbers of a spec do not fit together."""
    if spec.heads % spec.kv_heads or spec.head_size % 2:
        raise damaged(file_name, tr("Its numbers of attention heads do not fit together."))
    if spec.head_size % _HEAD_MULTIPLE:
        why = tr("Its attention heads have a size of {size}.", size=spec.head_size)
        raise unsupported(file_name, why)
    sizes = {spec.cache_size(layer) for layer in range(spec.layers)}
    if any(spec.heads % heads or size % _HEAD_MULTIPLE for heads, size in sizes):
        raise damaged(file_name, tr("Its numbers of attention heads do not fit together."))
    rotaries = [spec.rotary_of(layer) for layer in range(spec.layers)]
    for size in {rotary.size for rotary in rotaries if rotary is not None}:
        partial = size != spec.head_size
        if not 0 < size <= spec.head_size or size % _HEAD_MULTIPLE or (spec.neighbours and partial):
            raise unsupported(file_name, tr("It uses a kind of position encoding not supported."))


def windows(size: int, layers: frozenset[int], context: int) -> Windows | None:
    """Windows where they leave anything out of a context of so many tokens."""
    return Windows(size, layers) if layers and size < context else None


def every_nth(layers: int, step: int) -> frozenset[int]:
    """The layers that are not each ``step``-th one, counted from 1."""
    return frozenset(layer for layer in range(layers) if (layer + 1) % step)


def embedding_scale(spec: DecoderSpec) -> float:
    """What embeddings are multiplied by."""
    return math.sqrt(spec.hidden) if spec.form.scaled_embedding else spec.scales.embedding
