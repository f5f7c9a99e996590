"""What features add to what the Assistant is asked."""

from __future__ import annotations

from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.documents import DocumentStore
from gpt_desktop.core.folder_sources import FolderStore
from gpt_desktop.core.parts import PartStore
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.services.answer_request import RequestPart
from gpt_desktop.services.certainty import AnswerCertainty
from gpt_desktop.services.compute_asked import ComputeAsked
from gpt_desktop.services.context_lens import ContextLens, Plans
from gpt_desktop.services.conversation_documents import ConversationDocuments
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.storage.passages import FtsPassages


def request_parts(
    compute: ComputeAsked,
    documents: DocumentStore,
    folders: FolderStore,
    parts: PartStore,
    first: tuple[RequestPart, ...],
) -> tuple[RequestPart, ...]:
    """In the order in which they add: what one has added the next may read."""
    return (*first, compute, ConversationDocuments(documents, FtsPassages(), folders, parts))


def context_lens(converse: StoredConverse, assistant: Task, host: ModelHost) -> ContextLens | None:
    """What looks at what would be sent; None for a task that does not say."""
    return ContextLens(converse, assistant, host) if isinstance(assistant, Plans) else None


def answer_certainty(
    store: ConversationStore, converse: StoredConverse, assistant: Task, host: ModelHost
) -> AnswerCertainty | None:
    """What says how sure the model was; None for a task that does not say what it sends."""
    if not isinstance(assistant, Plans):
        return None
    return AnswerCertainty(store, converse, assistant, host)
