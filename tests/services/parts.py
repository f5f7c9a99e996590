"""Parts to build services from: stores in memory and a library of folders."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversation_tree import TreeNode
from gpt_desktop.core.conversations import (
    Attachment,
    Conversation,
    MessageState,
    Sending,
    StoredMessage,
)
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts, Receipt
from gpt_desktop.core.messages import Role
from gpt_desktop.core.model_folder import QUICK_MARK
from gpt_desktop.core.model_forms import is_quick
from gpt_desktop.core.models import CatalogEntry, InstalledModel
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.search_hits import SearchHit
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.core.thinking import Thinking
from tests.fakes import PLAIN_FACTS


class MemoryConversations:
    """A ConversationStore that records every save and can run out of disk."""

    def __init__(self) -> None:
        self.full = False
        self.saves: list[tuple[str, MessageState]] = []
        self.all: dict[str, StoredMessage] = {}
        self._conversations: dict[str, Conversation] = {}
        self._heads: dict[str, str] = {}
        self._deleted: dict[str, StoredMessage] = {}
        self._models: dict[str, str] = {}
        self._thinking: set[str] = set()

    def together(self) -> AbstractContextManager[None]:
        return nullcontext()

    def list_conversations(self, query: str = "") -> list[Conversation]:
        return [c for c in self._conversations.values() if query in c.title]

    def create_conversation(self, title: str, model_id: str = "") -> Conversation:
        made = Conversation(f"c{len(self._conversations)}", title, 0.0, 0.0)
        self._conversations[made.id] = made
        self._models[made.id] = model_id
        return made

    def rename_conversation(self, conversation_id: str, title: str) -> None:
        old = self._conversations[conversation_id]
        self._conversations[conversation_id] = replace(old, title=title)

    def delete_conversation(self, conversation_id: str) -> None:
        del self._conversations[conversation_id]

    def restore_conversation(self, conversation_id: str) -> None:
        self._conversations[conversation_id] = Conversation(conversation_id, "", 0.0, 0.0)

    def messages(
        self, conversation_id: str, *, newest: int | None = None, before: str | None = None
    ) -> list[StoredMessage]:
        del newest  # the services want the whole path
        path: list[StoredMessage] = []
        head = self._heads.get(conversation_id)
        if before is not None:
            head = self.all[before].parent_id
        while head is not None:
            path.append(self.all[head])
            head = self.all[head].parent_id
        return path[::-1]

    def message(self, message_id: str) -> StoredMessage | None:
        return self.all.get(message_id)

    def title(self, conversation_id: str) -> str | None:
        found = self._conversations.get(conversation_id)
        return None if found is None else found.title

    def model(self, conversation_id: str) -> str:
        return self._models.get(conversation_id, "")

    def set_model(self, conversation_id: str, model_id: str) -> None:
        self._models[conversation_id] = model_id

    def thinks(self, conversation_id: str) -> bool:
        return conversation_id in self._thinking

    def set_thinks(self, conversation_id: str, thinks: bool) -> None:
        others = self._thinking - {conversation_id}
        self._thinking = others | {conversation_id} if thinks else others

    def last_message(self, conversation_id: str, role: Role | None = None) -> StoredMessage | None:
        fitting = [m for m in self.messages(conversation_id) if role in (None, m.role)]
        return fitting[-1] if fitting else None

    def versions(self, conversation_id: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for each in self.all.values():
            if each.role is Role.ASSISTANT and each.parent_id is not None:
                found[each.parent_id] = (*found.get(each.parent_id, ()), each.id)
        return {question: answers for question, answers in found.items() if len(answers) > 1}

    def show_version(self, message_id: str) -> None:
        self._heads[self.all[message_id].conversation_id] = message_id

    def tree(self, conversation_id: str) -> list[TreeNode]:
        return [
            TreeNode(each.id, each.parent_id, each.role, each.content)
            for each in self.all.values()
            if each.conversation_id == conversation_id
        ]

    def delete_message(self, message_id: str) -> None:
        self._deleted[message_id] = self.all.pop(message_id)

    def restore_message(self, message_id: str) -> None:
        self.all[message_id] = self._deleted.pop(message_id)

    def fork(self, message_id: str, title: str) -> Conversation:
        del message_id  # the services never ask for what is in it
        return self.create_conversation(title)

    def hits(self, query: str, conversation_ids: Sequence[str]) -> dict[str, SearchHit | None]:
        del query  # the services never search
        return dict.fromkeys(conversation_ids)

    def set_pinned(self, conversation_id: str, pinned: bool) -> None:
        self._change(conversation_id, pinned=pinned)

    def set_archived(self, conversation_id: str, archived: bool) -> None:
        self._change(conversation_id, archived=archived)

    def set_folder(self, conversation_id: str, folder: str) -> None:
        self._change(conversation_id, folder=folder)

    def _change(self, conversation_id: str, **changes: Any) -> None:
        old = self._conversations[conversation_id]
        self._conversations[conversation_id] = replace(old, **changes)

    def add_message(
        self,
        conversation_id: str,
        parent_id: str | None,
        role: Role,
        content: str,
        state: MessageState,
        *,
        attachments: Sequence[Attachment] = (),
        edited: bool = False,
    ) -> StoredMessage:
        self._check_disk()
        name = f"m{len(self.all)}"
        made = StoredMessage(
            name,
            conversation_id,
            parent_id,
            role,
            content,
            state,
            0.0,
            attachments=tuple(attachments),
            edited=edited,
        )
        self.all[name] = made
        self._heads[conversation_id] = name
        return made

    def set_sending(self, message_id: str, sending: Sending) -> None:
        self.all[message_id] = replace(self.all[message_id], sending=sending)

    def update_message(
        self,
        message_id: str,
        content: str,
        state: MessageState,
        receipt: Receipt | None = None,
        *,
        notices: Sequence[Notice] | None = None,
        annotations: Sequence[Annotation] | None = None,
        thinking: Thinking | None = None,
    ) -> None:
        self._check_disk()
        self.saves.append((content, state))
        old = self.all[message_id]
        self.all[message_id] = replace(
            old,
            content=content,
            state=state,
            receipt=receipt or old.receipt,
            notices=old.notices if notices is None else tuple(notices),
            annotations=old.annotations if annotations is None else tuple(annotations),
            thinking=thinking or old.thinking,
        )

    def annotate_message(self, message_id: str, annotations: Sequence[Annotation]) -> None:
        self._check_disk()
        self.all[message_id] = replace(self.all[message_id], annotations=tuple(annotations))

    def _check_disk(self) -> None:
        if self.full:
            raise UserFacingError("The disk is full.")


class MemorySettings:
    """A SettingsStore."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()

    def load(self) -> Settings:
        return self._settings

    def save(self, settings: Settings) -> None:
        self._settings = settings


def _facts(folder: Path) -> ModelFacts:
    form = QUICK_MARK if is_quick(folder) else ""
    quantization = PLAIN_FACTS.quantization + form
    name = folder.name
    return replace(PLAIN_FACTS, id=name, name=name.upper(), quantization=quantization)


class FolderLibrary:
    """A ModelLibrary of empty folders; the first is the default."""

    def __init__(self, folder: Path, *names: str) -> None:
        self._folder = folder
        for name in names:
            (folder / name).mkdir()

    def installed(self) -> list[InstalledModel]:
        folders = [path for path in self._folder.iterdir() if not path.name.startswith(".")]
        return [
            InstalledModel(_facts(path), path, index == 0)
            for index, path in enumerate(sorted(folders))
        ]

    def available(self) -> list[CatalogEntry]:
        return [
            CatalogEntry("tiny", "Tiny", "MIT", ("en",), "Small.", 10, 20, default=True),
            CatalogEntry("big", "Big", "MIT", ("en", "fr"), "Large.", 100, 200, default=False),
        ]

    def fetch(
        self, model_id: str, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        if model_id not in ("tiny", "big"):
            raise UserFacingError(f"There is no model {model_id}.")
        for done in range(3):
            token.raise_if_cancelled()
            yield Progressed(Phase.DOWNLOADING, done, 2, Unit.BYTES)
        (self._folder / model_id).mkdir()
        return next(model for model in self.installed() if model.facts.id == model_id)

    def remove(self, model_id: str) -> None:
        folder = self._folder / model_id
        if not folder.is_dir():
            raise UserFacingError(f"The model {model_id} is not installed.")
        folder.rmdir()
