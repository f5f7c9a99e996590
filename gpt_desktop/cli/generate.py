"""Runs a task for a command, from its arguments to its exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.output import Output
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.constraints import Constraint
from gpt_desktop.core.documents import Document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.sampling_defaults import SAMPLED
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.core.tasks.sampling import default_sampling

INTERRUPTED = 130  # 128 + SIGINT


def generate(
    arguments: Arguments,
    tools: Toolbox,
    task_id: str,
    request: TaskRequest,
    *,
    files: Sequence[str] = (),
    constraint: Constraint | None = None,
) -> int:
    """Run a task, show it, and say by the exit code whether it was interrupted.

    Args:
        files: documents to read and give to the task.
        constraint: the form of the answer, or None.

    Raises:
        UserFacingError: a file, the model or an option is not right.
        CancelledError: it was interrupted before there was any result.
    """
    sampling, own = own_sampling(arguments, task_id)
    sampling = replace(sampling, constraint=constraint)
    model_id = chosen_model(arguments, tools, task_id)
    token = CancelToken()
    output = Output(as_json=arguments.json)
    with interruptible(token):
        documents = tuple(read_document(tools, name, output, token) for name in files)
        request = replace(request, sampling=sampling, model_sampling=own, documents=documents)
        run = tools.run_task(find_task(tools.tasks, task_id), request, token, model_id)
        output.finish(finish(run, output.take), {"files": list(files)} if files else {})
    return INTERRUPTED if token.cancelled else 0


def read_document(tools: Toolbox, name: str, output: Output, token: CancelToken) -> Document:
    """Read one file in a child process.

    Raises:
        UserFacingError: it cannot be read; the words say why.
        CancelledError: it was interrupted.
    """
    try:
        return finish(tools.documents.read(Path(name), token), output.take)
    except UserFacingError:
        # The child process gets the terminal's Ctrl+C as well and ends by it.
        token.raise_if_cancelled()
        raise


def chosen_model(arguments: Arguments, tools: Toolbox, task_id: str) -> str:
    """The model that is named, else that of the task.

    Raises:
        UserFacingError: none is of that name.
    """
    if arguments.model is None:
        return tools.settings.load().model_of(task_id)
    tools.model.choose(arguments.model)
    return arguments.model


def own_sampling(arguments: Arguments, task_id: str) -> tuple[SamplingParams, tuple[str, ...]]:
    """How to sample, and which parameters a model's own values take the place of.

    Raises:
        UserFacingError: an option has a value that cannot be used.
    """
    said = {name for name in SAMPLED if getattr(arguments.sampling, name) is not None}
    said |= set() if arguments.temperature is None else {"temperature"}
    own = tuple(name for name in SAMPLED if name not in said)
    return _sampling(arguments, task_id), own


def _sampling(arguments: Arguments, task_id: str) -> SamplingParams:
    own = default_sampling(task_id)
    asked = arguments
    said = {
        name: value
        for name in SAMPLED
        if (value := getattr(asked.sampling, name)) is not None and name != "temperature"
    }
    try:
        return replace(
            own,
            **said,
            temperature=own.temperature if asked.temperature is None else asked.temperature,
            seed=asked.seed,
            max_tokens=own.max_tokens if asked.max_tokens is None else asked.max_tokens,
        )
    except ValueError as error:
        raise UserFacingError(
            tr("An option has a value that cannot be used: {reason}.", reason=error)
        ) from error
