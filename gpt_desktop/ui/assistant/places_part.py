"""Conversations pinned, put into folders, put away; each step can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Slot

from gpt_desktop.background.call import call
from gpt_desktop.core.conversations import Conversation
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.conversation_sections import ARCHIVE, PINNED, folder_name
from gpt_desktop.ui.assistant.conversation_side import ARCHIVE_KEYS, FOLDER_KEYS, PIN_KEYS
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.folder_popup import FolderPopup
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.view.commands import Command

_DRAFT = "assistant-list"


class PlacesPart(AssistantPart):
    """What a conversation's place is: pinned or not, in the archive or not, and its folder."""

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self._store = self.context.services.conversations
        self._kept: list[str] | None = None
        side = page.side
        side.pin_toggled.connect(self.toggle_pin)
        side.archive_toggled.connect(self.toggle_archive)
        side.folder_wanted.connect(self.choose_folder)
        side.moved.connect(self._on_moved)
        side.folder_renamed.connect(self.rename_folder)
        kept = self.context.services.drafts.load_draft(_DRAFT).get("folded")
        if isinstance(kept, list):
            side.set_folded([str(key) for key in kept])
        self._kept = sorted(side.folded)

    def commands(self) -> Sequence[Command]:
        return self._commands(tr(self.view.title))

    def menu_commands(self) -> Sequence[Command]:
        return self._commands("") if self.view.current_id else ()

    def save_state(self) -> None:
        folded = sorted(self.page.side.folded)
        if folded != self._kept:
            self.context.services.drafts.save_draft(_DRAFT, {"folded": folded})
            self._kept = folded

    @Slot(str)
    def toggle_pin(self, conversation_id: str) -> None:
        """Keep it above all others, or not any more."""
        old = self.page.side.known(conversation_id)
        if old is not None:
            words = tr("Conversation unpinned") if old.pinned else tr("Conversation pinned")
            self._place(words, [(old, replace(old, pinned=not old.pinned))])

    @Slot(str)
    def toggle_archive(self, conversation_id: str) -> None:
        """Put it away, or bring it back."""
        old = self.page.side.known(conversation_id)
        if old is not None:
            back = tr("Taken out of the archive")
            words = back if old.archived else tr("Conversation archived")
            self._place(words, [(old, replace(old, archived=not old.archived))])

    @Slot(str)
    def choose_folder(self, conversation_id: str) -> None:
        """Let the person name a folder to put it into."""
        old = self.page.side.known(conversation_id)
        if old is None:
            return
        side = self.page.side
        popup = FolderPopup(side.folders, old.folder, side)
        popup.chosen.connect(partial(self._put, conversation_id))
        area = side.list.visualRect(side.dated.index_of(conversation_id))
        popup.open_at(side.list.viewport().mapToGlobal(QPoint(area.left(), area.bottom())))

    @Slot(str, str)
    def rename_folder(self, name: str, new: str) -> None:
        """Put all that is in a folder into another; "" for none."""
        inside = [each for each in self.page.side.all_known if each.folder == name]
        words = tr("Folder renamed") if new else tr("Taken out of the folder")
        self._place(words, [(each, replace(each, folder=new)) for each in inside])

    def _commands(self, group: str) -> tuple[Command, ...]:
        each = self.page.side.known(self.view.current_id)
        pinned, archived = each is not None and each.pinned, each is not None and each.archived
        pin = tr("Unpin from the top") if pinned else tr("Pin to the top")
        archive = tr("Take out of the archive") if archived else tr("Archive")
        return (
            Command(pin, group, self._with_current(self.toggle_pin), PIN_KEYS),
            Command(
                tr("Move to a folder…"), group, self._with_current(self.choose_folder), FOLDER_KEYS
            ),
            Command(archive, group, self._with_current(self.toggle_archive), ARCHIVE_KEYS),
        )

    def _with_current(self, act: Callable[[str], None]) -> Callable[[], None]:
        return lambda: act(self.view.current_id)

    def _put(self, conversation_id: str, folder: str) -> None:
        old = self.page.side.known(conversation_id)
        if old is not None and old.folder != folder:
            there = tr("Moved to “{folder}”", folder=folder)
            words = there if folder else tr("Taken out of the folder")
            self._place(words, [(old, replace(old, folder=folder, archived=False))])

    @Slot(str, str)
    def _on_moved(self, conversation_id: str, key: str) -> None:
        old = self.page.side.known(conversation_id)
        if old is None:
            return
        if key == PINNED and not old.pinned:
            self.toggle_pin(conversation_id)
        elif key == ARCHIVE and not old.archived:
            self.toggle_archive(conversation_id)
        elif folder_name(key):
            self._put(conversation_id, folder_name(key))

    def _place(self, words: str, changes: Sequence[tuple[Conversation, Conversation]]) -> None:
        """Let conversations have other places, and note the step."""
        before, after = [old for old, _ in changes], [new for _, new in changes]
        self._store_places(after)
        self.view.doings.add(
            words, partial(self._store_places, before), partial(self._store_places, after)
        )

    def _store_places(self, places: Sequence[Conversation]) -> None:
        store = self._store

        def change() -> None:
            with store.together():
                for each in places:
                    store.set_pinned(each.id, each.pinned)
                    store.set_archived(each.id, each.archived)
                    store.set_folder(each.id, each.folder)

        call(
            self.context.lanes.io,
            tr("Moving conversations"),
            change,
            failed=self.view.show_failure,
            finished=self.context.changes.conversations,
        )
