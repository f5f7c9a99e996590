"""Conversations saved as files, printed, and brought along from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from gpt_desktop.background.call import call
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversation_markdown import conversation_markdown
from gpt_desktop.core.conversation_record import Exchange, Imported, looks_like_conversations
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.exchange_line import ExchangeLine
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.work.saving.print_file import print_on
from gpt_desktop.ui.work.saving.saved_formats import SAVED_FORMATS, SavedFormat
from gpt_desktop.ui.work.text_saver import file_name_for, write_text

JSON = SavedFormat(".json", mark("All versions, to import again (*.json)"))
FORMATS = (*SAVED_FORMATS, JSON)
IMPORTED = mark("Conversations (*.json *.zip)")


class ExchangePart(AssistantPart):
    """One conversation as it is shown, or all with all their versions."""

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self.line = ExchangeLine(self.context.theme)
        page.add_to_foot(self.line)
        self.line.cancelled.connect(self._on_cancelled)

    @property
    def _exchange(self) -> Exchange | None:
        return self.context.services.exchange

    def commands(self) -> Sequence[Command]:
        group = tr(self.view.title)
        return (
            Command(tr("Export the conversation…"), group, self.ask_export),
            Command(tr("Print the conversation…"), group, self.ask_print, "Ctrl+P"),
            Command(tr("Export all conversations…"), group, self.ask_export_all),
            Command(tr("Import conversations…"), group, self.ask_import),
        )

    def menu_commands(self) -> Sequence[Command]:
        if not self.view.current_id:
            return ()
        group = tr(self.view.title)
        return (
            Command(tr("Export the conversation…"), group, self.ask_export),
            Command(tr("Print the conversation…"), group, self.ask_print, "Ctrl+P"),
        )

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return len(paths) == 1 and looks_like_conversations(paths[0])

    def open_files(self, paths: Sequence[Path]) -> None:
        self.read(paths[0])

    @Slot()
    def ask_export(self) -> None:
        """Ask for a name and a kind of file."""
        if self.view.current_id:
            formats = SAVED_FORMATS if self.view.temporary else FORMATS
            self._ask_to_save(formats, file_name_for(self._title), self.export)

    @Slot()
    def ask_export_all(self) -> None:
        """Ask for a name."""
        self._ask_to_save((JSON,), tr("Conversations"), self.export_all)

    @Slot()
    def ask_import(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self.page, tr("Import conversations"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr(IMPORTED)])
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def ask_print(self) -> None:
        """Ask for a printer; the pages are laid out off the GUI thread."""
        if not self.view.current_id:
            return
        # Not before: few print, and asking the system for its printers takes long.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        dialog = QPrintDialog(printer, self.page)
        markdown = self._markdown()
        dialog.accepted.connect(lambda: self._print(lambda: print_on(printer, markdown())))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()  # its own open() wants an old kind of slot

    def export(self, path: Path) -> None:
        """Save the conversation shown, in the kind of file that the suffix says."""
        if path.suffix.lower() == JSON.suffix:
            self._save([self.view.current_id], path)
            return
        markdown = self._markdown()

        def write() -> Path:
            write_text(path, markdown())
            return path

        title = tr("Saving {name}", name=path.name)
        call(
            self.context.lanes.io,
            title,
            write,
            succeeded=self._on_saved,
            failed=self.view.show_failure,
        )

    def export_all(self, path: Path) -> None:
        """Save all conversations with all their versions."""
        self._save(None, path)

    def read(self, path: Path) -> None:
        """Add a file's conversations to those there are."""
        exchange = self._exchange
        if exchange is None or self.line.busy:
            return

        def work(token: CancelToken) -> Generator[Progressed, None, Imported]:
            return exchange.read(path, token)

        job = self.line.job(tr("Importing {name}", name=path.name), work)
        job.succeeded.connect(self._on_imported)
        job.failed.connect(self.view.show_failure)
        self.context.lanes.io.start(job)

    def _save(self, ids: Sequence[str] | None, path: Path) -> None:
        exchange = self._exchange
        if exchange is None or self.line.busy:
            return

        def work(token: CancelToken) -> Generator[Progressed, None, Path]:
            yield from exchange.save(ids, path, token)
            return path

        job = self.line.job(tr("Saving {name}", name=path.name), work)
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self.view.show_failure)
        self.context.lanes.io.start(job)

    @property
    def _title(self) -> str:
        return self.page.title.whole_text

    def _markdown(self) -> Callable[[], str]:
        """Reads the path shown when it is called, on any thread."""
        store, conversation_id = self.context.services.conversations, self.view.current_id
        title, zone = self._title, datetime.now().astimezone().tzinfo

        def read() -> str:
            messages = store.messages(conversation_id)
            return conversation_markdown(title, messages, *(() if zone is None else (zone,)))

        return read

    def _print(self, work: Callable[[], object]) -> None:
        title = tr("Printing")
        call(self.context.lanes.io, title, work, failed=self.view.show_failure)

    def _ask_to_save(
        self, formats: Sequence[SavedFormat], name: str, save: Callable[[Path], None]
    ) -> None:
        dialog = QFileDialog(self.page, tr("Save as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr(each.name) for each in formats])
        dialog.setDefaultSuffix(formats[0].suffix.removeprefix("."))
        dialog.selectFile(name)

        def follow(chosen: str) -> None:
            for each in formats:
                if f"*{each.suffix})" in chosen:
                    dialog.setDefaultSuffix(each.suffix.removeprefix("."))

        dialog.filterSelected.connect(follow)
        dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_cancelled(self) -> None:
        self.view.message_posted.emit(tr("Cancelled: nothing was changed."))

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self.view.message_posted.emit(tr("Saved as {path}", path=path))

    @Slot(object)
    def _on_imported(self, imported: Imported) -> None:
        store, changes = self.context.services.conversations, self.context.changes

        def each(change: Callable[[str], None]) -> Callable[[], None]:
            def all_of_them() -> None:
                for conversation_id in imported.ids:
                    change(conversation_id)

            def on_the_lane() -> None:
                call(
                    self.context.lanes.io,
                    tr("Importing"),
                    all_of_them,
                    failed=self.view.show_failure,
                    finished=changes.conversations,
                )

            return on_the_lane

        words = tr_count(
            "{count} conversation imported", "{count} conversations imported", len(imported.ids)
        )
        self.view.doings.add(
            words, each(store.delete_conversation), each(store.restore_conversation)
        )
        self.line.show_warnings(imported.warnings)
        changes.conversations.emit()
