"""Folders that were dropped or chosen: their documents, found off the GUI thread."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.folder_files import FolderFiles, gather_files
from gpt_desktop.core.i18n import tr


class FolderGathering(QObject):
    """Each folder is looked through, however many there are.

    Signals:
        gathered: the FolderFiles of one.
        failed: an Exception.
        ended: one is done, whatever came of it.
    """

    gathered = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._jobs: list[Job] = []

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def gather(self, folder: Path) -> None:
        """Look through it in turn."""

        def work(token: CancelToken) -> Generator[None, None, FolderFiles]:
            token.raise_if_cancelled()
            yield
            return gather_files(folder, token)

        job = Job(tr("Looking through {folder}", folder=folder.name), work)
        job.succeeded.connect(self.gathered)
        job.failed.connect(self.failed)
        job.finished.connect(self._on_finished)
        self._jobs.append(job)
        self._lane.start(job)

    def cancel(self) -> None:
        for job in self._jobs:
            job.cancel()

    @Slot()
    def _on_finished(self) -> None:
        job = self.sender()
        self._jobs = [each for each in self._jobs if each is not job]
        self.ended.emit()
