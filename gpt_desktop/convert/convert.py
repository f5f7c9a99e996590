"""A GGUF file made into a model folder the engine can load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from pathlib import Path

from gpt_desktop.convert.errors import unsupported
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_spec import read_spec
from gpt_desktop.convert.gguf_weights import GgufWeights
from gpt_desktop.convert.graph import write_graph
from gpt_desktop.convert.partial_folder import partial_folder
from gpt_desktop.convert.spec import DecoderSpec
from gpt_desktop.convert.tokenizer import Vocabulary, read_vocabulary
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import (
    CHAT_TEMPLATE,
    TOKENIZER,
    ModelFolder,
    read_model_folder,
    write_manifest,
)
from gpt_desktop.core.models import FetchProgress, ModelDescription


def build_model_folder(
    source: Path, target: Path, description: ModelDescription, token: CancelToken
) -> Generator[FetchProgress, None, ModelFolder]:
    """Build ``target`` from the GGUF file ``source``; ``target`` appears when all is done.

    Yields progress by layers.

    Raises:
        UserFacingError: the file is damaged or of an unsupported kind, the disk is full, or
            another process builds the same model.
        CancelledError: the token was cancelled; nothing half-made stays.
    """
    file = GgufFile(source)
    spec, vocabulary, weights = read_spec(file), read_vocabulary(file), GgufWeights(file)
    step = tr("Building the model")
    with partial_folder(target) as partial:
        for layers in write_graph(spec, weights, partial, token):
            yield FetchProgress(step, layers, spec.layers)
        left = weights.unread()
        if left:
            why = tr("It has parts not supported, such as {tensor}.", tensor=left[0])
            raise unsupported(source.name, why)
        (partial / TOKENIZER).write_text(vocabulary.tokenizer, encoding="utf-8")
        if vocabulary.chat_template:
            template = partial / CHAT_TEMPLATE
            template.write_text(vocabulary.chat_template, encoding="utf-8", newline="")
        write_manifest(_folder(partial, file, spec, vocabulary, description))
    return read_model_folder(target)


def _folder(
    path: Path,
    file: GgufFile,
    spec: DecoderSpec,
    vocabulary: Vocabulary,
    description: ModelDescription,
) -> ModelFolder:
    facts = ModelFacts(
        id=path.name,
        name=description.name,
        licence=description.licence,
        languages=description.languages,
        prompt_style=description.prompt_style,
        context_length=spec.context_length,
        parameters=sum(info.elements for info in file.tensors.values()),
        quantization=_quantization(file),
        source=description.source,
        sha256=description.sha256,
        size_bytes=0,
        perplexity=description.perplexity,
    )
    return ModelFolder(path, facts, vocabulary.end_tokens, vocabulary.begin_token)


def _quantization(file: GgufFile) -> str:
    """The type that most weights have, such as ``Q4_1``."""
    counts: Counter[str] = Counter()
    for info in file.tensors.values():
        counts[info.kind.name] += info.elements
    return counts.most_common(1)[0][0]
