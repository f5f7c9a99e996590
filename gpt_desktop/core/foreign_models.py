"""Model files that are something else than a language model this app runs: what they are.

They are whole, so "damaged, download again" would send people round in circles.
"""

from __future__ import annotations

from enum import Enum

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import mark, tr

_WRITER = mark("Choose a model that writes; most have “Instruct”, “Chat” or “it” in their names.")
_GGUF = mark("Choose the GGUF version of this model, or its original in safetensors.")


class Foreign(Enum):
    """A kind: what it is, and what to take instead; “{detail}” is filled in where known."""

    ADAPTER = (
        mark("It is an adapter (LoRA): a small change to another model, no model by itself."),
        mark("Choose the model with the adapter merged in, as GGUF or safetensors."),
    )
    EMBEDDING = (
        mark("It turns texts into numbers for searching (an embedding model) and cannot write."),
        _WRITER,
    )
    JUDGE = (
        mark("It sorts or scores texts (a classifier or reranker) and cannot write."),
        _WRITER,
    )
    FILLER = (
        mark("It fills gaps in texts (a model like BERT) and cannot write."),
        _WRITER,
    )
    TWO_PARTS = (
        mark("It has an encoder and a decoder, as models only for translation or speech have."),
        mark("Choose a model with a decoder only, such as a chat model that speaks your language."),
    )
    SPEECH = (mark("It is made for speech and sounds, not for texts."), _WRITER)
    PICTURES = (mark("It makes or recognizes pictures and writes no texts."), _WRITER)
    EYES = (
        mark("It is the part with which another model sees pictures or hears (a projector)."),
        mark("Choose the model's main file, without “mmproj” or “clip” in its name."),
    )
    SEES = (
        mark("It sees pictures or hears besides reading, in a way not supported ({detail})."),
        mark("Choose a version of it for texts only, or another model."),
    )
    STATISTICS = (
        mark("It holds statistics for making small versions of a model (an importance matrix)."),
        mark("Choose the model itself, without “imatrix” in its name."),
    )
    VOCABULARY = (
        mark("It holds a vocabulary only, without a model."),
        mark("Choose a GGUF file of the whole model; it has hundreds of megabytes at least."),
    )
    CONTROL = (
        mark("It is a control vector, which changes another model's style."),
        mark("Choose the model itself."),
    )
    EXPERTS = (
        mark("It is a mixture of experts, a kind of model that this app does not run yet."),
        mark("Choose a dense model, without “MoE” or “A3B” in its name."),
    )
    DIFFUSION = (
        mark("It writes by diffusion, all words at once, which this app does not run."),
        mark("Choose another model that writes texts."),
    )
    PACKED = (mark("Its weights are packed as {detail}, for other programs."), _GGUF)
    MLX = (mark("It is made for Apple's MLX."), _GGUF)
    PROGRAMS = (
        mark("Its weights are in a form that can carry programs ({detail})."),
        mark("Choose the same model as safetensors or GGUF."),
    )
    ELSEWHERE = (mark("Its weights are in a form for other programs ({detail})."), _GGUF)
    OLD = (
        mark("It is in the form GGML, from before August 2023."),
        mark("Choose a newer version of this model, as GGUF."),
    )
    NO_CONFIG = (
        mark("Weights alone are no model: config.json and tokenizer.json do not lie beside them."),
        mark("Choose the folder with all files of the model, or a GGUF file."),
    )
    NO_TOKENIZER = (
        mark("There is no vocabulary in it: tokenizer.json or tokenizer.model is missing."),
        mark("Choose the folder with all files of the model, or a GGUF file."),
    )


def foreign(name: str, kind: Foreign, detail: str = "") -> UserFacingError:
    """The error that says what a file or folder is.

    Args:
        detail: the form's own name, where the kind's words have a place for it.
    """
    what, instead = kind.value
    return UserFacingError(
        tr("“{name}” cannot be imported.", name=name),
        tr(what, detail=detail) if "{detail}" in what else tr(what),
        tr(instead),
        retry_helps=False,
    )
