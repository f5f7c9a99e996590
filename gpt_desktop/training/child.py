"""The worker that trains one run. Another Python runs it, which is not the app's.

What it imports of this program is little, and the built app brings it along once more as an
archive (``packaging/freezing/training_program.py``): torch and the standard library are all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gpt_desktop.child.worker import Output, run_worker
from gpt_desktop.core.training.run import TrainingRun
from gpt_desktop.training.failure import TrainingFailureError, TrainingFailureKind
from gpt_desktop.training.protocol import EVENT
from gpt_desktop.training.script import prepare_process, train_run


def main(arguments: Sequence[str]) -> int:
    """Train and write JSON lines to standard output.

    Args:
        arguments: ``ChildLimits`` as JSON and the run's folder.
    """
    return run_worker(_train, arguments)


def _train(arguments: Sequence[str], output: Output) -> Sequence[Any]:
    prepare_process()
    try:
        ended = train_run(
            TrainingRun(Path(arguments[0])), lambda event: output.send(EVENT, event.to_table())
        )
    except ImportError as error:
        raise TrainingFailureError(TrainingFailureKind.NOT_INSTALLED) from error
    except OSError as error:
        raise TrainingFailureError(TrainingFailureKind.DISK) from error
    return [ended]
