"""All services, put together over the database: all but the window."""

from __future__ import annotations

from functools import partial

from gpt_desktop import __version__, paths
from gpt_desktop.app.compose_agenda import compose_agenda
from gpt_desktop.app.compose_assistant import answer_certainty, context_lens, request_parts
from gpt_desktop.app.compose_corpus import compose_corpus
from gpt_desktop.app.compose_learn import compose_learn
from gpt_desktop.app.compose_reviews import compose_reviews
from gpt_desktop.app.compose_temporary import MemoryStores
from gpt_desktop.app.compose_terms import TranslationStores
from gpt_desktop.app.compose_translate import document_translations, segment_translation
from gpt_desktop.app.compose_why import compose_why
from gpt_desktop.app.damaged_models import damaged_model_notices
from gpt_desktop.app.stored_places import stored_files
from gpt_desktop.app.toolbox import Toolbox, compose_toolbox
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.folder_sources import FolderSources
from gpt_desktop.services.inside import ModelInside
from gpt_desktop.services.keep_documents import KeepingReader
from gpt_desktop.services.learn_ports import LearnServices
from gpt_desktop.services.library import PersonLibrary
from gpt_desktop.services.ports import Services
from gpt_desktop.services.routed_conversations import RoutedConversations
from gpt_desktop.services.temporary import MemoryShelf, RoutedLibrary, TemporaryChats
from gpt_desktop.services.temporary_documents import RoutedDocuments
from gpt_desktop.services.works import StoredWorks
from gpt_desktop.storage.conversation_records import ConversationRecords
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import OpenedDatabase, open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.erasing import DatabaseEraser
from gpt_desktop.storage.exchange.exchange import ConversationExchange
from gpt_desktop.storage.folder_sources import SqliteFolders
from gpt_desktop.storage.library import SqliteLibrary
from gpt_desktop.storage.parts import SqliteParts
from gpt_desktop.storage.search_upkeep import SearchUpkeep
from gpt_desktop.storage.texts import SqliteTexts
from gpt_desktop.storage.works import SqliteWorks
from gpt_desktop.storage.writing_actions_file import WritingActionsFile


class _Stores:
    """What is kept in the opened database; its connections are shared."""

    def __init__(self, opened: OpenedDatabase, tools: Toolbox) -> None:
        database = self.database = opened.database
        self.files = stored_files(DatabaseEraser(database))
        forget = self.files.forget_caches
        self.conversations = RoutedConversations(SqliteConversations(database, on_deleted=forget))
        self.works = SqliteWorks(database, on_deleted=forget)
        self.parts = SqliteParts(database)
        self.documents = SqliteDocuments(database, reader=__version__)
        self.reader = KeepingReader(tools.documents, self.documents)
        self.folders = SqliteFolders(database)
        self.texts = SqliteTexts(database)
        self.translations = TranslationStores(database, tools.settings)


class _Chats:
    """Conversations, kept or not, and what a person keeps for them."""

    def __init__(self, stores: _Stores, tools: Toolbox) -> None:
        shelf = MemoryShelf(stores.conversations, MemoryStores)
        library = RoutedLibrary(SqliteLibrary(stores.database), shelf)
        prompts = paths.resources_dir() / "library"
        self.task = find_task(tools.tasks, "assistant")
        self.kept = PersonLibrary(library, stores.conversations, prompts)
        self.temporary = TemporaryChats(shelf, self.kept, tools.settings, tools.documents)
        self.documents = RoutedDocuments(stores.documents, self.temporary.documents)
        own = (self.temporary, self.kept)
        self.converse = StoredConverse(
            stores.conversations,
            tools.run_task,
            self.task,
            tools.settings,
            parts=request_parts(tools.compute, self.documents, stores.folders, stores.parts, own),
            begun=self.kept.begin,
        )


def compose(toolbox: Toolbox | None = None) -> Services:
    """All services, with the database opened (made where it is missing).

    Raises:
        UserFacingError: the database cannot be opened or is from a newer version.
    """
    tools = toolbox or compose_toolbox()
    opened = open_database(paths.database_file())
    stores = _Stores(opened, tools)
    chats = _Chats(stores, tools)
    works = _works(stores, tools)
    translate = find_task(tools.tasks, "translate")
    terms = stores.translations.terms
    return Services(
        conversations=stores.conversations,
        drafts=SqliteDrafts(opened.database),
        settings=tools.settings,
        documents=stores.reader,
        folders=FolderSources(stores.folders, stores.reader),
        library=tools.library,
        model=tools.model,
        run_task=tools.run_task,
        converse=chats.converse,
        exchange=ConversationExchange(ConversationRecords(opened.database)),
        look_at_context=context_lens(chats.converse, chats.task, tools.model),
        segments=segment_translation(translate, tools.model, terms.store),
        translate_documents=document_translations(translate, stores.documents, tools.model),
        certainty=answer_certainty(stores.conversations, chats.converse, chats.task, tools.model),
        works=works,
        why=compose_why(
            stores.conversations,
            chats.converse,
            works,
            stores.works,
            tasks=tools.tasks,
            host=tools.model,
        ),
        terms=terms,
        translations=stores.translations.translations,
        work_store=stores.works,
        document_store=chats.documents,
        texts=stores.texts,
        training=tools.training,
        corpus=compose_corpus(stores.reader, stores.conversations, stores.texts, tools.library),
        writing_actions=WritingActionsFile(paths.writing_actions_file()),
        kept=chats.kept,
        agenda=compose_agenda(
            opened.database, tools.run_task, tools.model, tools.settings, tools.tasks
        ),
        temporary=chats.temporary,
        learn=_learn(stores, tools),
        tasks=tools.tasks,
        measure=tools.measure,
        import_model=tools.import_model,
        hub=tools.hub,
        forms=tools.forms,
        stored=stores.files,
        notices=_notices(opened, tools),
        index_written=SearchUpkeep(opened.database).catch_up,
        close=partial(_close, tools, opened),
    )


def _works(stores: _Stores, tools: Toolbox) -> StoredWorks:
    return StoredWorks(
        stores.works,
        stores.documents,
        tools.run_task,
        tools.model,
        parts=stores.parts,
        aids=stores.translations.aids,
        done=stores.translations.translations.keep_work,
    )


def _learn(stores: _Stores, tools: Toolbox) -> LearnServices:
    return compose_learn(
        stores.works,
        run_task=tools.run_task,
        task=find_task(tools.tasks, "learn"),
        model=tools.model,
        settings=tools.settings,
        exercises=tools.exercises,
        inside=ModelInside(tools.model),
        reviews=compose_reviews(stores.database, tools.settings),
    )


def _notices(opened: OpenedDatabase, tools: Toolbox) -> tuple[str, ...]:
    found = (*damaged_model_notices(paths.models_dir()), tools.settings.notice, opened.notice)
    return tuple(notice for notice in found if notice is not None)


def _close(tools: Toolbox, opened: OpenedDatabase) -> None:
    tools.model.close()
    opened.database.close()
