"""What works without the database, put together. Heavy libraries load when first needed."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop import paths
from gpt_desktop.app.compose_hub import compose_hub
from gpt_desktop.app.compose_training import compose_training
from gpt_desktop.app.engines import (
    build_model,
    check_model_room,
    describe_model,
    find_to_export,
    make_quick,
    open_form,
    open_model,
    open_to_measure,
    sample_file,
    try_model,
)
from gpt_desktop.app.frozen import pip_command
from gpt_desktop.catalog.download import PipDownload
from gpt_desktop.catalog.library import Library
from gpt_desktop.catalog.room_beside import has_room_beside
from gpt_desktop.core.documents import DocumentReader
from gpt_desktop.core.hub import ModelHub
from gpt_desktop.core.language_detection import use_identifier
from gpt_desktop.core.learning.computing import ComputesExercises
from gpt_desktop.core.models import ExportModel, ImportModel, ModelLibrary
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.proofread.means import ProofreadMeans
from gpt_desktop.core.quick_forms import ModelForms
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.tasks.registry import build_tasks
from gpt_desktop.core.translation.sentence_splitter import use_splitter
from gpt_desktop.documents.loader import ChildProcessReader
from gpt_desktop.export.checkpoint import describe_checkpoint
from gpt_desktop.export.exporter import CheckpointExporter
from gpt_desktop.inference.language_identifier import ngram_identifier
from gpt_desktop.proofing.installed import InstalledCheckers
from gpt_desktop.segmentation.splitter import split_by_sentencex
from gpt_desktop.services.compute_asked import ComputeAsked
from gpt_desktop.services.exercises import Exercises
from gpt_desktop.services.export_model import ModelExporting
from gpt_desktop.services.import_model import ModelImporting
from gpt_desktop.services.measure_model import ModelMeasuring
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.ports import MeasureModel, RunTask
from gpt_desktop.services.quick_form import QuickForms
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.services.training_ports import TrainsModels
from gpt_desktop.storage.settings_file import SettingsFile
from gpt_desktop.units.pint_converter import PintConverter


@dataclass(frozen=True, slots=True)
class Toolbox:
    """What works without the database: all that the command line needs."""

    settings: SettingsFile
    documents: DocumentReader
    library: ModelLibrary
    model: ModelHost
    run_task: RunTask
    tasks: tuple[Task, ...]
    measure: MeasureModel
    import_model: ImportModel
    hub: ModelHub
    export_model: ExportModel
    forms: ModelForms
    compute: ComputeAsked
    exercises: ComputesExercises | None = None
    training: TrainsModels | None = None


def compose_toolbox() -> Toolbox:
    """Everything but the stored conversations. Reads the settings; writes nothing."""
    use_identifier(ngram_identifier())
    use_splitter(split_by_sentencex)
    settings = SettingsFile(paths.settings_file())
    library = Library(
        paths.models_dir(),
        paths.catalog_file(),
        build_model,
        PipDownload(pip_command()),
        bundled=paths.bundled_models_dir(),
    )
    host = ModelHost(library, settings.load().model, open_model, has_room_beside)
    importing = ModelImporting(
        library,
        paths.models_dir(),
        build_model,
        describe_model,
        try_model=try_model,
        check_room=check_model_room,
    )
    units = PintConverter()
    return Toolbox(
        settings=settings,
        documents=ChildProcessReader(),
        library=library,
        model=host,
        run_task=TaskRunner(host),
        tasks=_tasks(),
        measure=ModelMeasuring(library, open_to_measure, sample_file()),
        import_model=importing,
        hub=compose_hub(importing),
        export_model=ModelExporting(
            library,
            paths.models_dir(),
            CheckpointExporter(),
            describe_checkpoint,
            find_source=find_to_export,
            try_model=try_model,
        ),
        forms=QuickForms(library, make_quick, open_form, sample_file()),
        compute=ComputeAsked(units),
        exercises=Exercises(units),
        training=compose_training(
            library,
            settings,
            describe=describe_model,
            try_model=try_model,
            check_room=check_model_room,
        ),
    )


def _tasks() -> tuple[Task, ...]:
    resources = paths.resources_dir()
    checkers = InstalledCheckers(paths.dictionaries_dir())
    return build_tasks(
        load_prompts(resources / "prompts"), ProofreadMeans(resources / "proofread", checkers)
    )
