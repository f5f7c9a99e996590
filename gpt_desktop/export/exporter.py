"""Exports a checkpoint in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from importlib.util import find_spec
from pathlib import Path

import gpt_desktop
from gpt_desktop.child.command import is_frozen, worker_command
from gpt_desktop.child.failure import ChildFailedError
from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.child.run import Child
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.hub_folder import hub_begin_token, hub_end_tokens
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder, write_manifest
from gpt_desktop.core.models import ExportChoices, ModelDescription
from gpt_desktop.core.progress import Progressed
from gpt_desktop.export import EXPORT_MODEL
from gpt_desktop.export.checkpoint import architecture_of, read_checkpoint_config
from gpt_desktop.export.explanations import explain, not_installed
from gpt_desktop.export.failure import ExportFailureError, ExportFailureKind
from gpt_desktop.export.protocol import EXPORTING, GRAPHS, QUANTIZATIONS, Bits, Exported

_LIBRARIES = ("torch", "transformers", "optimum")
# Behind the other Python's own libraries, of which some are older ones than the app's. Without -P
# the folder that a child process works in, which has the app's, would come first.
_START = "import sys; sys.path.append({!r}); from {} import main; sys.exit(main(sys.argv[1:]))"
_MAIN = "gpt_desktop.__main__"
# torch reserves far more addresses than it uses, and is silent for as long as a step takes.
_LIMITS = ChildLimits(memory_bytes=2**46, idle_seconds=3600.0)
_DAMAGE = (OSError, ValueError, KeyError, TypeError, RecursionError)


class CheckpointExporter:
    """Makes a model folder of a checkpoint, of as many bits a weight as asked for.

    Args:
        command: starts the process that exports, of a person's Python or of this one; leads to
            ``export.child.main``.
    """

    def __init__(self, command: Callable[[Path | None], Sequence[str]] | None = None) -> None:
        self._command = command or _worker

    def check(self, choices: ExportChoices) -> None:
        """Raise UserFacingError where there is no Python with what exporting takes."""
        if is_frozen():
            raise UserFacingError(
                tr("The built app does not export models."),
                tr("A Python with torch would not find the app's program in it."),
                tr("Install gpt-desktop with pip and export there; models are in one place."),
            )
        if choices.python is None:
            if any(find_spec(name) is None for name in _LIBRARIES):
                raise not_installed()
        elif not choices.python.is_file():
            raise UserFacingError(
                tr("There is no file or folder “{name}”.", name=choices.python),
                "",
                tr("Check the path and try again."),
            )

    def export(
        self,
        source: Path,
        target: Path,
        description: ModelDescription,
        token: CancelToken,
        *,
        choices: ExportChoices,
    ) -> Generator[Progressed, None, ModelFolder]:
        """Build ``target``; what is half-made there when this fails is the caller's to remove.

        Args:
            source: a folder that ``find_checkpoint`` takes.
            target: is made.

        Raises:
            UserFacingError: see ``ExportFailureKind``.
            CancelledError: the token was cancelled.
        """
        architecture = architecture_of(read_checkpoint_config(source))
        kind = Bits(str(choices.bits))
        command = self._command(choices.python)
        child = Child("exports a model", command, EXPORTING, _LIMITS, line_bytes=4096)
        target.mkdir(parents=True)
        arguments = [str(source.absolute()), str(target.absolute()), kind.value]
        try:
            exported = yield from child.run(arguments, token)
            write_manifest(_folder(target, description, kind, exported))
        except ExportFailureError as error:
            raise explain(error.kind, source.name, architecture) from error
        except ChildFailedError as error:
            raise explain(ExportFailureKind(error.kind.value), source.name, architecture) from error
        except _DAMAGE as error:
            raise explain(ExportFailureKind.DAMAGED, source.name, architecture) from error
        return read_model_folder(target)


def _worker(python: Path | None) -> Sequence[str]:
    """What starts the worker: the app's own command, or the same program by another Python."""
    if python is None:
        return worker_command(EXPORT_MODEL)
    program = str(Path(gpt_desktop.__file__).resolve().parents[1])
    # Not resolved: an environment's Python is a link, and by its place it knows its libraries.
    return (str(python.absolute()), "-P", "-c", _START.format(program, _MAIN), EXPORT_MODEL)


def _folder(
    path: Path, description: ModelDescription, bits: Bits, exported: Exported
) -> ModelFolder:
    facts = ModelFacts(
        id=path.name,
        name=description.name,
        licence=description.licence,
        languages=description.languages,
        prompt_style=description.prompt_style,
        context_length=exported.context_length,
        parameters=exported.parameters,
        quantization=QUANTIZATIONS[bits],
        source=description.source,
        sha256=description.sha256,
        size_bytes=0,
    )
    return ModelFolder(
        path,
        facts,
        end_tokens=hub_end_tokens(path),
        begin_token=hub_begin_token(path),
        graph=GRAPHS[bits],
        from_hub=True,
    )
