"""The worker that exports one checkpoint; its subcommand is ``EXPORT_MODEL``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gpt_desktop.child.worker import Output, run_worker
from gpt_desktop.export.failure import ExportFailureError, ExportFailureKind
from gpt_desktop.export.protocol import STEP, Bits

# Nothing is fetched, and no code of a publisher's is run, whatever the environment says.
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
_TRUST = "TRUST_REMOTE_CODE"


def main(arguments: Sequence[str]) -> int:
    """Export a checkpoint and write JSON lines to standard output.

    Args:
        arguments: ``ChildLimits`` as JSON, the checkpoint's folder, the folder to write into,
            and ``Bits``.
    """
    return run_worker(_export, arguments)


def _export(arguments: Sequence[str], output: Output) -> Sequence[Any]:
    source, target, bits = Path(arguments[0]), Path(arguments[1]), Bits(arguments[2])
    os.environ.update(_OFFLINE)  # before the libraries read it
    os.environ.pop(_TRUST, None)
    try:
        from gpt_desktop.export.making import make_folder
    except ImportError as error:
        raise ExportFailureError(ExportFailureKind.NOT_INSTALLED) from error
    try:
        made = make_folder(source, target, bits, lambda done: output.send(STEP, done))
    except OSError as error:
        raise ExportFailureError(ExportFailureKind.DISK) from error
    return made.parameters, made.context_length
