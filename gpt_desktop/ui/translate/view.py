"""Translate: two panes, the languages above them, and a plain word on what cannot be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.documents import Document
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.language_detection import detect_languages, detection_ready
from gpt_desktop.core.languages import Language, is_offered, language
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.tasks.translate.task import AUTO, unknown_source, untrained_notices
from gpt_desktop.core.works import Work, WorkRequest, WorkState
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.translate.source_pane import SourcePane
from gpt_desktop.ui.translate.target_choice import TargetChoice
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.lines import NoticeLine
from gpt_desktop.ui.widgets.notice_list import NoticeList
from gpt_desktop.ui.widgets.option_box import OptionBox
from gpt_desktop.ui.work.file_reading import FileReading, file_filter
from gpt_desktop.ui.work.result_pane import ResultPane
from gpt_desktop.ui.work.task_view import TaskView

_DETECTION_DELAY_MS = 250
_DETECTION_LETTERS = 4000  # no more are looked at
_LONGEST_DRAFT = 2_000_000


class TranslateView(TaskView):
    """The view of the task ``translate``."""

    view_id = "translate"
    title = mark("Translate")
    icon_name = "languages"

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.source = OptionBox(self.option("source"), labelled=False, by_name=True, first=AUTO)
        self.target = OptionBox(self.option("target"), labelled=False, by_name=True)
        self.target_choice = TargetChoice(self.target, self)
        self.swap = IconButton(
            context.theme, "arrow-left-right", tr("Swap the languages"), "Ctrl+Shift+S"
        )
        self.toggle = IconButton(
            context.theme, "panel-left", tr("Show or hide the history"), "Ctrl+B"
        )
        self.source_pane = SourcePane(
            context,
            heading=self._source_heading(),
            placeholder=tr("Write or paste a text, or drop a file here."),
            accessible_name=tr("Text to translate"),
            run=tr("Translate"),
        )
        self.editor = self.source_pane.editor
        self.history.hide()
        self.result = ResultPane(
            context,
            tr("Translation"),
            tr("The translation appears here."),
            heading=self.target,
            state_elsewhere=True,
        )
        self.pair_notices = NoticeList(context.theme)
        self.stale = NoticeLine(context.theme)
        self.work = self.new_work()
        self.reading = FileReading(context, self)
        self._detected: tuple[str, ...] = ()
        self._detection = QTimer(self)
        self._detection.setSingleShot(True)
        self._detection.setInterval(_DETECTION_DELAY_MS)
        self._detection.timeout.connect(self._detect)
        self._lay_out()
        self._restore()
        self._connect()
        self._show_work()

    def activate(self) -> None:
        super().activate()
        self._detect()
        self.editor.setFocus()

    def draft(self) -> dict[str, object]:
        return {
            "source": self.source.value(),
            "target": self.target.value(),
            "target_chosen": self.target_choice.chosen,
            "text": self.source_pane.text()[:_LONGEST_DRAFT],
            "history": not self.history.isHidden(),
            "work": self.work.id,
            # After the languages were swapped the text of the person stands on the right.
            "beside": "" if self.work.stored is not None else self.work.text[:_LONGEST_DRAFT],
        }

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return len(paths) == 1 and paths[0].suffix.lower() in SUPPORTED_SUFFIXES

    def open_files(self, paths: Sequence[Path]) -> None:
        self.reading.read(paths[0])

    def model_changed(self) -> None:
        self._show_pair_notices()

    def forget_works(self) -> None:
        if self.work.busy:
            self._put_aside()
        self.work.show_text("")

    @Slot()
    def toggle_side_list(self) -> None:
        self.history.setVisible(self.history.isHidden())
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

    @Slot()
    def translate(self) -> None:
        """Translate what stands on the left."""
        if self._detection.isActive():  # asked right after the last letter
            self._detection.stop()
            self._detect()
        text = self.source_pane.text()
        source, target = self._asked_source(), self.target.value()
        request = WorkRequest(text=text, options={"source": source, "target": target})
        self.pair_notices.set_notices(())
        self.make(self.work, beginning(text, TITLE_WIDTH), tr("Translate"), request)

    @Slot()
    def swap_languages(self) -> None:
        """Exchange the languages; a finished translation becomes the text to translate."""
        source, target = self._source_code(), self.target.value()
        if source == AUTO:
            source = "en" if target != "en" else "zh"
        result, text = self.work.text, self.source_pane.text()
        self.source.set_value(target)
        self.target.set_value(source)
        if result and not self.work.busy:
            self.source_pane.replace_text(result)
            self.work.show_text(text)
        self._show_pair_notices()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.addWidget(self.swap)
        middle.addStretch()
        words = QVBoxLayout()
        words.addWidget(self.stale)
        words.addWidget(self.pair_notices)
        words.addWidget(self.result.state)
        words.addStretch()
        foot = QHBoxLayout()
        foot.addLayout(words, 1)
        self.source_pane.run.ensurePolished()
        # As high as the foot of the other pane, so that both texts end on one line.
        foot.addSpacerItem(QSpacerItem(0, self.source_pane.run.sizeHint().height()))
        right = QVBoxLayout()
        right.setSpacing(GAP_SMALL)
        right.addWidget(self.result, 1)
        right.addLayout(foot)
        panes = QHBoxLayout()
        panes.setSpacing(GAP_SMALL)
        panes.addWidget(self.source_pane, 1)
        panes.addLayout(middle)
        panes.addLayout(right, 1)
        panes.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, GAP_MEDIUM)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.history)
        row.addLayout(panes, 1)

    def _source_heading(self) -> QWidget:
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.toggle)
        row.addWidget(self.source)
        return heading

    def _connect(self) -> None:
        self.toggle.clicked.connect(self.toggle_side_list)
        self.source.value_changed.connect(self._on_pair_changed)
        self.target.value_changed.connect(self._on_pair_changed)
        self.pair_notices.model_wanted.connect(self.context.requests.model_for_language)
        self.swap.clicked.connect(self.swap_languages)
        self.source_pane.run_requested.connect(self.translate)
        self.source_pane.file_requested.connect(self._on_file_requested)
        self.editor.textChanged.connect(self._on_text_changed)
        self.result.again_requested.connect(self.translate)
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
            ("Esc", self.stop),
        ):
            self.add_shortcut(keys, slot)

    def _restore(self) -> None:
        draft = self.context.services.drafts.load_draft(self.view_id)
        self.source.set_value(str(draft.get("source", AUTO)))
        self.history.setVisible(draft.get("history") is True)
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

    def _put_aside(self) -> None:
        """Show another work; the one that runs goes on to its end."""
        aside, self.work = self.work, self.new_work()
        aside.state_changed.disconnect(self._on_work_state_changed)
        self.let_finish(aside)
        self._show_work()

    @Slot()
    def _on_work_state_changed(self) -> None:
        self.history.show_current(self.work.stored)
        self._show_pair_notices()
        self._show_stale()

    def _source_code(self) -> str:
        """The language chosen, or the one found where it is clear."""
        chosen = self.source.value()
        return self._detected[0] if chosen == AUTO and len(self._detected) == 1 else chosen

    def _asked_source(self) -> str:
        code = self._source_code()
        return code if is_offered(code) else AUTO

    @Slot()
    def _on_text_changed(self) -> None:
        self._detection.start()
        self.keep_soon()

    @Slot()
    def _on_pair_changed(self) -> None:
        self._offer_target()
        self._show_pair_notices()
        self.keep_soon()

    def _offer_target(self) -> None:
        # What stands on the right keeps its language, unless a text is there that has that one.
        if not self.work.text or self._source_code() == self.target.value():
            source = self._source_code()
            self.target_choice.offer("" if source == AUTO else source)

    @Slot()
    def _detect(self) -> None:
        text = self._beginning()
        if text.strip() and not detection_ready():
            self._detected = ()
            self._detection.start()  # looks again until it is
            return
        self._detected = detect_languages(text)
        found = self._found_language()
        self.source_pane.set_detail(tr("Detected: {language}", language=found) if found else "")
        self._offer_target()
        self._show_pair_notices()
        self._show_stale()

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

    def _found_language(self) -> str:
        if self.source.value() != AUTO or len(self._detected) != 1:
            return ""
        return tr(language(self._detected[0]).name)

    def _beginning(self) -> str:
        cursor = QTextCursor(self.editor.document())
        end = min(_DETECTION_LETTERS, self.editor.document().characterCount() - 1)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    @Slot()
    def _show_pair_notices(self) -> None:
        facts = self.model
        if facts is None or self.work.busy:
            self.pair_notices.set_notices(())
            return
        target, chosen = language(self.target.value()), self.source.value()
        if chosen != AUTO:
            strange: Language | None = language(chosen)
        else:
            strange = unknown_source(self._beginning(), facts) if self._detected else None
        warnings = untrained_notices(facts, strange, target)
        if self._source_code() == target.code:
            failed = self.work.state is WorkState.FAILED  # the error says it
            warnings = [] if failed else [_same_language_notice(target)]
        # Said beside the result already, perhaps in another language of the window.
        said = self.work.notices and self._work_pair() == (self._asked_source(), target.code)
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
        self.reading.read(Path(name))

    @Slot(object)
    def _on_file_read(self, document: Document) -> None:
        self.context.changes.documents.emit()
        self.take_text(document.text)

    def take_text(self, text: str) -> None:
        """Translate another text from now on; Undo brings the old one back."""
        had_text = bool(self.source_pane.text().strip())
        self.source_pane.replace_text(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.Start)
        if had_text:
            self.undo_offered.emit(tr("The text was replaced"), self.editor.undo)


def _same_language_notice(target: Language) -> Notice:
    words = tr(
        "The text is in {language} already. Choose another language to translate to.",
        language=tr(target.name),
    )
    return Notice(NoticeKind.WARNING, words)
