"""Summarize: documents in a list, the text of one beside its summary."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from gpt_desktop.core.folder_files import FolderFiles
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.tasks.summarize.options import languages_offered
from gpt_desktop.core.works import Work, WorkRequest
from gpt_desktop.ui.summarize.all_documents import AllDocuments
from gpt_desktop.ui.summarize.document_entry import (
    DocumentEntry,
    new_entry,
    past_entry,
    pasted_entry,
    restored_entry,
)
from gpt_desktop.ui.summarize.document_list import DocumentList
from gpt_desktop.ui.summarize.expected_time import ExpectedTime
from gpt_desktop.ui.summarize.folder_gathering import FolderGathering
from gpt_desktop.ui.summarize.kept_documents import KeptDocuments
from gpt_desktop.ui.summarize.page import SummaryPage
from gpt_desktop.ui.summarize.reading_queue import ReadingQueue
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.drop_area import dropped_files
from gpt_desktop.ui.work.file_reading import file_filter
from gpt_desktop.ui.work.password_dialog import ask_password
from gpt_desktop.ui.work.task_view import TaskView


class SummarizeView(TaskView):
    """The view of the task ``summarize``."""

    view_id = "summarize"
    title = mark("Summarize")
    icon_name = "file-text"

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.documents = DocumentList(self)
        self.reading = ReadingQueue(context, self)
        self.folders = FolderGathering(context.lanes.io, self)
        self.page = SummaryPage(
            context,
            self.documents,
            options=self.task.options,
            history=self.history,
            parent=self,
        )
        self._texts = KeptDocuments(context, self)
        self._expected = ExpectedTime(context, self)
        self.all = AllDocuments(
            self.page, self.new_work(), self.make, self._summarize, lambda: self.documents.entries
        )
        self.follow(self.all.work)
        self.model_changed()
        self._restore()
        self._connect()
        self._show_current()

    @property
    def busy(self) -> bool:
        busy = (self.reading.busy, self._texts.busy, self.folders.busy)
        return super().busy or any(busy)

    def activate(self) -> None:
        super().activate()
        self.page.show_side_list()
        self.page.set_focus()

    @Slot()
    def stop(self) -> None:
        super().stop()
        self.folders.cancel()
        self.reading.cancel()

    def draft(self) -> dict[str, object]:
        current = self.page.side.current()
        return {
            "documents": [entry.to_draft() for entry in self.documents.entries],
            "current": current.id if current else "",
            "history": self.page.shows_history,
            "all": self.all.work.id,
            **self.page.options.values(),
        }

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return bool(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        for path in paths:
            if path.is_dir():
                self.folders.gather(path)
                continue
            entry = new_entry(self.new_work(), path)
            self._add(entry, show=path is paths[0])
            self.reading.add(entry)

    def forget_works(self) -> None:
        for entry in self.documents.entries:
            self.reading.drop(entry)
            self.unfollow(entry.work)
            self.documents.remove(entry)
        self.all.work.show_text("")
        self._show_current()

    def toggle_side_list(self) -> None:
        self.page.toggle_side_list()

    @Slot()
    def paste(self) -> None:
        """Summarize the text on the clipboard, or the files."""
        # Qt gives None for an empty clipboard, whatever its annotations say.
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        files = dropped_files(data) if data is not None else []
        text = QGuiApplication.clipboard().text()
        if files:
            self.open_files(files)
        elif text.strip():
            entry = pasted_entry(self.new_work(), text)
            self._add(entry, show=True)
            self._on_read(entry)
        else:
            self.message_posted.emit(tr("There is no text on the clipboard."))

    @Slot()
    def try_sample(self) -> None:
        self.open_files([self.context.resources / "samples" / "sample.md"])

    @Slot()
    def choose_files(self) -> None:
        self._choose(tr("Choose documents to summarize"), QFileDialog.FileMode.ExistingFiles)

    @Slot()
    def choose_folder(self) -> None:
        self._choose(
            tr("Choose a folder of documents to summarize"), QFileDialog.FileMode.Directory
        )

    @Slot()
    def summarize_current(self) -> None:
        """Summarize the document shown, with the options as they are."""
        entry = self.page.side.current()
        if entry is not None:
            self._summarize(entry)

    @Slot()
    def clear(self) -> None:
        """Empty the list; Undo brings all of it back."""
        self._remove(self.documents.entries)

    def _choose(self, title: str, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(mode)
        dialog.setNameFilters([file_filter(), tr("All files (*)")])
        dialog.filesSelected.connect(self._on_files_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _summarize(self, entry: DocumentEntry) -> None:
        if not entry.document_id:
            self._read_again(entry)
            return
        if self.page.options.lacks_question:
            self.message_posted.emit(tr("Write what the text should answer first."))
            self.page.options.question.setFocus()
            return
        request = WorkRequest(options=self.page.options.values(), document_ids=(entry.document_id,))
        self.make(entry.work, entry.name, tr("Summarizing {name}", name=entry.name), request)

    def _expect(self, entry: DocumentEntry) -> None:
        options = self.page.options.values()
        self._expected.estimate(entry, options, self.model, self.documents.entries)

    @Slot(object)
    def _on_expected(self, entry: DocumentEntry) -> None:
        if entry is self.page.side.current():
            self.page.show_entry(entry)

    @Slot()
    def model_changed(self) -> None:
        model = self.model
        if model is not None:
            self.page.options.offer_languages(languages_offered(model))

    def _read_again(self, entry: DocumentEntry) -> None:
        if entry.path is None or entry.reading is not None:
            return
        if not self._ask_password(entry):
            self.reading.add(entry)
            self._on_entry_changed(entry)

    def _ask_password(self, entry: DocumentEntry) -> bool:
        return ask_password(entry.name, entry.work.error, self, partial(self._read_with, entry))

    def _read_with(self, entry: DocumentEntry, password: str) -> None:
        if entry in self.documents.entries and entry.reading is None:
            self.reading.add(entry, password)
            self._on_entry_changed(entry)

    @Slot(object)
    def _on_gathered(self, found: FolderFiles) -> None:
        shows = self.page.side.current() is None
        self.open_files(found.files)
        if found.files and shows:
            self.page.side.choose(self.documents.index(0))
        words = found.left_out_words()
        if words:
            self.message_posted.emit(words)

    def _add(self, entry: DocumentEntry, *, show: bool) -> None:
        self.follow(entry.work)
        entry.work.state_changed.connect(partial(self._on_work_of_entry_changed, entry))
        entry.work.progressed.connect(partial(self._on_entry_progressed, entry))
        index = self.documents.add(entry)
        if show:
            self.page.side.choose(index)
        self._show_current()
        self.keep_soon()

    def _remove(self, entries: Sequence[DocumentEntry]) -> None:
        if not entries:
            return
        for entry in entries:
            self.reading.drop(entry)
            self.unfollow(entry.work)
            self.documents.remove(entry)
            self._texts.release(entry)
        self._show_current()
        words = tr_count("{count} document removed", "{count} documents removed", len(entries))
        self.undo_offered.emit(words, partial(self._bring_back, entries))

    def _bring_back(self, entries: Sequence[DocumentEntry]) -> None:
        for entry in entries:
            self.follow(entry.work)
            self.documents.add(entry)
            self._texts.hold(entry)
        self.page.side.choose(self.documents.index_of(entries[0]))
        self._show_current()

    def _connect(self) -> None:
        page = self.page
        page.side.add_requested.connect(self.choose_files)
        page.side.folder_requested.connect(self.choose_folder)
        page.side.paste_requested.connect(self.paste)
        page.folder.clicked.connect(self.choose_folder)
        self.folders.gathered.connect(self._on_gathered)
        self.folders.failed.connect(self._on_texts_failed)
        self.folders.ended.connect(self._on_work_changed)
        self.reading.locked.connect(self._on_locked)
        page.side.clear_requested.connect(self.clear)
        page.side.remove_requested.connect(self._on_remove_requested)
        page.side.entry_chosen.connect(self._show_current)
        page.files_dropped.connect(self.open_files)
        page.choose.clicked.connect(self.choose_files)
        page.paste.clicked.connect(self.paste)
        page.sample.clicked.connect(self.try_sample)
        page.again.clicked.connect(self.summarize_current)
        page.result.again_requested.connect(self.summarize_current)
        page.result.message_posted.connect(self.message_posted)
        page.result.handed_over.connect(self.text_handed_over)
        page.options.changed.connect(self._show_current)
        page.options.changed.connect(self.keep_soon)
        page.options.question_entered.connect(self.summarize_current)
        self._expected.known.connect(self._on_expected)
        self.history.work_deleted.connect(self._on_work_deleted)
        self.reading.changed.connect(self._on_entry_changed)
        self.reading.read.connect(self._on_read)
        page.overview.result.message_posted.connect(self.message_posted)
        page.overview.result.handed_over.connect(self.text_handed_over)
        page.overview.saver.failed.connect(self._on_texts_failed)
        self._texts.kept.connect(self._on_kept)
        self._texts.loaded.connect(self._on_loaded)
        self._texts.failed.connect(self._on_texts_failed)
        for keys, slot in (
            ("Ctrl+O", self.choose_files),
            ("Ctrl+Shift+O", self.choose_folder),
            ("Ctrl+V", self.paste),
            ("Ctrl+R", self.summarize_current),
            ("Ctrl+Return", self.summarize_current),
            ("Ctrl+Shift+C", page.result.copying.copy),
            ("Ctrl+S", page.result.save_text),
            ("F8", page.next_sentence),
            ("Shift+F8", page.previous_sentence),
            ("Esc", self.stop),
        ):
            self.add_shortcut(keys, slot)

    def _restore(self) -> None:
        draft = self.context.services.drafts.load_draft(self.view_id)
        self.page.options.set_values(draft)
        self.page.show_history(draft.get("history") is True)
        over_all = self.stored_work(draft.get("all"))
        if over_all is not None:
            self.all.work.show(over_all)
        documents = draft.get("documents")
        for each in documents if isinstance(documents, list) else []:
            entry = restored_entry(each, self.new_work())
            if entry is None:
                continue
            stored = self.stored_work(each.get("work"))
            if stored is not None:
                entry.work.show(stored)
            self._add(entry, show=entry.id == draft.get("current"))
        if self.documents.entries and self.page.side.current() is None:
            self.page.side.choose(self.documents.index(0))

    @Slot(object)
    def _on_remove_requested(self, entry: DocumentEntry) -> None:
        self._remove([entry])

    @Slot(list)
    def _on_files_chosen(self, names: list[str]) -> None:
        self.open_files([Path(name) for name in names])

    @Slot(object)
    def _on_read(self, entry: DocumentEntry) -> None:
        self._texts.keep(entry)
        self._on_entry_changed(entry)

    @Slot(object)
    def _on_locked(self, entry: DocumentEntry) -> None:
        """Ask at once for what the person looks at; the others say so in the list."""
        if entry is self.page.side.current() and self.isVisible():
            self._ask_password(entry)

    @Slot(object)
    def _on_kept(self, entry: DocumentEntry) -> None:
        self.context.changes.documents.emit()
        there = entry in self.documents.entries
        model = self.context.services.model.current
        if there and model is not None and not self.page.options.lacks_question:
            self._summarize(entry)

    @Slot(object)
    def open_work(self, stored: Work) -> None:
        """Show a summary out of the history beside its document."""
        ids = stored.request.document_ids
        if len(ids) > 1:
            self.all.show(stored)
            return
        self.page.show_overview(False)
        for entry in self.documents.entries:
            if entry.work.id == stored.id or (entry.document_id in ids and not entry.work.busy):
                if entry.work.id != stored.id:
                    entry.work.show(stored)
                self.page.side.choose(self.documents.index_of(entry))
                return
        entry = past_entry(self.new_work(), stored)
        self._texts.hold(entry)
        self._add(entry, show=True)

    @Slot(str)
    def _on_work_deleted(self, work_id: str) -> None:
        for entry in self.documents.entries:
            if entry.work.id == work_id:
                entry.work.show_text("")

    @Slot(object)
    def _on_loaded(self, entry: DocumentEntry) -> None:
        if entry.document is None:  # it was deleted for good; the file may still be there
            entry.document_id = ""
        self._on_entry_changed(entry)

    @Slot(object)
    def _on_texts_failed(self, error: Exception) -> None:
        self.message_posted.emit(str(error))

    @Slot(object)
    def _on_entry_changed(self, entry: DocumentEntry) -> None:
        if entry not in self.documents.entries:
            return
        self.documents.refresh(entry)
        if entry is self.page.side.current():
            self._show_current()
        self._on_work_changed()

    def _on_entry_progressed(self, entry: DocumentEntry, *progress: object) -> None:
        del progress  # the entry's work has it
        if entry in self.documents.entries:
            self.documents.refresh(entry)

    def _on_work_of_entry_changed(self, entry: DocumentEntry) -> None:
        entry.follow_work()
        self._on_entry_changed(entry)

    @Slot()
    def _show_current(self) -> None:
        entry = self.page.side.current()
        if entry is not None and entry.reading is None:
            self._texts.load(entry)
            self._expect(entry)
        self.history.show_current(entry.work.stored if entry is not None else None)
        self.page.show_entry(entry)
