"""What the services offer to the window and the command line, as protocols."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from gpt_desktop.core.agenda.calendar_file import CalendarFile
from gpt_desktop.core.agenda.proposal import Proposal
from gpt_desktop.core.agenda.store import AgendaStore
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversation_record import Exchange
from gpt_desktop.core.conversations import (
    Attachment,
    ConversationStore,
    DraftStore,
    StoredMessage,
)
from gpt_desktop.core.documents import DocumentReader, DocumentStore
from gpt_desktop.core.folder_sources import Folders
from gpt_desktop.core.generation import ModelFacts, SamplingParams
from gpt_desktop.core.hub import ModelHub
from gpt_desktop.core.kept_certainty import MeasuredTokens
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.library.saved_prompt import SavedPrompt
from gpt_desktop.core.measurement import Measurement
from gpt_desktop.core.models import CatalogEntry, ImportModel, InstalledModel, ModelLibrary
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.quick_forms import ModelForms
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.stored_data import StoredData
from gpt_desktop.core.tasks.assistant.look import ContextLook
from gpt_desktop.core.tasks.base import Task, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.translate.again import SegmentRequest, Suggestion
from gpt_desktop.core.temporary import TemporaryConversations
from gpt_desktop.core.texts import TextStore
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.works import Work, WorkRequest, WorkStore
from gpt_desktop.core.writing_actions import WritingActionStore
from gpt_desktop.services.corpus_ports import MakeCorpus
from gpt_desktop.services.document_ports import TranslateDocuments
from gpt_desktop.services.learn_ports import LearnServices
from gpt_desktop.services.term_ports import KeptTranslations, Terms
from gpt_desktop.services.training_ports import TrainsModels
from gpt_desktop.services.why_ports import ExplainWords

__all__ = [
    "Agenda",
    "CatalogEntry",
    "Converse",
    "InstalledModel",
    "KeptTranslations",
    "ModelLibrary",
    "ModelState",
    "Progressed",
    "RunTask",
    "Services",
    "Terms",
    "Works",
]


class Converse(Protocol):
    """A chat whose every word is kept as it comes."""

    def ask(
        self, conversation_id: str, text: str, attachments: Sequence[Attachment] = ()
    ) -> StoredMessage:
        """Store a question and an empty answer to it, which is returned.

        It takes a few milliseconds and waits for no other work, so that a question is safe
        from the moment it is asked. "" as the conversation begins a new one.

        Args:
            attachments: documents, kept already, that come with it.
        """
        ...

    def ask_again(self, conversation_id: str) -> StoredMessage:
        """Store an empty answer to the last question, beside the old one, which is kept."""
        ...

    def ask_edited(self, question_id: str, text: str) -> StoredMessage:
        """Store a question in another's place, and an empty answer to it, which is returned.

        The other question stays, with all that followed it, as a version; with the same words
        this is another answer to it.
        """
        ...

    def answer_anew(self, question_id: str) -> StoredMessage:
        """Store an empty answer to any question, beside the others, which are kept."""
        ...

    def edit_answer(self, answer_id: str, text: str) -> StoredMessage:
        """Store the person's words beside the model's, which are kept; no model is asked."""
        ...

    def continue_answer(self, answer_id: str, beginning: str | None = None) -> StoredMessage:
        """Store an answer that begins like one that was cut, which is kept; see ``can_go_on``.

        Or with another ``beginning``, such as some of its words and another one.

        The returned answer waits to be gone on from by ``answer``, whose events begin with the
        text that is there.
        """
        ...

    def answer(
        self, waiting: StoredMessage, sampling: SamplingParams | None, token: CancelToken
    ) -> Generator[TaskEvent, None, StoredMessage]:
        """Fill a waiting answer; yields the task's events, and stores as they come.

        Returns the answer as stored at the end; a cancelled one has the state STOPPED.
        """
        ...

    def give_up(self, waiting: StoredMessage) -> None:
        """Note that a waiting answer will not be filled."""
        ...


class MeasureCertainty(Protocol):
    """Says how probable a model finds the words of a stored answer, and what else it had."""

    def __call__(
        self, answer_id: str, token: CancelToken
    ) -> Generator[TaskEvent, None, MeasuredTokens]:
        """On the inference lane only; what was found is stored with the answer.

        Raises:
            UserFacingError: the answer is gone, too long, or the model does not say.
            CancelledError: the token was cancelled.
        """
        ...


class LookAtContext(Protocol):
    """Says what would be sent, were a text asked in a conversation now."""

    def __call__(
        self, conversation_id: str, text: str, attachments: Sequence[Attachment] = ()
    ) -> ContextLook | None:
        """On the inference lane only; None where nothing can be said.

        An estimate, which says so, where the model is not in memory.
        """
        ...


class TranslateSegments(Protocol):
    """A segment of a translation again. Both are for the inference lane only."""

    def alternatives(
        self, request: SegmentRequest, token: CancelToken, model_id: str = "", most: int = 3
    ) -> Generator[TaskEvent, None, tuple[Suggestion, ...]]:
        """Other translations of it, no two alike, those with the fewest faults first.

        The events are progress only. There may be fewer than ``most``, and none where the model
        always writes the same; cancelled, it returns what is there.

        Args:
            model_id: of the model that wrote the translation; "" for the usual one.

        Raises:
            UserFacingError: the segment is empty, or no model can be loaded.
        """
        ...

    def back(
        self, text: str, pair: Pair, token: CancelToken, model_id: str = ""
    ) -> Generator[TaskEvent, None, str]:
        """A segment's translation in the language it was translated from, by the model.

        Args:
            text: the translation's words.
            pair: of the translation: the answer is in ``pair.source``.

        Raises:
            UserFacingError: it is empty, ``pair.source`` is not known, or no model can be loaded.
        """
        ...


class Works(Protocol):
    """Whatever a task makes outside a conversation, kept as it comes."""

    def start(self, kind: str, title: str, request: WorkRequest) -> Work:
        """Store a work that waits, by the name of the model that will write it.

        It takes a few milliseconds and waits for no other work.

        Args:
            kind: the task's id.
        """
        ...

    def task_request(self, request: WorkRequest) -> TaskRequest:
        """What the task is asked, with the documents as they were kept.

        It reads them, which may take some time.
        """
        ...

    def run(
        self, work: Work, task: Task, request: TaskRequest, token: CancelToken
    ) -> Generator[TaskEvent, None, Work]:
        """Make a work that was started; yields the task's events, and stores as they come.

        Returns the work as stored at the end; a cancelled one has the state STOPPED.
        """
        ...

    def give_up(self, work: Work) -> None:
        """Note that a work that was started will not be made."""
        ...


class RunTask(Protocol):
    """Runs any task on a model, "" for the usual one, loading it first where needed.

    A model that is gone or damaged leaves its work to the usual one, which a notice tells.
    """

    def __call__(
        self, task: Task, request: TaskRequest, token: CancelToken, model_id: str = ""
    ) -> Generator[TaskEvent, None, TaskResult]: ...


class ModelState(Protocol):
    """Which models answer. Loading happens on the inference lane only.

    The usual one answers for "" and for ids of what is gone or was found damaged.
    """

    @property
    def current(self) -> ModelFacts | None:
        """The usual model's facts, loaded or not; None where none is installed."""
        ...

    @property
    def loaded(self) -> bool:
        """Whether the usual model is."""
        ...

    def facts(self, model_id: str) -> ModelFacts | None:
        """Of the model that answers for an id; None where none is installed."""
        ...

    def is_loaded(self, model_id: str) -> bool:
        """Whether the model that answers for an id is in memory."""
        ...

    def load(
        self, token: CancelToken, model_id: str = ""
    ) -> Generator[TaskEvent, None, ModelFacts]:
        """Load the model of an id if it is not; a damaged one leaves the others in place."""
        ...

    def choose(self, model_id: str) -> None:
        """Make another installed model the usual one, from the next generation on."""
        ...


class Agenda(Protocol):
    """The person's events, and how they come in and go out."""

    @property
    def store(self) -> AgendaStore: ...

    def zone(self) -> ZoneInfo:
        """The person's: that of the computer, as it is now."""
        ...

    def now(self) -> datetime:
        """Aware, in the person's zone."""
        ...

    def read(self, text: str) -> Proposal:
        """What a sentence says of an event, read by code alone; takes milliseconds."""
        ...

    def propose(self, text: str, token: CancelToken) -> Generator[TaskEvent, None, Proposal]:
        """As ``read``, and the model is asked where code finds no title; on the inference lane.

        Without a model it is what ``read`` gives.
        """
        ...

    def read_file(self, path: Path) -> CalendarFile:
        """The events of a calendar file, not stored; raises UserFacingError."""
        ...

    def write_file(self, path: Path, event_ids: tuple[str, ...] = ()) -> int:
        """Write all events, or some, as a calendar file; returns how many.

        Raises:
            UserFacingError: the file cannot be written.
        """
        ...


class Library(Protocol):
    """The personas and prompts there are, and the personas of conversations."""

    def personas(self) -> list[Persona]:
        """The person's own by name, then those that come with the app."""
        ...

    def put_persona(self, persona: Persona) -> Persona:
        """Keep one, under a new id where it has none of its own; conversations keep theirs."""
        ...

    def delete_persona(self, persona_id: str) -> None:
        """Keep it no more; ``put_persona`` brings it back."""
        ...

    def persona_of(self, conversation_id: str) -> Persona | None:
        """The copy that a conversation has; "" for the one chosen for new conversations."""
        ...

    def give_persona(self, conversation_id: str, persona: Persona | None) -> None:
        """Let a persona answer from the next question on, with its model and thinking."""
        ...

    def prompts(self) -> list[SavedPrompt]:
        """The person's own by name, then those that come with the app."""
        ...

    def put_prompt(self, prompt: SavedPrompt) -> SavedPrompt:
        """As ``put_persona``."""
        ...

    def delete_prompt(self, prompt_id: str) -> None:
        """As ``delete_persona``."""
        ...


class MeasureModel(Protocol):
    """Measures a model on this computer; on the inference lane only."""

    def __call__(
        self, model_id: str, text: str, tokens: int, token: CancelToken
    ) -> Generator[Progressed, None, Measurement]:
        """Measure over a text's first ``tokens`` tokens, or over a sample where it is ""."""
        ...


def _nothing_to_close() -> None:
    """For services made of parts that hold nothing open."""


def _nothing_to_index() -> bool:
    """For stores that search without an index."""
    return False


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the window and the command line work with; made by ``app``.

    Attributes:
        documents: reads files, and keeps in ``document_store`` what was read.
        works: makes what ``work_store`` keeps.
        texts: what is written in Write.
        terms: None where there is no glossary.
        translations: the translation memory; None where there is none.
        notices: translated lines on what the start found, such as a database kept aside.
        measure: None where models are not measured.
        import_model: None where none can be brought along.
        forms: None where no model has a quicker form.
        folders: None where no conversation reads folders.
        agenda: None where no events are kept.
        kept: personas and prompts; None where none are.
        temporary: None where all conversations are stored.
        corpus: the text that models are trained on; None where none are.
        training: trains models; None where none are.
        hub: None where none can be fetched from a model hub.
        exchange: None where conversations are not carried.
        look_at_context: None where nobody looks.
        certainty, why: None where it is not measured.
        writing_actions: None where Write has no actions of the person's own.
        segments: None where no segment is translated again.
        translate_documents: None where no files are translated.
        learn: what the room Learn asks for.
        stored: what is on the disk.
        index_written: takes what was written into the search, a few texts a call; returns
            whether more is waiting.
        close: frees the files that are held open; nothing is used afterwards.
    """

    conversations: ConversationStore
    drafts: DraftStore
    settings: SettingsStore
    documents: DocumentReader
    library: ModelLibrary
    model: ModelState
    run_task: RunTask
    converse: Converse
    works: Works
    work_store: WorkStore
    document_store: DocumentStore
    texts: TextStore
    stored: StoredData
    tasks: tuple[Task, ...] = ()
    notices: tuple[str, ...] = ()
    measure: MeasureModel | None = None
    import_model: ImportModel | None = None
    hub: ModelHub | None = None
    forms: ModelForms | None = None
    exchange: Exchange | None = None
    look_at_context: LookAtContext | None = None
    certainty: MeasureCertainty | None = None
    why: ExplainWords | None = None
    segments: TranslateSegments | None = None
    terms: Terms | None = None
    translations: KeptTranslations | None = None
    writing_actions: WritingActionStore | None = None
    translate_documents: TranslateDocuments | None = None
    agenda: Agenda | None = None
    folders: Folders | None = None
    kept: Library | None = None
    temporary: TemporaryConversations | None = None
    learn: LearnServices = field(default_factory=LearnServices)
    corpus: MakeCorpus | None = None
    training: TrainsModels | None = None
    index_written: Callable[[], bool] = field(default=_nothing_to_index)
    close: Callable[[], None] = field(default=_nothing_to_close)
