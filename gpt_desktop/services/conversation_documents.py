"""Gives a request the documents that came with a conversation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gpt_desktop.core.conversations import Attachment, Sending, StoredMessage
from gpt_desktop.core.documents import Document, DocumentStore
from gpt_desktop.core.folder_sources import NEW_CONVERSATION, FolderStore
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.parts import PartStore
from gpt_desktop.core.passages import PassageSearch
from gpt_desktop.core.tasks.base import Notice, NoticeKind, TaskRequest
from gpt_desktop.services.answer_request import Asked


class ConversationDocuments:
    """A RequestPart: what is in the conversation's folders, and came with its questions.

    Documents of a message that is not sent are not read either; those that are gone are told.
    """

    def __init__(
        self,
        store: DocumentStore,
        search: PassageSearch,
        folders: FolderStore,
        parts: PartStore | None = None,
    ) -> None:
        self._store = store
        self._search = search
        self._folders = folders
        self._parts = parts
        # Of the last request: the next one, and every look at what would be sent, wants them.
        self._loaded: dict[str, Document] = {}

    def __call__(self, asked: Asked, request: TaskRequest) -> TaskRequest:
        new = {each.document_id: each for each in asked.question.attachments}
        before = {each.document_id: each for each in self._before(asked)}
        wanted = [each for key, each in before.items() if key not in new] + list(new.values())
        if not wanted:
            return request
        found = {each: self._document(each) for each in wanted}
        self._loaded = {each.id: each for each in found.values() if each is not None}
        gone = [each for each, document in found.items() if document is None]
        return replace(
            request,
            documents=tuple(document for document in found.values() if document is not None),
            new_documents=sum(found[each] is not None for each in new.values()),
            search=self._search,
            parts=self._parts,
            notices=(*request.notices, *map(_gone, gone)),
        )

    def _before(self, asked: Asked) -> Iterator[Attachment]:
        for folder in self._folders.sources(asked.conversation_id or NEW_CONVERSATION):
            for each in folder.documents:
                yield Attachment(each.document_id, f"{folder.path.name}/{each.name}")
        yield from _attached(asked.path)

    def _document(self, attachment: Attachment) -> Document | None:
        """By the name that the person knows it by."""
        known = self._loaded.get(attachment.document_id)
        document = known or self._store.load(attachment.document_id)
        if document is None or not attachment.name:
            return document
        return replace(document, title=attachment.name)


def _attached(path: Iterable[StoredMessage]) -> Iterator[Attachment]:
    sent = (message for message in path if message.sending is not Sending.DROPPED)
    return (each for message in sent for each in message.attachments)


def _gone(attachment: Attachment) -> Notice:
    name = attachment.name or tr("Pasted text")
    words = tr("“{name}” is no longer kept: attach it again to have it read.", name=name)
    return Notice(NoticeKind.WARNING, words)
