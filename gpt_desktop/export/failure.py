"""Why a checkpoint was not exported, as codes that travel between processes."""

from __future__ import annotations

from enum import StrEnum

from gpt_desktop.child.failure import WorkFailedError


class ExportFailureKind(StrEnum):
    """What went wrong; ``explanations`` has the words."""

    NOT_INSTALLED = "not_installed"  # torch, transformers or optimum
    UNKNOWN = "unknown"  # to transformers
    NO_DECODER = "no_decoder"  # a model that writes no text, or not by going on
    NOT_TRACED = "not_traced"  # its steps cannot be drawn as a graph with a cache
    UNFAITHFUL = "unfaithful"  # the graph calculates something else
    NEEDS_CODE = "needs_code"  # of its publisher's, which is never run
    DAMAGED = "damaged"
    NO_TOKENIZER = "no_tokenizer"
    DISK = "disk"
    CRASHED = "crashed"
    STUCK = "stuck"
    TOO_MUCH_MEMORY = "too_much_memory"


class ExportFailureError(WorkFailedError):
    """Raised by the worker; the process that asked tells the person."""

    def __init__(self, kind: ExportFailureKind) -> None:
        super().__init__(kind.value)
        self.kind = kind
