"""Translate: two panes, the languages above them, and a plain word on what cannot be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.documents import Document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.languages import is_offered
from gpt_desktop.core.tasks.base import Notice, NoticeKind, Task
from gpt_desktop.core.tasks.translate.options import AUTO
from gpt_desktop.core.works import Work, WorkRequest, WorkState
from gpt_desktop.ui.translate.pair_warnings import pair_warnings, same_language_warning
from gpt_desktop.ui.translate.part_row import PartRow
from gpt_desktop.ui.translate.source_detection import SourceDetection
from gpt_desktop.ui.translate.target_choice import TargetChoice
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.file_reading import FileReading, file_filter

_LONGEST_DRAFT = 2_000_000


class TranslateView(TranslatingView):
    """The view of the task ``translate``."""

    view_id = "translate"
    title = mark("Translate")
    icon_name = "languages"

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.target_choice = TargetChoice(self.target, self)
        self.toggle, self.swap = self.page.bar.toggle, self.page.bar.swap
        self.pair_notices, self.stale = self.page.pair_notices, self.page.stale
        self.history.hide()
        self.reading = FileReading(context, self)
        self.detection = SourceDetection(self.editor)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.page)
        self._editing = False  # the person went from the rows to the editor
        self.parts = PartRow(self)
        draft = self.context.services.drafts.load_draft(self.view_id)
        self._restore(draft)
        self._connect()
        self._show_work()
        self.page.bar.show_model(self.model)
        self.parts.restore(draft)

    def activate(self) -> None:
        super().activate()
        self.detection.look()
        self.source_pane.setFocus()

    def commands(self) -> Sequence[Command]:
        return self.parts.commands()

    @property
    def busy(self) -> bool:
        return super().busy or self.parts.busy

    def draft(self) -> dict[str, object]:
        return {
            "source": self.source.value(),
            "target": self.target.value(),
            "target_chosen": self.target_choice.chosen,
            "text": self.source_pane.text()[:_LONGEST_DRAFT],
            "history": not self.history.isHidden(),
            "panel": self.page.panels.opened,
            "work": self.work.id,
            # After the languages were swapped the text of the person stands on the right.
            "beside": "" if self.work.stored is not None else self.work.text[:_LONGEST_DRAFT],
            **self.parts.draft(),
        }

    @Slot()
    def save_state(self) -> None:
        super().save_state()
        try:
            self.segment_changes.save_now()
        except UserFacingError as error:
            self.message_posted.emit(str(error))

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return self.parts.accepts_files(paths) or _is_document(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        if self.parts.accepts_files(paths):
            self.parts.open_files(paths)
        elif _is_document(paths):
            self.reading.read(paths[0])

    def model_changed(self) -> None:
        self.page.bar.show_model(self.model)
        self._show_pair_notices()
        self.parts.model_changed()

    def forget_works(self) -> None:
        if self.work.busy:
            self._put_aside()
        self.work.show_text("")
        self.parts.forget_works()

    @Slot()
    def toggle_side_list(self) -> None:
        self.page.show_history(self.history.isHidden())
        self.keep_soon()

    @Slot(object)
    def open_work(self, stored: Work) -> None:
        had_text, same = bool(self.source_pane.text().strip()), stored.request.text
        if self.work.busy:
            self._put_aside()
        options = stored.request.options
        self.source.set_value(options.get("source", AUTO))
        self.target.set_value(options.get("target", ""))
        if self.source_pane.text() != same:
            self.source_pane.replace_text(same)
            if had_text:
                self.undo_offered.emit(tr("The text was replaced"), self.editor.undo)
        self.work.show(stored)
        self._show_pair_notices()

    @Slot()
    def stop(self) -> None:
        super().stop()
        self.reading.cancel()
        self.parts.stop()

    @property
    def source_code(self) -> str:
        chosen = self.source.value()
        return (self.detection.code or AUTO) if chosen == AUTO else chosen

    @Slot()
    def translate(self) -> None:
        self.detection.hurry()
        text = self.source_pane.text()
        source, target = self._asked_source(), self.target.value()
        request = WorkRequest(text=text, options={"source": source, "target": target})
        self.start(beginning(text, TITLE_WIDTH), request)

    def start(self, title: str, request: WorkRequest, task: Task | None = None) -> None:
        self._editing = False
        self.pair_notices.set_notices(())
        self.make(self.work, title, tr("Translate"), self.parts.added_to(request), task)

    @Slot()
    def swap_languages(self) -> None:
        """Exchange the languages; a finished translation becomes the text to translate."""
        source, target = self.source_code, self.target.value()
        if source == AUTO:
            source = "en" if target != "en" else "zh"
        result, text = self.work.text, self.source_pane.text()
        self.source.set_value(target)
        self.target.set_value(source)
        if result and not self.work.busy:
            self.source_pane.replace_text(result)
            self.work.show_text(text)
        self._show_pair_notices()

    def take_text(self, text: str) -> None:
        had_text = bool(self.source_pane.text().strip())
        self.source_pane.replace_text(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.Start)
        if had_text:
            self.undo_offered.emit(tr("The text was replaced"), self.editor.undo)

    def _connect(self) -> None:
        self.toggle.clicked.connect(self.toggle_side_list)
        self.source.value_changed.connect(self._on_pair_changed)
        self.target.value_changed.connect(self._on_pair_changed)
        self.detection.looked.connect(self._on_source_found)
        self.pair_notices.model_wanted.connect(self.context.requests.model_for_language)
        self.swap.clicked.connect(self.swap_languages)
        self.source_pane.run_requested.connect(self.translate)
        self.source_pane.file_requested.connect(self._on_file_requested)
        self.source_pane.edit_begun.connect(self._on_edit_begun)
        self.source_pane.edit_left.connect(self._on_edit_left)
        self.page.rows.changed.connect(self._on_rows_changed)
        self.editor.textChanged.connect(self._on_text_changed)
        self.page.panels.changed.connect(self.keep_soon)
        self.page.panels.left.connect(self.source_pane.setFocus)
        self.result.again_requested.connect(self.translate)
        self.segment_changes.failed.connect(self.result.state.show_error)
        self.result.message_posted.connect(self.message_posted)
        self.reading.progressed.connect(self.source_pane.show_progress)
        self.reading.succeeded.connect(self._on_file_read)
        self.reading.failed.connect(self.source_pane.show_error)
        self.reading.ended.connect(self.source_pane.clear_progress)
        for keys, slot in (
            ("Ctrl+Return", self.translate),
            ("Ctrl+Enter", self.translate),
            ("Ctrl+R", self.translate),
            ("Ctrl+Shift+S", self.swap_languages),
            ("Ctrl+Shift+C", self.result.copying.copy),
            ("Ctrl+S", self.result.save_text),
            ("Ctrl+O", self._on_file_requested),
            ("Esc", self._on_escape),
        ):
            self.add_shortcut(keys, slot)

    def _restore(self, draft: Mapping[str, object]) -> None:
        self.source.set_value(str(draft.get("source", AUTO)))
        self.history.setVisible(draft.get("history") is True)
        if self.history.isHidden():
            self.page.panels.open(str(draft.get("panel", "")))
        stored = self.stored_work(draft.get("work"))
        if draft.get("target_chosen") or stored is not None:
            self.target.set_value(str(draft.get("target")))
        self.editor.setPlainText(str(draft.get("text", "")))
        if stored is not None:
            self.work.show(stored)
        else:
            self.work.show_text(str(draft.get("beside", "")))

    def _show_work(self) -> None:
        self.follow(self.work)
        self.work.state_changed.connect(self._on_work_state_changed)
        self.result.show_work(self.work)
        self.page.rows.show_work(self.work)
        self.segment_changes.show_work(self.work)
        self._show_rows()
        self.work_changed.emit()

    def _put_aside(self) -> None:
        """Show another work; the one that runs goes on to its end."""
        aside, self.work = self.work, self.new_work()
        aside.state_changed.disconnect(self._on_work_state_changed)
        self.let_finish(aside)
        self._show_work()

    @Slot()
    def _on_escape(self) -> None:
        if self.busy or self.reading.busy:
            self.stop()
        elif not self.parts.escape() and self.page.panels.opened:
            self.page.panels.close_panel()

    @Slot()
    def _on_work_state_changed(self) -> None:
        self.history.show_current(self.work.stored)
        self.segment_changes.show_work(self.work)
        self._show_pair_notices()
        self._show_stale()
        self._show_rows()
        self.work_changed.emit()

    def _show_rows(self) -> None:
        """Show the source in rows where the person is not at it and it was not changed since."""
        rows = self.page.rows
        fits = bool(rows.count) and not self._editing
        self.source_pane.show_rows(fits and self.source_pane.text() == rows.shown.source)

    @Slot()
    def _on_rows_changed(self) -> None:
        if not self.source_pane.shows_rows:
            self._show_rows()

    @Slot()
    def _on_text_changed(self) -> None:
        self.keep_soon()
        if self.source_pane.shows_rows:
            self._show_rows()

    @Slot()
    def _on_edit_begun(self) -> None:
        self._editing = True

    @Slot()
    def _on_edit_left(self) -> None:
        self._editing = False
        self._show_rows()

    def _asked_source(self) -> str:
        code = self.source_code
        return code if is_offered(code) else AUTO

    @Slot()
    def _on_pair_changed(self) -> None:
        self._offer_target()
        self._show_pair_notices()
        self.keep_soon()
        self.pair_changed.emit()

    def _offer_target(self) -> None:
        # What stands on the right keeps its language, unless a text is there that has that one.
        source = self.source_code
        if not self.work.text or source == self.target.value():
            self.target_choice.offer("" if source == AUTO else source)

    @Slot()
    def _on_source_found(self) -> None:
        self.page.bar.show_detected(self.detection.code)
        self._offer_target()
        self._show_pair_notices()
        self._show_stale()
        self.pair_changed.emit()

    def _show_stale(self) -> None:
        """Say where what stands on the right is of another text than the one on the left."""
        stored = self.work.stored
        if (
            stored is None
            or self.work.busy
            or not self.work.text
            or self.source_pane.text() == stored.request.text
        ):
            self.stale.clear()
        else:
            words = tr("The translation is of the text as it was before.")
            self.stale.show_notice(Notice(NoticeKind.INFO, words))

    @Slot()
    def _show_pair_notices(self) -> None:
        facts = self.model
        if facts is None or self.work.busy:
            self.pair_notices.set_notices(())
            return
        target = self.target.value()
        warnings = pair_warnings(facts, self.source.value(), self.detection, target)
        if self.source_code == target:
            failed = self.work.state is WorkState.FAILED  # the error says it
            warnings = [] if failed else [same_language_warning(target)]
        # Said beside the result already, perhaps in another language of the window.
        said = self.work.notices and self._work_pair() == (self._asked_source(), target)
        self.pair_notices.set_notices(() if said else warnings)

    def _work_pair(self) -> tuple[str, str]:
        """The languages of what stands on the right; empty before anything does."""
        options = self.work.stored.request.options if self.work.stored is not None else {}
        return options.get("source", ""), options.get("target", "")

    @Slot()
    def _on_file_requested(self) -> None:
        dialog = QFileDialog(self, tr("Choose a file to translate"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([file_filter(), tr("All files (*)")])
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file_chosen(self, name: str) -> None:
        path = Path(name)
        if self.parts.accepts_files([path]):
            self.parts.open_files([path])
        else:
            self.reading.read(path)

    @Slot(object)
    def _on_file_read(self, document: Document) -> None:
        self.context.changes.documents.emit()
        self.take_text(document.text)


def _is_document(paths: Sequence[Path]) -> bool:
    return len(paths) == 1 and paths[0].suffix.lower() in SUPPORTED_SUFFIXES
