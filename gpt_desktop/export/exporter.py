"""Exports a checkpoint in a process of its own."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from importlib.util import find_spec
from pathlib import Path

from gpt_desktop.child.command import worker_command
from gpt_desktop.child.failure import ChildFailedError
from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.child.run import Child
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.hub_folder import hub_begin_token, hub_end_tokens
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder, write_manifest
from gpt_desktop.core.models import ModelDescription
from gpt_desktop.core.progress import Progressed
from gpt_desktop.export import EXPORT_MODEL
from gpt_desktop.export.checkpoint import architecture_of, read_checkpoint_config
from gpt_desktop.export.explanations import explain, not_installed
from gpt_desktop.export.failure import ExportFailureError, ExportFailureKind
from gpt_desktop.export.protocol import EXPORTING, GRAPHS, QUANTIZATIONS, Bits, Exported

_EXTRA = ("torch", "transformers", "optimum")
# torch reserves far more addresses than it uses, and is silent for as long as a step takes.
_LIMITS = ChildLimits(memory_bytes=2**46, idle_seconds=3600.0)
_DAMAGE = (OSError, ValueError, KeyError, TypeError, RecursionError)


class CheckpointExporter:
    """Makes a model folder of a checkpoint, of as many bits a weight as asked for.

    Args:
        command: starts the process that exports; leads to ``export.child.main``.
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = command
        self._child = Child(
            "exports a model",
            command or worker_command(EXPORT_MODEL),
            EXPORTING,
            _LIMITS,
            line_bytes=4096,
        )

    def check(self) -> None:
        """Raise UserFacingError where the extra is not installed."""
        if self._command is None and any(find_spec(name) is None for name in _EXTRA):
            raise not_installed()

    def export(
        self,
        source: Path,
        target: Path,
        description: ModelDescription,
        token: CancelToken,
        *,
        bits: int,
    ) -> Generator[Progressed, None, ModelFolder]:
        """Build ``target``; what is half-made there when this fails is the caller's to remove.

        Args:
            source: a folder that ``find_checkpoint`` takes.
            target: is made.
            bits: of a weight: 4, 8 or 32.

        Raises:
            UserFacingError: see ``ExportFailureKind``.
            CancelledError: the token was cancelled.
        """
        architecture = architecture_of(read_checkpoint_config(source))
        kind = Bits(str(bits))
        target.mkdir(parents=True)
        arguments = [str(source.absolute()), str(target.absolute()), kind.value]
        try:
            exported = yield from self._child.run(arguments, token)
            write_manifest(_folder(target, description, kind, exported))
        except ExportFailureError as error:
            raise explain(error.kind, source.name, architecture) from error
        except ChildFailedError as error:
            raise explain(ExportFailureKind(error.kind.value), source.name, architecture) from error
        except _DAMAGE as error:
            raise explain(ExportFailureKind.DAMAGED, source.name, architecture) from error
        return read_model_folder(target)


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
