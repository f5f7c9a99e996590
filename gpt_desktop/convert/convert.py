"""Weights made into a model folder the engine can load."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.decoder_source import DecoderSource, open_source
from gpt_desktop.convert.errors import unsupported
from gpt_desktop.convert.graph import write_graph
from gpt_desktop.convert.partial_folder import partial_folder
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
from gpt_desktop.core.models import ModelDescription
from gpt_desktop.core.progress import Phase, Progressed, Unit


def build_model_folder(
    source: Path,
    target: Path,
    description: ModelDescription,
    token: CancelToken,
    quantization: Quantization = Quantization.EIGHT_BITS,
) -> Generator[Progressed, None, ModelFolder]:
    """Build ``target`` from a GGUF file or a checkpoint's folder; it appears when all is done.

    Yields progress by layers.

    Args:
        quantization: of a checkpoint's matrices and a GGUF's in float16 or bfloat16; blocks keep
            their values.

    Raises:
        UserFacingError: the source is damaged or of an unsupported kind, the disk is full, or
            another process builds the same model.
        CancelledError: the token was cancelled; nothing half-made stays.
    """
    model = open_source(source, quantization)
    with partial_folder(target) as partial:
        for layers in write_graph(model.spec, model.weights, partial, token):
            yield Progressed(Phase.BUILDING, layers, model.spec.layers, Unit.STEPS)
        ignored = model.spec.ignored
        left = [name for name in model.weights.unread() if not name.startswith(ignored)]
        if left:
            why = tr("It has parts not supported, such as {tensor}.", tensor=left[0])
            raise unsupported(source.name, why)
        vocabulary = model.vocabulary
        (partial / TOKENIZER).write_text(vocabulary.tokenizer, encoding="utf-8", newline="")
        if vocabulary.chat_template:
            template = partial / CHAT_TEMPLATE
            template.write_text(vocabulary.chat_template, encoding="utf-8", newline="")
        write_manifest(_folder(partial, model, description))
    return read_model_folder(target)


def _folder(path: Path, model: DecoderSource, description: ModelDescription) -> ModelFolder:
    facts = ModelFacts(
        id=path.name,
        name=description.name,
        licence=description.licence,
        languages=description.languages,
        prompt_style=description.prompt_style,
        context_length=model.spec.context_length,
        parameters=model.parameters,
        quantization=model.quantization,
        source=description.source,
        sha256=description.sha256,
        size_bytes=0,
        perplexity=description.perplexity,
        sampling=description.sampling,
    )
    vocabulary = model.vocabulary
    return ModelFolder(path, facts, vocabulary.end_tokens, vocabulary.begin_token)
