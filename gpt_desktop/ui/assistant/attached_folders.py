"""The folders that the conversation shown reads, kept in step off the GUI thread."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import call
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.folder_sources import NEW_CONVERSATION, FolderStep
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.assistant.attached_folder import AttachedFolder
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.task_run import TaskRun


class AttachedFolders(QObject):
    """Read when a conversation is opened and before a question is asked.

    Signals:
        changed: a folder came, went, or is farther.
        settled: all are as they are on the disk.
        told: what is different, in a line; "" where nothing is.
        failed: an Exception where something could not be stored.
    """

    changed = Signal()
    settled = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, context: ViewContext, parent: QObject) -> None:
        super().__init__(parent)
        self._folders = context.services.folders
        self._lane = context.lanes.io
        self._id = NEW_CONVERSATION
        self._run: TaskRun | None = None
        self._current: AttachedFolder | None = None
        self._waiting: list[AttachedFolder] = []
        self._words: list[str] = []
        self.fresh = True
        self.folders: list[AttachedFolder] = []

    @property
    def busy(self) -> bool:
        return self._run is not None

    def show(self, conversation_id: str) -> None:
        """Those of another conversation, read anew."""
        self._drop()
        self._id = conversation_id or NEW_CONVERSATION
        self.folders = []
        self.fresh = True
        self.told.emit("")
        self.changed.emit()
        if self._folders is None:
            return
        try:
            sources = self._folders.store.sources(self._id)
        except UserFacingError as error:
            self.failed.emit(error)
            return
        self.folders = [AttachedFolder(each.path, len(each.documents)) for each in sources]
        if self.folders:
            self.changed.emit()
            self.refresh()

    def add(self, path: Path) -> None:
        """Let the conversation read a folder."""
        if self._folders is None or any(each.path == path for each in self.folders):
            return
        folder = AttachedFolder(path)
        self.folders.append(folder)
        self._begin([folder])

    def remove(self, folder: AttachedFolder) -> None:
        """Read it no more."""
        self.folders.remove(folder)
        self._waiting = [each for each in self._waiting if each is not folder]
        if folder is self._current and self._run is not None:
            self._run.cancel()
        if self._folders is not None:
            remove = partial(self._folders.store.remove, self._id, folder.path)
            call(self._lane, tr("Looking for folders"), remove, failed=self.failed)
        self.changed.emit()

    def refresh(self) -> None:
        """Find again what is new, changed or gone; ``settled`` follows."""
        self._begin(self.folders)

    def sent(self, conversation_id: str) -> None:
        """A question was asked: the new conversation has an id, and folders may change again."""
        self.fresh = not self.folders
        if self._id == NEW_CONVERSATION and self._folders is not None and self.folders:
            self._folders.store.move(self._id, conversation_id)
        self._id = conversation_id

    def _begin(self, folders: list[AttachedFolder]) -> None:
        self._words = []
        self._waiting += [each for each in folders if each not in self._waiting]
        self._start_next()

    def _start_next(self) -> None:
        if self._run is not None:
            return
        if not self._waiting or self._folders is None:
            self.fresh = True
            self.told.emit(" ".join(self._words))
            self.changed.emit()
            self.settled.emit()
            return
        folder = self._current = self._waiting.pop(0)
        folder.error = None
        step, conversation_id = self._folders.step, self._id

        def work(token: CancelToken) -> Generator[Progressed, None, FolderStep]:
            return step(conversation_id, folder.path, token)

        run = self._run = TaskRun(tr("Reading {name}", name=folder.title()), work, self._lane, self)
        run.progressed.connect(self._on_progressed)
        run.succeeded.connect(self._on_stepped)
        run.failed.connect(self._on_failed)
        run.ended.connect(self._on_ended)
        run.start()

    def _drop(self) -> None:
        self._waiting = []
        if self._run is not None:
            self._run.abandon()
            self._run.deleteLater()
            self._run = None

    @Slot(object)
    def _on_progressed(self, progress: Progressed) -> None:
        if self._current is not None:
            self._current.reading = progress
            self.changed.emit()

    @Slot(object)
    def _on_stepped(self, step: FolderStep) -> None:
        if self._current is not None:
            self._current.count = len(step.source.documents)
            self._words += [step.words()] if step.words() else []

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._current is not None:
            self._current.error = error

    @Slot()
    def _on_ended(self) -> None:
        if self._current is not None:
            self._current.reading = None
        if self._run is not None:
            self._run.deleteLater()
        self._run = self._current = None
        self._start_next()
