"""Services over a scripted generator: real storage, tasks and use cases, no model, no network."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QApplication

from gpt_desktop import paths
from gpt_desktop.app.compose_assistant import answer_certainty, context_lens, request_parts
from gpt_desktop.app.compose_learn import compose_learn
from gpt_desktop.app.compose_reviews import compose_reviews
from gpt_desktop.app.compose_temporary import MemoryStores
from gpt_desktop.app.compose_terms import TranslationStores
from gpt_desktop.app.compose_translate import segment_translation
from gpt_desktop.app.compose_why import compose_why
from gpt_desktop.background.changes import Changes
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Block, BlockKind, Document, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.models import CatalogEntry, InstalledModel, ModelOrigin, RecordMade
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.proofread.means import ProofreadMeans
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.stored_data import DataKind, Eraser
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.tasks.registry import build_tasks, find_task
from gpt_desktop.services.compute_asked import ComputeAsked
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.folder_sources import FolderSources
from gpt_desktop.services.inside import ModelInside
from gpt_desktop.services.keep_documents import KeepingReader
from gpt_desktop.services.library import PersonLibrary
from gpt_desktop.services.measure_model import ModelMeasuring
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.ports import Services
from gpt_desktop.services.quick_form import QuickForms
from gpt_desktop.services.routed_conversations import RoutedConversations
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.services.temporary import MemoryShelf, RoutedLibrary, TemporaryChats
from gpt_desktop.services.temporary_documents import RoutedDocuments
from gpt_desktop.services.works import StoredWorks
from gpt_desktop.storage.conversation_records import ConversationRecords
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.erasing import DatabaseEraser
from gpt_desktop.storage.exchange.exchange import ConversationExchange
from gpt_desktop.storage.file_group import FileGroup, named
from gpt_desktop.storage.folder_sources import SqliteFolders
from gpt_desktop.storage.library import SqliteLibrary
from gpt_desktop.storage.parts import SqliteParts
from gpt_desktop.storage.settings_file import SettingsFile
from gpt_desktop.storage.stored_files import StoredFiles
from gpt_desktop.storage.texts import SqliteTexts
from gpt_desktop.storage.works import SqliteWorks
from gpt_desktop.storage.writing_actions_file import WritingActionsFile
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.view.context import ViewContext
from tests.core.calculation.questions import TODAY, FewUnits
from tests.core.proofread.checkers import ListedCheckers
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, roomy
from tests.services.quick_forms import round_nothing

Answers = list[str] | Callable[[Prompt], str]
_SIZE = 100_000_000


class FakeLibrary:
    """One model, installed or not; fetching takes four steps."""

    def __init__(self, folder: Path, *, installed: bool) -> None:
        self._folder = folder
        self.fetch_error: UserFacingError | None = None
        self.gate = Event()  # clear it to hold a fetch up
        self.gate.set()
        self._models: dict[str, InstalledModel] = {}
        if installed:
            self._install(SCRIPTED_FACTS.id)

    def add(self, model_id: str, name: str) -> None:
        """Install another model."""
        self._install(model_id, name)

    def installed(self) -> list[InstalledModel]:
        return sorted(self._models.values(), key=lambda model: model.facts.name)

    def available(self) -> list[CatalogEntry]:
        entry = CatalogEntry(
            id=SCRIPTED_FACTS.id,
            name=SCRIPTED_FACTS.name,
            licence=SCRIPTED_FACTS.licence,
            languages=SCRIPTED_FACTS.languages,
            description="A model of the tests.",
            download_bytes=_SIZE,
            installed_bytes=_SIZE,
            default=True,
        )
        return [entry, replace(entry, id="second", name="Second", default=False)]

    def fetch(
        self, model_id: str, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        for step in range(4):
            token.raise_if_cancelled()
            yield Progressed(Phase.DOWNLOADING, step * _SIZE // 4, _SIZE, Unit.BYTES)
            with token.calling(self.gate.set):
                self.gate.wait(10)
        if self.fetch_error is not None:
            raise self.fetch_error
        name = next(entry.name for entry in self.available() if entry.id == model_id)
        return self._install(model_id, name)

    def remove(self, model_id: str) -> None:
        if model_id not in self._models:
            raise UserFacingError(f"{model_id} is not installed")
        model = self._models.pop(model_id)
        model.folder.rmdir()

    def _install(self, model_id: str, name: str = SCRIPTED_FACTS.name) -> InstalledModel:
        folder = self._folder / model_id
        folder.mkdir(parents=True, exist_ok=True)
        facts = replace(SCRIPTED_FACTS, id=model_id, name=name)
        model = InstalledModel(facts, folder, default=model_id == SCRIPTED_FACTS.id)
        self._models[model_id] = model
        return model


class FakeImport:
    """Takes any folder or file that is there; four steps, of which the library's gate holds one."""

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library

    def __call__(
        self,
        path: Path,
        name: str,
        token: CancelToken,
        *,
        origin: ModelOrigin | None = None,
        replaced: str = "",
        record: RecordMade | None = None,
    ) -> Generator[Progressed, None, InstalledModel]:
        if not path.exists():
            raise UserFacingError(f"{path.name} is not there.", "", "Choose another one.")
        for step in range(4):
            token.raise_if_cancelled()
            yield Progressed(Phase.COPYING, step * _SIZE // 4, _SIZE, Unit.BYTES)
            with token.calling(self._library.gate.set):
                self._library.gate.wait(10)
        self._library.add(path.stem, name or path.stem.title())
        return next(m for m in self._library.installed() if m.facts.id == path.stem)


class FakeReader:
    """Reads text files a paragraph at a time."""

    def read(
        self, path: Path, token: CancelToken, password: str = ""
    ) -> Generator[Progressed, None, Document]:
        del password  # nothing here is protected
        if not path.is_file():
            raise UserFacingError(f"{path.name} is not there.", "", "Choose another file.")
        parts = [part for part in path.read_text("utf-8").split("\n\n") if part.strip()]
        for number in range(len(parts)):
            token.raise_if_cancelled()
            yield Progressed(Phase.OPENING, number + 1, len(parts), Unit.PARTS)
        blocks = tuple(Block(BlockKind.PARAGRAPH, part) for part in parts)
        return make_document(path, path.stem, blocks)


def fake_services(
    folder: Path,
    answers: Answers | None = None,
    *,
    installed: bool = True,
    generator: ScriptedGenerator | None = None,
) -> Services:
    """Services that keep their files in a folder.

    Args:
        answers: what the model says, one a generation, or a function of the prompt.
        installed: whether there is a model.
        generator: another scripted generator than one of ``answers``.
    """
    database = open_database(folder / "test.sqlite3").database
    library = FakeLibrary(folder / "models", installed=installed)
    scripted = generator or ScriptedGenerator(answers)
    settings = SettingsFile(folder / "settings.json")
    host = ModelHost(library, "", lambda _: scripted, roomy)
    run_task = TaskRunner(host)
    store = RoutedConversations(SqliteConversations(database))
    works, documents = SqliteWorks(database), SqliteDocuments(database, reader="test")
    assistant, parts = find_task(tasks(), "assistant"), SqliteParts(database)
    folders, reader = SqliteFolders(database), KeepingReader(FakeReader(), documents)
    shelf = MemoryShelf(store, MemoryStores)
    kept = PersonLibrary(
        RoutedLibrary(SqliteLibrary(database), shelf), store, paths.resources_dir() / "library"
    )
    temporary = TemporaryChats(shelf, kept, settings, FakeReader())
    routed = RoutedDocuments(documents, temporary.documents)
    compute = ComputeAsked(FewUnits(), lambda: TODAY)
    asked = request_parts(compute, routed, folders, parts, (temporary, kept))
    converse = StoredConverse(store, run_task, assistant, settings, parts=asked, begun=kept.begin)
    stores = TranslationStores(database, settings)
    made = StoredWorks(
        works,
        documents,
        run_task,
        host,
        parts=parts,
        aids=stores.aids,
        done=stores.translations.keep_work,
    )
    return Services(
        conversations=store,
        drafts=SqliteDrafts(database),
        settings=settings,
        documents=reader,
        folders=FolderSources(folders, reader),
        library=library,
        model=host,
        run_task=run_task,
        converse=converse,
        exchange=ConversationExchange(ConversationRecords(database)),
        look_at_context=context_lens(converse, assistant, host),
        segments=segment_translation(find_task(tasks(), "translate"), host, stores.terms.store),
        certainty=answer_certainty(store, converse, assistant, host),
        works=made,
        why=compose_why(store, converse, made, works, tasks=tasks(), host=host),
        kept=kept,
        learn=compose_learn(
            works,
            run_task=run_task,
            task=find_task(tasks(), "learn"),
            model=host,
            settings=settings,
            inside=ModelInside(host),
            reviews=compose_reviews(database, settings),
        ),
        temporary=temporary,
        work_store=works,
        document_store=routed,
        texts=SqliteTexts(database),
        terms=stores.terms,
        translations=stores.translations,
        writing_actions=WritingActionsFile(folder / "writing-actions.toml"),
        stored=stored_files(folder, DatabaseEraser(database)),
        import_model=FakeImport(library),
        forms=QuickForms(
            library,
            round_nothing,
            lambda _folder, _quick: scripted,
            paths.resources_dir() / "samples" / "sample.md",
        ),
        measure=ModelMeasuring(
            library, lambda _: scripted, paths.resources_dir() / "samples" / "sample.md"
        ),
    )


def stored_files(folder: Path, eraser: Eraser) -> StoredFiles:
    """What ``fake_services`` keep in a folder, and a cache."""
    places = {
        DataKind.CONVERSATIONS: "test.sqlite3",
        DataKind.SETTINGS: "settings.json",
        DataKind.MODELS: "models",
        DataKind.CACHES: "cache",
        DataKind.LOG: "app.log",
    }
    groups = [
        FileGroup(kind, folder, folder / name, named(f"{name}*")) for kind, name in places.items()
    ]
    leftovers = FileGroup(DataKind.MODELS, folder, folder, named())
    return StoredFiles(folder, groups, leftovers, eraser)


def tasks() -> tuple[Task, ...]:
    """The real tasks on the real prompts."""
    resources = paths.resources_dir()
    means = ProofreadMeans(resources / "proofread", ListedCheckers())
    return build_tasks(load_prompts(resources / "prompts"), means)


def make_context(
    application: QApplication, services: Services, lanes: Lanes | None = None
) -> ViewContext:
    """A context as the window makes it; changed settings are saved and applied at once."""
    theme = Theme(application, paths.resources_dir())

    def change_settings(settings: Settings) -> None:
        services.settings.save(settings)
        theme.apply(settings.appearance, settings.text_size)
        changes.settings.emit()

    changes = Changes(application)
    context = ViewContext(
        services=services,
        lanes=lanes or Lanes(),
        theme=theme,
        tasks={task.id: task for task in tasks()},
        resources=paths.resources_dir(),
        settings=services.settings.load,
        change_settings=change_settings,
        changes=changes,
    )
    theme.apply(context.settings().appearance, context.settings().text_size)
    return context
