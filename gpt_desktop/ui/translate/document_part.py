"""Files that are translated into files of the same format."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from gpt_desktop.background.call import call
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import language
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.translation.bilingual import TABLE_SUFFIXES
from gpt_desktop.core.translation.rewriting import (
    REWRITTEN_SUFFIXES,
    SourceFile,
    free_place,
    rewritten_format,
)
from gpt_desktop.core.translation.unit_document import UnitOutcome
from gpt_desktop.core.works import Work, WorkRequest, WorkState
from gpt_desktop.services.document_ports import TranslateDocuments
from gpt_desktop.ui.translate.document_card import DocumentCard
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.work.task_run import TaskRun

_KEYS = "Ctrl+Shift+O"
_REVIEW = "review"  # the panel that lists what is marked

Written = tuple[Path, str, tuple[UnitOutcome, ...]]
"""Where a file was written, the translation's text then, and what became of its units."""


class DocumentPart(TranslatePart):
    """A card below the panes: offers to translate a file, writes it, and opens it."""

    def __init__(self, view: TranslatingView, page: TranslatePage) -> None:
        super().__init__(view, page)
        self.card = DocumentCard(self.context.theme)
        page.add_foot(self.card)
        self._source: SourceFile | None = None  # that is offered
        self._run: TaskRun | None = None  # reads or writes
        self._followed: KeptWork | None = None
        self._awaited = ""  # id of the work that is written once it is done
        self._closed = ""  # id of the work whose card was closed
        self._written: dict[str, Written] = {}
        self._connect()

    def commands(self) -> Sequence[Command]:
        if self._documents is None:
            return ()
        return (Command(tr("Translate a document…"), tr("Translate"), self.choose, _KEYS),)

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        one = len(paths) == 1 and rewritten_format(paths[0]) is not None
        return one and self._documents is not None

    def open_files(self, paths: Sequence[Path]) -> None:
        self._read(paths[0], "")

    def escape(self) -> bool:
        if self._source is None:
            return False
        self.close()
        return True

    def stop(self) -> None:
        if self._run is not None:
            self._run.cancel()

    @property
    def busy(self) -> bool:
        return self._run is not None

    def forget_works(self) -> None:
        self.close()

    @Slot()
    def choose(self) -> None:
        """Ask which file is to be translated."""
        dialog = QFileDialog(self.view, tr("Choose a document to translate"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{suffix}" for suffix in REWRITTEN_SUFFIXES)
        dialog.setNameFilter(tr("Documents ({patterns})", patterns=patterns))
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def translate(self) -> None:
        """Translate the file that is offered."""
        source, documents = self._source, self._documents
        if source is None or documents is None:
            return
        if self.view.work.busy:
            self.view.message_posted.emit(tr("Another translation is running. Stop it first."))
            return
        options = {"source": self.view.source.value(), "target": self.view.target.value()}
        model_id = self.view.model_id
        call(
            self.context.lanes.io,
            tr("Reading {name}", name=source.path.name),
            lambda: documents.request(source, options, model_id),
            succeeded=self._on_request,
            failed=self._on_failed,
        )

    @Slot()
    def take_text(self) -> None:
        """Put the file's text on the left, as of a file that is not written again."""
        if self._source is not None:
            text = "\n\n".join(unit.text.strip() for unit in self._source.units)
            self.close()
            self.view.take_text(text)

    @Slot()
    def resume(self) -> None:
        """Go on with a file that was stopped; what is finished comes at once."""
        stored, documents = self.view.work.stored, self._documents
        if stored is not None and documents is not None and not self.view.work.busy:
            self._start(stored.title, stored.request)

    @Slot()
    def write(self) -> None:
        """Write what is translated: beside the file, or where it was written before."""
        stored = self.view.work.stored
        before = self._written.get(stored.id) if stored is not None else None
        self._write(before[0] if before is not None else None)

    @Slot()
    def close(self) -> None:
        """Show no file any more."""
        self.stop()
        self._source = None
        self._closed = self.view.work.id
        self.card.hide()

    def _connect(self) -> None:
        card = self.card
        for button, slot in (
            (card.translate, self.translate),
            (card.take_text, self.take_text),
            (card.pause, self.view.stop),
            (card.resume, self.resume),
            (card.write, self.write),
            (card.open, self._on_open),
            (card.folder, self._on_folder),
            (card.elsewhere, self._on_elsewhere),
            (card.table, self._on_table),
            (card.review, self._on_review),
        ):
            button.clicked.connect(slot)
        card.closed.connect(self.close)
        card.column_chosen.connect(self._on_column)
        card.error.action_requested.connect(self._on_elsewhere)
        self.view.work_changed.connect(self._show)
        self.view.add_shortcut(_KEYS, self.choose)

    @property
    def _documents(self) -> TranslateDocuments | None:
        return self.context.services.translate_documents

    @property
    def _file(self) -> tuple[Work, Path] | None:
        """The work that is shown, where it is of a file."""
        stored, documents = self.view.work.stored, self._documents
        path = documents.source_of(stored) if stored is not None and documents is not None else None
        return None if stored is None or path is None else (stored, path)

    def _start(self, title: str, request: WorkRequest) -> None:
        documents = self._documents
        if documents is None:
            return
        self.view.start(title, request, documents.task)
        if self.view.work.busy:
            self._awaited = self.view.work.id
            self._closed = ""
        self._show()

    def _read(self, path: Path, column: str) -> None:
        documents = self._documents
        if documents is None:
            return

        def work(token: CancelToken) -> Generator[Progressed, None, SourceFile]:
            return documents.read(path, token, column)

        self._source = None
        self.card.show_reading(path)
        run = self._begin(TaskRun(tr("Reading {name}", name=path.name), work, self._lane, self))
        run.succeeded.connect(self._on_read)
        run.start()

    def _write(self, target: Path | None) -> None:
        file, documents = self._file, self._documents
        if file is None or documents is None or self.view.work.busy:
            return
        work, path = file
        name = tr(language(work.request.options.get("target", "en")).name)

        def writing(token: CancelToken) -> Generator[Progressed, None, tuple[str, Written]]:
            place = target or free_place(path, name)
            outcomes = yield from documents.write(work, place, token)
            return work.id, (place, work.text, outcomes)

        self.card.show_writing(path)
        run = self._begin(TaskRun(tr("Writing {name}", name=path.name), writing, self._lane, self))
        run.succeeded.connect(self._on_written)
        run.start()

    @property
    def _lane(self) -> Lane:
        return self.context.lanes.io

    def _begin(self, run: TaskRun) -> TaskRun:
        if self._run is not None:
            self._run.abandon()
            self._run.deleteLater()
        run.progressed.connect(self._on_progressed)
        run.failed.connect(self._on_failed)
        run.ended.connect(self._on_run_ended)
        self._run = run
        return run

    @Slot()
    def _show(self) -> None:
        """What can be done with the work that is shown."""
        self._follow(self.view.work)
        if self._source is not None or self._run is not None:
            return
        file, state = self._file, self.view.work.state
        if file is None or state is None or file[0].id == self._closed:
            self.card.hide()
            return
        stored, path = file
        written = self._written.get(stored.id)
        if state.busy:
            self.card.show_running(path)
            if self.view.work.progress is not None:
                self.card.progress.show_progress(*self.view.work.progress)
        elif state is WorkState.DONE and stored.id == self._awaited:
            self._awaited = ""
            self._write(None)
        elif written is not None and written[1] == stored.text:
            marked = sum(bool(outcome.checks) for outcome in written[2])
            self.card.show_written(written[0], marked)
        elif state is WorkState.DONE:
            self.card.show_translated(path)
        else:
            self.card.show_stopped(path)

    def _follow(self, work: KeptWork) -> None:
        if work is not self._followed:
            if self._followed is not None:
                self._followed.progressed.disconnect(self._on_work_progressed)
            work.progressed.connect(self._on_work_progressed)
            self._followed = work

    @Slot(object, object)
    def _on_work_progressed(self, progressed: Progressed, seconds_left: float | None) -> None:
        if self._file is not None and self.card.pause.isVisibleTo(self.card):
            self.card.progress.show_progress(progressed, seconds_left)

    @Slot(object)
    def _on_progressed(self, progressed: Progressed) -> None:
        self.card.progress.show_progress(progressed, None)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self._read(Path(name), "")

    @Slot(str)
    def _on_column(self, column: str) -> None:
        if self._source is not None:
            self._read(self._source.path, column)

    @Slot(object)
    def _on_read(self, source: SourceFile) -> None:
        self._source = source
        self.card.show_offer(source.path, len(source.units), source.columns, source.column)

    @Slot(object)
    def _on_request(self, request: WorkRequest) -> None:
        source, self._source = self._source, None
        if source is not None:
            self.view.take_text(request.text)
            self._start(source.path.name, request)

    @Slot(object)
    def _on_written(self, made: tuple[str, Written]) -> None:
        self._written[made[0]] = made[1]

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._end_run()
        self._show()
        self.card.show_error(error, offers_place=self._source is None and self._file is not None)

    @Slot()
    def _on_run_ended(self) -> None:
        if self._run is not None:
            cancelled_reading = self._source is None and self._file is None
            self._end_run()
            if cancelled_reading and not self.card.error.isVisibleTo(self.card):
                self.card.hide()
            elif not self.card.error.isVisibleTo(self.card):
                self._show()

    def _end_run(self) -> None:
        if self._run is not None:
            self._run.deleteLater()
            self._run = None

    @Slot()
    def _on_open(self) -> None:
        self._open(lambda place: place)

    @Slot()
    def _on_folder(self) -> None:
        self._open(lambda place: place.parent)

    def _open(self, part: Callable[[Path], Path]) -> None:
        written = self._written.get(self.view.work.id)
        if written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(part(written[0]))))

    @Slot()
    def _on_review(self) -> None:
        self.page.panels.open(_REVIEW)

    @Slot()
    def _on_elsewhere(self) -> None:
        file = self._file
        if file is not None:
            dialog = self._save_dialog(file[1].name, (file[1].suffix,))
            dialog.fileSelected.connect(self._on_place_chosen)
            dialog.open()

    @Slot(str)
    def _on_place_chosen(self, name: str) -> None:
        self._write(Path(name))

    @Slot()
    def _on_table(self) -> None:
        file = self._file
        if file is not None:
            dialog = self._save_dialog(f"{file[1].stem}.docx", TABLE_SUFFIXES)
            dialog.fileSelected.connect(self._on_table_chosen)
            dialog.open()

    @Slot(str)
    def _on_table_chosen(self, name: str) -> None:
        file, documents = self._file, self._documents
        if file is None or documents is None:
            return
        work, place = file[0], Path(name)

        def write() -> Path:
            documents.write_table(work, place)
            return place

        call(
            self._lane,
            tr("Writing {name}", name=place.name),
            write,
            succeeded=self._on_table_written,
            failed=self._on_failed,
        )

    @Slot(object)
    def _on_table_written(self, place: Path) -> None:
        self.view.message_posted.emit(tr("Written: {name}", name=place.name))

    def _save_dialog(self, name: str, suffixes: Sequence[str]) -> QFileDialog:
        dialog = QFileDialog(self.view, tr("Save as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffixes[0].removeprefix("."))
        patterns = " ".join(f"*{suffix}" for suffix in suffixes)
        dialog.setNameFilter(tr("Documents ({patterns})", patterns=patterns))
        dialog.selectFile(name)
        dialog.finished.connect(dialog.deleteLater)
        return dialog
