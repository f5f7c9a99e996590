"""Trains a run in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gpt_desktop.child.failure import ChildFailedError
from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.child.run import Child
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.training.events import TrainingEvent
from gpt_desktop.core.training.pace import Pace
from gpt_desktop.core.training.plan import TrainingPlan
from gpt_desktop.core.training.run import TrainingRun
from gpt_desktop.training.explanations import explain
from gpt_desktop.training.failure import TrainingFailureError, TrainingFailureKind
from gpt_desktop.training.protocol import TRAINING, TRIAL

# Behind the environment's own libraries. Without -P the folder that a child process works in,
# which has the app's, would come first.
_START = (
    "import sys; sys.path.append({!r}); "
    "from gpt_desktop.training.{} import main; sys.exit(main(sys.argv[1:]))"
)
# torch reserves far more addresses than it uses, and is silent while the text is measured.
_LIMITS = ChildLimits(memory_bytes=2**46, idle_seconds=6 * 3600.0)
_TRIAL_LIMITS = ChildLimits(memory_bytes=2**46, idle_seconds=1800.0)


class ChildTrainer:
    """Runs ``training.child`` by the Python of an environment that has torch.

    Args:
        command: starts the process by a Python; leads to ``training.child.main``.
    """

    def __init__(self, command: Callable[[Path], Sequence[str]]) -> None:
        self._command = command

    def __call__(
        self, run: TrainingRun, name: str, python: Path, token: CancelToken
    ) -> Generator[TrainingEvent, None, bool]:
        """Train from the last checkpoint on.

        Returns:
            Whether it came to its end; not where it was asked to pause.

        Raises:
            UserFacingError: see ``TrainingFailureKind``; the last checkpoint is whole.
            CancelledError: the token was cancelled, which ends the process at once.
        """
        child = Child("trains a model", self._command(python), TRAINING, _LIMITS, 65536)
        try:
            return (yield from child.run([str(run.path.absolute())], token))
        except TrainingFailureError as error:
            raise explain(error.kind, name) from error
        except ChildFailedError as error:
            raise explain(TrainingFailureKind(error.kind.value), name) from error


class ChildTrial:
    """Runs ``training.trial`` by the Python of an environment that has torch.

    Args:
        command: starts the process by a Python; leads to ``training.trial.main``.
    """

    def __init__(self, command: Callable[[Path], Sequence[str]]) -> None:
        self._command = command

    def __call__(
        self, config: Mapping[str, Any], plan: TrainingPlan, python: Path, token: CancelToken
    ) -> Generator[TrainingEvent, None, Pace]:
        """Measure with a model of this config, and random weights.

        Raises:
            UserFacingError: see ``TrainingFailureKind``.
            CancelledError: the token was cancelled.
        """
        command = self._command(python)
        child = Child("tries how quick it trains", command, TRIAL, _TRIAL_LIMITS, 4096)
        table = json.dumps({"config": dict(config), "plan": json.loads(plan.to_json())})
        try:
            return (yield from child.run([table], token))
        except TrainingFailureError as error:
            raise explain(error.kind, plan.name) from error
        except ChildFailedError as error:
            raise explain(TrainingFailureKind(error.kind.value), plan.name) from error


def training_command(python: Path, program: Path, worker: str = "child") -> Sequence[str]:
    """What starts a worker by another Python.

    Args:
        worker: the module with its ``main``.
        program: a folder, or an archive, with this program's own modules.
    """
    # Not resolved: an environment's Python is a link, and by its place it knows its libraries.
    return (str(python.absolute()), "-P", "-c", _START.format(str(program), worker))
