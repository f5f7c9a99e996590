"""Measuring and deleting what is stored, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from gpt_desktop.background.changes import Changes
from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lane, Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.stored_data import StoredData


class DataWork(QObject):
    """What is stored is measured anew after each deletion.

    Signals:
        measured: the bytes of each DataKind.
        deleted: the bytes freed.
        failed: an Exception.
        changed: a deletion started or ended.
    """

    measured = Signal(object)
    deleted = Signal(object)  # not int: Qt's has 32 bits
    failed = Signal(object)
    changed = Signal()

    def __init__(
        self, stored: StoredData, lanes: Lanes, changes: Changes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._stored = stored
        self._lanes = lanes
        self._changes = changes
        self._tells: tuple[SignalInstance, ...] = ()
        self._measuring: Job | None = None
        self._deleting: Job | None = None

    @property
    def deleting(self) -> bool:
        """Whether a deletion waits or runs."""
        return self._deleting is not None

    @Slot()
    def measure(self) -> None:
        """Measure anew; an older measuring is not heard any more."""
        if self._measuring is not None:
            self._measuring.cancel()
        job = Job(tr("Measuring what is stored"), self._stored.measure)
        job.succeeded.connect(self._on_measured)
        job.failed.connect(self.failed)
        self._measuring = job
        self._lanes.io.start(job)

    @Slot()
    def delete_caches(self) -> None:
        """Delete what was read of long texts."""
        self._delete(tr("Deleting the cache"), self._stored.delete_caches, self._lanes.io)

    def delete_conversations(self) -> None:
        """Delete all, after the answers that are on their way: those are written on that lane."""
        work = self._stored.delete_conversations
        self._delete(
            tr("Deleting all conversations"),
            work,
            self._lanes.inference,
            self._changes.conversations,
        )

    def delete_works(self) -> None:
        """Delete all, after those that are being made: they are written on that lane."""
        work = self._stored.delete_works
        tells = (self._changes.works, self._changes.documents)
        self._delete(tr("Deleting all results"), work, self._lanes.inference, *tells)

    def delete_texts(self) -> None:
        """Delete all, after the proposals for them that are being made."""
        work = self._stored.delete_texts
        lane, told = self._lanes.inference, self._changes.texts
        self._delete(tr("Deleting all texts"), work, lane, told)

    def delete_translations(self) -> None:
        """Delete all, after the translations that read them."""
        lane, told = self._lanes.inference, self._changes.terms
        self._delete(
            tr("Deleting the glossary and kept translations"),
            self._stored.delete_translations,
            lane,
            told,
        )

    def delete_decks(self) -> None:
        """Delete all, after what is being written on that lane."""
        work, told = self._stored.delete_decks, self._changes.decks
        self._delete(tr("Deleting all decks"), work, self._lanes.io, told)

    def _delete(
        self,
        title: str,
        work: Callable[[CancelToken], Generator[None, None, int]],
        lane: Lane,
        *tells: SignalInstance,
    ) -> None:
        if self.deleting:
            return
        self._tells = tells
        job = Job(title, work)
        job.succeeded.connect(self.deleted)
        job.failed.connect(self.failed)
        job.finished.connect(self._on_deletion_ended)
        self._deleting = job
        lane.start(job)
        self.changed.emit()

    @Slot(object)
    def _on_measured(self, sizes: object) -> None:
        if self.sender() is self._measuring:
            self._measuring = None
            self.measured.emit(sizes)

    @Slot()
    def _on_deletion_ended(self) -> None:
        self._deleting = None
        self.changed.emit()
        for told in self._tells:
            told.emit()
        self.measure()
