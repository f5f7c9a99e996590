"""Which type a matrix has in a file, as llama.cpp's quantizer chooses it."""

from __future__ import annotations

from collections.abc import Callable

from gguf.constants import GGMLQuantizationType as Kind

# Of a matrix's kind, its layer and the number of layers.
Mix = Callable[[str, int, int], Kind]


def q4_0(name: str, _layer: int, _layers: int) -> Kind:
    """Q4_0 matrices and a Q8_0 embedding."""
    return Kind.Q8_0 if name == "token_embd" else Kind.Q4_0


def q4_k_m(name: str, layer: int, layers: int) -> Kind:
    """llama-quant.cpp's LLAMA_FTYPE_MOSTLY_Q4_K_M, the embedding being the output layer, too."""
    if name == "token_embd":
        return Kind.Q6_K
    if name in ("attn_v", "ffn_down") and _more_bits(layer, layers):
        return Kind.Q6_K
    return Kind.Q4_K


def _more_bits(layer: int, layers: int) -> bool:
    """The first and the last eighth, and every third layer between them."""
    first = layers // 8
    return layer < first or layer >= 7 * layers // 8 or (layer - first) % 3 == 2
