"""A model's weights, dimensions and tokenizer, from a GGUF file or a checkpoint's folder."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.convert.checkpoint_config import CONFIG, read_config
from gpt_desktop.convert.checkpoint_file import CheckpointFile, read_json
from gpt_desktop.convert.checkpoint_names import OUTPUT
from gpt_desktop.convert.checkpoint_vocabulary import read_checkpoint_vocabulary
from gpt_desktop.convert.checkpoint_weights import CheckpointWeights, Quantization
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_kind import open_model
from gpt_desktop.convert.gguf_spec import read_spec
from gpt_desktop.convert.gguf_weights import GgufWeights
from gpt_desktop.convert.spec import DecoderSpec
from gpt_desktop.convert.text_part import text_config
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.convert.vocabulary import Vocabulary
from gpt_desktop.convert.weights import Weights


@dataclass(frozen=True, slots=True)
class DecoderSource:
    """What a model folder is built from.

    Attributes:
        parameters: numbers in all tensors.
        quantization: the type that most weights have, such as ``Q4_1``.
    """

    spec: DecoderSpec
    weights: Weights
    vocabulary: Vocabulary
    parameters: int
    quantization: str


def open_source(path: Path, quantization: Quantization) -> DecoderSource:
    """Open a GGUF file, or a folder with ``config.json`` and safetensors.

    Args:
        quantization: of a checkpoint's matrices and a GGUF's in float16 or bfloat16; blocks keep
            their values.

    Raises:
        UserFacingError: damaged, or of an unsupported kind.
    """
    if path.is_dir():
        return _open_checkpoint(path, quantization)
    file = open_model(path)
    return DecoderSource(
        spec=read_spec(file),
        weights=GgufWeights(file, quantization),
        vocabulary=read_vocabulary(file),
        parameters=sum(info.elements for info in file.tensors.values()),
        quantization=_most_common(file),
    )


def _open_checkpoint(folder: Path, quantization: Quantization) -> DecoderSource:
    file = CheckpointFile(folder)
    config = text_config(folder.name, read_json(folder / CONFIG))
    spec = read_config(config, file.shape(OUTPUT) is not None)
    return DecoderSource(
        spec=spec,
        weights=CheckpointWeights(file, spec, quantization),
        vocabulary=read_checkpoint_vocabulary(folder, spec.vocab),
        parameters=file.elements(),
        quantization=quantization.value,
    )


def _most_common(file: GgufFile) -> str:
    counts: Counter[str] = Counter()
    for info in file.tensors.values():
        counts[info.kind.name] += info.elements
    return counts.most_common(1)[0][0]
