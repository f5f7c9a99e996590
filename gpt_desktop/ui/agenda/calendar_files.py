"""Calendar files in and out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.core.agenda.calendar_file import CalendarFile
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.ui.work.agenda_desk import AgendaDesk

SUFFIXES = (".ics",)


class CalendarFiles(QObject):
    """Reads and writes on the io lane. What is imported can be taken out again by Undo.

    Signals:
        noticed: lines on what could not be read, of the files imported last.
        posted: one line on what was done.
        failed: an Exception.
    """

    noticed = Signal(object)
    posted = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: AgendaDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    @Slot()
    def ask_import(self) -> QFileDialog:
        """Let calendar files be chosen."""
        dialog = QFileDialog(self._window, tr("Choose calendar files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([tr("Calendar files (*.ics)"), tr("All files (*)")])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @Slot()
    def ask_export(self) -> QFileDialog:
        """Let a name be chosen for a file with all events."""
        dialog = QFileDialog(self._window, tr("Export the agenda"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Calendar files (*.ics)")])
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(tr("Agenda") + ".ics")
        dialog.fileSelected.connect(self._on_name)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def import_files(self, paths: Sequence[Path]) -> None:
        """Read them one after another and keep what is in them."""
        for path in paths:
            call(
                self._desk.lane,
                tr("Reading {name}", name=path.name),
                partial(_read, self._desk, path),
                succeeded=self._on_read,
                failed=self.failed,
            )

    def export_to(self, path: Path) -> None:
        """Write all events."""
        call(
            self._desk.lane,
            tr("Saving {name}", name=path.name),
            partial(_written, self._desk, path),
            succeeded=self._on_written,
            failed=self.failed,
        )

    @Slot(list)
    def _on_chosen(self, names: list[str]) -> None:
        self.import_files([Path(name) for name in names])

    @Slot(str)
    def _on_name(self, name: str) -> None:
        self.export_to(Path(name))

    @Slot(object)
    def _on_read(self, read: tuple[str, CalendarFile]) -> None:
        name, file = read
        self.noticed.emit(file.notices)
        count = len(file.events)
        if not count:
            self.posted.emit(tr("There are no events in {name}.", name=name))
            return
        done = tr_count(
            "One event of {name} was added", "{count} events of {name} were added", count, name=name
        )
        self._desk.make(partial(self._desk.agenda.store.add, *file.events), done)

    @Slot(object)
    def _on_written(self, written: tuple[str, int]) -> None:
        name, count = written
        self.posted.emit(
            tr_count(
                "One event was saved as {name}.",
                "{count} events were saved as {name}.",
                count,
                name=name,
            )
        )


def _read(desk: AgendaDesk, path: Path) -> tuple[str, CalendarFile]:
    return path.name, desk.agenda.read_file(path)


def _written(desk: AgendaDesk, path: Path) -> tuple[str, int]:
    return path.name, desk.agenda.write_file(path)
