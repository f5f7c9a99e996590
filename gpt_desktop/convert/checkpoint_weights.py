"""A Hugging Face checkpoint's tensors as ``Weights``, quantized on the way."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from gpt_desktop.convert.checkpoint_file import CheckpointFile
from gpt_desktop.convert.checkpoint_names import OUTPUT, checkpoint_name
from gpt_desktop.convert.errors import missing_tensor, wrong_shape
from gpt_desktop.convert.quantize import round_to_4_bits, round_to_8_bits
from gpt_desktop.convert.row_chunks import in_row_chunks
from gpt_desktop.convert.spec import DecoderSpec
from gpt_desktop.convert.weights import BLOCK, BlockLinear, DenseLinear, Floats, Linear

# Rounded to 4 bits, these cost more quality than all the layers together.
SENSITIVE = ("token_embd.weight", "output.weight", "per_layer_token_embd.weight")
# Few rows, which decide about a whole state.
_DECISIVE = ("ssm_alpha.weight", "ssm_beta.weight")
# Whose norms multiply by 1 + w; GGUF files have the 1 in them. Only this norm is a plain one.
_PLUS_ONE = ("gemma3", "qwen35")
_PLAIN_NORM = "ssm_norm.weight"
# Of a negative number; GGUF files have the number.
_LOGARITHM = ".ssm_a"
# Older checkpoints store what follows from the config.
_DERIVED = "rotary_emb.inv_freq"


class Quantization(StrEnum):
    """What a float checkpoint's matrices become; the perplexity grows by about 0.5, 10 and 0 %."""

    EIGHT_BITS = "Q8"
    FOUR_BITS = "Q4"
    NONE = "F32"


def rounded(values: Floats, name: str, quantization: Quantization) -> BlockLinear:
    """Rows of a matrix [n, K], K a multiple of 32, in 8 bits or, if wanted and harmless, 4."""
    harmless = name not in SENSITIVE and not name.endswith(_DECISIVE)
    if quantization is Quantization.FOUR_BITS and harmless:
        return round_to_4_bits(values)
    return round_to_8_bits(values)


class CheckpointWeights:
    """Tensors under GGUF's names; the embedding and the output layer have 8 bits at least."""

    def __init__(self, file: CheckpointFile, spec: DecoderSpec, quantization: Quantization) -> None:
        self._file = file
        self._spec = spec
        self._quantization = quantization
        self._read: set[str] = {OUTPUT} if spec.tied else set()

    def has(self, name: str) -> bool:
        return self._find(name) is not None

    def unread(self) -> list[str]:
        left = [name for name in self._file.names() if name not in self._read]
        return [name for name in left if not name.endswith(_DERIVED)]

    def linear(self, name: str, shape: tuple[int, int]) -> Linear:
        if self._quantization is Quantization.NONE or shape[1] % BLOCK:
            return DenseLinear(self.dense(name, shape))
        return in_row_chunks(
            shape, lambda rows: rounded(self._floats(name, shape, rows), name, self._quantization)
        )

    def dense(self, name: str, shape: tuple[int, ...]) -> Floats:
        values = self._floats(name, shape)
        plus_one = self._spec.architecture in _PLUS_ONE and name.endswith("norm.weight")
        if plus_one and not name.endswith(_PLAIN_NORM):
            values += 1
        if name.endswith(_LOGARITHM):
            values = -np.exp(values)
        return values

    def _floats(self, name: str, shape: tuple[int, ...], rows: slice = slice(None)) -> Floats:
        """Some rows of a tensor of this shape, as they are stored."""
        own = self._find(name)
        if own is None:
            raise missing_tensor(self._file.name, name)
        found = self._file.shape(own)
        kernel = (*shape[:1], 1, *shape[1:])  # a convolution of each feature by itself
        if found not in (shape, kernel):
            raise wrong_shape(self._file.name, own, found or (), shape)
        self._read.add(own)
        if len(found) > len(shape):
            return self._file.floats(own).reshape(shape)
        return self._file.floats(own, rows)

    def _find(self, name: str) -> str | None:
        """The checkpoint's name of a tensor that it has."""
        own = checkpoint_name(name, self._spec.form)
        return own if own is not None and self._file.shape(own) is not None else None
