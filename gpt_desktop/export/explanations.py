"""What a failed export means, for people to read."""

from __future__ import annotations

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.export.failure import ExportFailureKind

# transformers of before its fifth version takes an older huggingface-hub than the app does.
INSTALL = "pip install torch 'transformers==4.57.*' 'optimum-onnx==0.1.*' onnx-ir onnxruntime"


def explain(kind: ExportFailureKind, name: str, architecture: str) -> UserFacingError:
    """The error to show.

    Args:
        name: of the checkpoint.
        architecture: what its configuration calls its kind.
    """
    if kind is ExportFailureKind.NOT_INSTALLED:
        return not_installed()
    why, todo = _words(kind, architecture)
    return UserFacingError(tr("The model “{name}” could not be exported.", name=name), why, todo)


def not_installed() -> UserFacingError:
    """torch, transformers or optimum are not there."""
    return UserFacingError(
        tr("What exports models is not installed."),
        tr("It takes torch, transformers and optimum, in other versions than fit the app's."),
        tr(
            "Make a Python environment for it (“{command}”), and name its Python with --python.",
            command=INSTALL,
        ),
    )


def _words(kind: ExportFailureKind, architecture: str) -> tuple[str, str]:
    """Why, and what to do."""
    other = tr("Choose another model, or a GGUF file of this one.")
    ended = (
        tr("The process that exports ended before it was done; memory may be short."),
        tr("Close other programs and try again, or choose a smaller model."),
    )
    return {
        ExportFailureKind.UNKNOWN: (
            tr("The installed transformers does not know “{kind}”.", kind=architecture),
            other,
        ),
        ExportFailureKind.NO_DECODER: (
            tr("“{kind}” is not a model that goes on with a text.", kind=architecture),
            tr("Choose another model."),
        ),
        ExportFailureKind.NOT_TRACED: (
            tr("optimum cannot make a graph of “{kind}”.", kind=architecture),
            other,
        ),
        ExportFailureKind.UNFAITHFUL: (
            tr("The graph does not calculate what the model does."),
            other,
        ),
        ExportFailureKind.NEEDS_CODE: (
            tr("It brings program code of its own, which this app never runs."),
            other,
        ),
        ExportFailureKind.DAMAGED: (
            tr("Its files are damaged, or some of its weights are missing."),
            tr("Download the model again."),
        ),
        ExportFailureKind.NO_TOKENIZER: (
            tr("It has no tokenizer that this app can use."),
            other,
        ),
        ExportFailureKind.DISK: (
            tr("A file could not be read or written."),
            tr("Free some room and try again."),
        ),
        ExportFailureKind.TOO_MUCH_MEMORY: (
            tr("It takes more memory than this computer has."),
            tr("Choose a smaller model."),
        ),
    }.get(kind, ended)
