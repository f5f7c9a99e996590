"""The side list of conversations: search, a new one, and those there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from gpt_desktop.core.conversations import Conversation
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.search_hits import SearchHit
from gpt_desktop.ui.assistant.conversation_sections import (
    ARCHIVE,
    folder_name,
    folders_of,
    found,
    listed,
)
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.dated_list import DATED_ROLE, HEADING_ROLE, Dated, Heading
from gpt_desktop.ui.widgets.searched_side import SearchedSide, SideWords

PIN_KEYS, ARCHIVE_KEYS, FOLDER_KEYS = "Ctrl+Shift+P", "Ctrl+Shift+A", "Ctrl+Shift+M"
_SETTLED_MS = 80


class ConversationSide(SearchedSide):
    """F2 renames the current one, or the folder, in its place; Enter folds and unfolds.

    Signals:
        new_requested: a new conversation is wanted.
        pin_toggled, archive_toggled: an id; it is to be pinned or put away, or not any more.
        folder_wanted: the id of one that is to be put into a folder.
        moved: an id, and the key of the heading it was dropped on.
        folder_renamed: a folder's name and the new one; "" takes everything out of it.
        wanted_again: the id of the current one, which was clicked, or on which Enter was pressed.
        hits_wanted: ids, of which it is to be shown where the search found its words.
    """

    new_requested = Signal()
    pin_toggled = Signal(str)
    archive_toggled = Signal(str)
    folder_wanted = Signal(str)
    moved = Signal(str, str)
    folder_renamed = Signal(str, str)
    wanted_again = Signal(str)
    hits_wanted = Signal(object)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        new = IconButton(context.theme, "plus", tr("New conversation"), "Ctrl+N")
        words = SideWords(
            search=tr("Search conversations"),
            listed=tr("Conversations"),
            untitled=tr("New conversation"),
            none_yet=tr("No conversations yet."),
            keys="Ctrl+Shift+F",
        )
        super().__init__(context.theme, words, (new,), parent, renames=True)
        self.new = new
        self.new.clicked.connect(self.new_requested)
        self._conversations: Sequence[Conversation] = ()
        self._known: dict[str, Conversation] = {}
        self._folded: set[str] = {ARCHIVE}
        self._hits: dict[str, SearchHit | None] = {}
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._want_hits)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.verticalScrollBar().valueChanged.connect(self._settled.start)
        self.list.clicked.connect(self._on_clicked)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._bind(self.list, key, self.toggle_current)
        self._bind(self.list, Qt.Key.Key_Left, partial(self._fold_current, folded=True))
        self._bind(self.list, Qt.Key.Key_Right, partial(self._fold_current, folded=False))
        self.query_changed.connect(self._forget_hits)
        self.dated.moved.connect(self.moved)
        self.dated.heading_rename_requested.connect(self._on_heading_renamed)

    @property
    def query(self) -> str:
        """What is searched for; "" for nothing."""
        return self.search.text().strip()

    @property
    def folded(self) -> Collection[str]:
        """Keys of the headings whose rows are not shown."""
        return self._folded

    @property
    def all_known(self) -> Collection[Conversation]:
        """As they were listed last, also where the list shows others now."""
        return self._known.values()

    @property
    def folders(self) -> list[str]:
        """Names of the folders there are, as far as conversations were seen."""
        return folders_of(self.all_known)

    def known(self, conversation_id: str) -> Conversation | None:
        """One as it was listed last, also where the list shows others now."""
        return self._known.get(conversation_id)

    def set_folded(self, keys: Collection[str]) -> None:
        self._folded = set(keys)
        self._fill()

    def show_conversations(self, conversations: Sequence[Conversation]) -> None:
        """Show these, which come latest first."""
        self._conversations = conversations
        if self.searching:
            self._known |= {each.id: each for each in conversations}
        else:
            self._known = {each.id: each for each in conversations}
        self._fill()

    def add_hits(self, hits: Mapping[str, SearchHit | None]) -> None:
        """Show where the search found its words."""
        self._hits |= hits
        self._fill()

    @Slot()
    def toggle_current(self) -> None:
        """Fold or unfold what is under the current heading; go to a conversation anew."""
        row = self.list.currentIndex().data(DATED_ROLE)
        if isinstance(row, Dated):
            self.wanted_again.emit(row.id)
        heading = self.list.currentIndex().data(HEADING_ROLE)
        if isinstance(heading, Heading) and heading.key:
            self._fold_current(folded=not heading.folded)

    def fill_menu(self, menu: QMenu, index: QModelIndex) -> None:
        row, heading = index.data(DATED_ROLE), index.data(HEADING_ROLE)
        if isinstance(row, Dated):
            self._fill_row_menu(menu, row.id)
        super().fill_menu(menu, index)
        name = folder_name(heading.key) if isinstance(heading, Heading) else ""
        if name:
            out = partial(self.folder_renamed.emit, name, "")
            menu.addAction(tr("Take everything out of the folder"), out)

    def _fill_row_menu(self, menu: QMenu, row_id: str) -> None:
        each = self.known(row_id)
        pinned = each is not None and each.pinned
        archived = each is not None and each.archived
        for title, keys, signal in (
            (
                tr("Unpin from the top") if pinned else tr("Pin to the top"),
                PIN_KEYS,
                self.pin_toggled,
            ),
            (tr("Move to a folder…"), FOLDER_KEYS, self.folder_wanted),
            (
                tr("Take out of the archive") if archived else tr("Archive"),
                ARCHIVE_KEYS,
                self.archive_toggled,
            ),
        ):
            menu.addAction(title, QKeySequence(keys), partial(signal.emit, row_id))
        menu.addSeparator()

    def _fill(self) -> None:
        if self.searching:
            self.show_all(found(self._conversations, self._hits))
            self._settled.start()
            return
        today = datetime.now().astimezone().date()
        self.show_all(listed(self._conversations, self._folded, today))

    def _fold_current(self, *, folded: bool) -> None:
        heading = self.list.currentIndex().data(HEADING_ROLE)
        if isinstance(heading, Heading) and heading.key and heading.folded != folded:
            self._folded ^= {heading.key}
            self._fill()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        del index  # it is the current one
        self.toggle_current()

    @Slot(str, str)
    def _on_heading_renamed(self, key: str, title: str) -> None:
        self.folder_renamed.emit(folder_name(key), title)

    @Slot(str)
    def _forget_hits(self, query: str) -> None:
        del query  # whatever is searched for now
        self._hits = {}

    @Slot()
    def _want_hits(self) -> None:
        """Of what is in sight: a search may find thousands."""
        if not self.searching:
            return
        area = self.list.viewport().rect()
        first = max(0, self.list.indexAt(area.topLeft()).row())
        last = self.list.indexAt(area.bottomLeft()).row()
        count = self.dated.rowCount()
        rows = range(first, count if last < 0 else last + 1)
        seen = [self.dated.index(row).data(DATED_ROLE) for row in rows]
        ids = [row.id for row in seen if isinstance(row, Dated) and row.id not in self._hits]
        if ids:
            self.hits_wanted.emit(ids)
