"""Proofreading of the text: places marked, changes in a card, each accepted or rejected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction

from gpt_desktop.core.annotations import Edit, Span
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.proofread.paragraphs import Proofread, paragraph_spans
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.core.tasks.proofread.task import ProofreadTask
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.text_places import QtPlaces
from gpt_desktop.ui.write.own_words import OwnWords
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.proofread_card import ProofreadCard
from gpt_desktop.ui.write.proofread_marks import Mark, ProofreadMarks
from gpt_desktop.ui.write.proofread_run import ProofreadRun
from gpt_desktop.ui.write.writing_view import WritingView

_CHECK, _NEXT = "F7", "F8"
_SETTLE_MS = 40  # between a change of the marks and of the list
_MOST_MARKED = 500


class ProofreadPart(WritePart):
    """Checks the selection or all; a second time only the paragraphs that changed.

    Attributes:
        card: None while nothing is shown.
        run: None while nothing runs.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.card: ProofreadCard | None = None
        self.run: ProofreadRun | None = None
        self.words = OwnWords(self.context.services.drafts)
        self.marks = ProofreadMarks(self.editor, self.context.theme, self)
        self._proofread = Proofread()
        self._notices: list[Notice] = []
        self._action = QAction(tr("Proofread"), view)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._show)
        self._action.triggered.connect(self.check)
        self.marks.changed.connect(self._settling.start)
        self.editor.cursorPositionChanged.connect(self._on_cursor_moved)
        view.text_replaced.connect(self.close)
        view.add_shortcut(_CHECK, self.check)

    def commands(self) -> Sequence[Command]:
        group = tr(self.view.title)
        return (
            Command(tr("Proofread"), group, self.check, _CHECK),
            Command(tr("Next proposed change"), group, self.next_change, _NEXT),
        )

    def actions(self) -> Sequence[QAction]:
        return (self._action,)

    def escape(self) -> bool:
        if self.run is not None:
            self.run.stop()
            return True
        if self.card is None:
            return False
        self.close()
        return True

    @Slot()
    def check(self) -> None:
        """Proofread the selection, or all of the text."""
        text = self.editor.text()
        spans = paragraph_spans(text, self._part(text))
        if not spans:
            self.view.message_posted.emit(tr("There is no text to work on yet."))
            return
        if self.context.services.model.current is None:
            self.view.message_posted.emit(tr("There is no model on this computer yet."))
            self.view.view_requested.emit("models")
            return
        self.page.bar.dismiss()
        self._abandon()
        self.marks.clear()
        self._notices = []
        self._open_card()
        new = self._show_known(text, spans)
        if new:
            self._start(text, new)
        self._show()

    @Slot()
    def next_change(self) -> None:
        """Go to the first proposed change behind the cursor."""
        if not self.step_to_mark(1):
            self.view.message_posted.emit(tr("There is no proposed change. F7 proofreads."))

    def step_to_mark(self, by: int) -> bool:
        mark = self.marks.beside(self.editor.textCursor(), by)
        if mark is None:
            return False
        self._select(mark)
        if self.card is not None:
            self._show()
            self.card.make_current(mark)
        self.editor.setFocus()
        return True

    @Slot()
    def close(self) -> None:
        """Show no marks and no list."""
        self._abandon()
        self.marks.clear()
        card, self.card = self.card, None
        if card is not None:
            self.page.column.remove(card)

    def _part(self, text: str) -> Span:
        cursor = self.editor.textCursor()
        if not cursor.selectedText().strip() or self._selects_mark():
            return Span(0, len(text))
        places = QtPlaces(text)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return Span(places.from_qt(start), places.from_qt(end))

    def _selects_mark(self) -> bool:
        """Whether what is selected is a proposed change, as F8 leaves it."""
        cursor = self.editor.textCursor()
        selected = cursor.selectionStart(), cursor.selectionEnd()
        return any(
            (each.cursor.selectionStart(), each.cursor.selectionEnd()) == selected
            for each in self.marks.marks
        )

    def _show_known(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """Mark what is known of paragraphs; those of which nothing is are returned."""
        places, new = QtPlaces(text), []
        for span in spans:
            paragraph = span.of(text)
            edits = self._proofread.edits(paragraph)
            if edits is None:
                new.append(span)
            for edit in edits or ():
                self._mark(edit, paragraph, places.to_qt(span.start))
        return new

    def _start(self, text: str, spans: list[Span]) -> None:
        run = ProofreadRun(self.context, self.editor, text, spans)
        run.found.connect(self._on_found)
        run.done.connect(self._on_done)
        run.progressed.connect(self._on_progressed)
        run.noticed.connect(self._on_noticed)
        run.failed.connect(self._on_failed)
        run.ended.connect(self._on_ended)
        self.run = run
        own = self.context.settings().model_of(ProofreadTask.id)
        run.start(own or self.view.model_id, " ".join(self.words.all()))

    def _abandon(self) -> None:
        run, self.run = self.run, None
        if run is not None:
            run.abandon()
            self.view.activity_changed.emit(None)

    def _open_card(self) -> None:
        if self.card is not None:
            return
        card = ProofreadCard(self.context.theme)
        card.chosen.connect(self._select)
        card.accepted.connect(self._accept)
        card.rejected.connect(self._reject)
        card.ignored.connect(self._ignore)
        card.stop_requested.connect(self.escape)
        card.closed.connect(self.close)
        card.notice.model_wanted.connect(lambda: self.view.view_requested.emit("models"))
        self.card = card
        self.page.column.add(card)

    def _mark(self, edit: Edit, paragraph: str, start: int) -> None:
        rejected = self._proofread.is_rejected(paragraph, edit)
        if not rejected and len(self.marks.marks) < _MOST_MARKED:
            self.marks.add(edit, paragraph, start)

    @Slot(object)
    def _select(self, mark: Mark) -> None:
        self.marks.select(mark)
        # What is offered for a selection would cover the words around it.
        self.page.bar.dismiss()

    @Slot()
    def _show(self) -> None:
        self._settling.stop()
        if self.card is not None:
            self.card.show_marks(self.marks.marks, running=self.run is not None)
            self.card.show_notices(self._notices)

    @Slot(object)
    def _accept(self, marks: Sequence[Mark]) -> None:
        self.marks.accept(marks)

    @Slot(object)
    def _reject(self, mark: Mark) -> None:
        self._proofread.reject(mark.paragraph, mark.edit)
        self.marks.remove([mark])
        back = partial(self._bring_back, mark)
        self.view.undo_offered.emit(tr("Change rejected"), back)

    def _bring_back(self, mark: Mark) -> None:
        self._proofread.take_back(mark.paragraph, mark.edit)
        self.marks.bring_back([mark])

    @Slot(object)
    def _ignore(self, mark: Mark) -> None:
        word = mark.edit.before
        try:
            self.words.add(word)
        except UserFacingError as error:
            self.view.message_posted.emit(str(error))
            return
        self._proofread.forget()
        alike = [each for each in self.marks.marks if each.edit.before.lower() == word.lower()]
        self.marks.remove(alike)
        undo = partial(self._notice_word, word, alike)
        self.view.undo_offered.emit(tr("“{word}” is left as it is", word=word), undo)

    def _notice_word(self, word: str, marks: Sequence[Mark]) -> None:
        self.words.remove(word)
        self._proofread.forget()
        self.marks.bring_back(marks)

    @Slot(object, str, int)
    def _on_found(self, edit: Edit, paragraph: str, start: int) -> None:
        self._mark(edit, paragraph, start)

    @Slot(object)
    def _on_done(self, paragraphs: Sequence[tuple[str, list[Edit]]]) -> None:
        for paragraph, edits in paragraphs:
            self._proofread.keep(paragraph, edits)

    @Slot(object, object)
    def _on_progressed(self, progress: Progressed, seconds_left: float | None) -> None:
        self.view.activity_changed.emit(progress)
        if self.card is not None:
            self.card.progress.show_progress(progress, seconds_left)

    @Slot(object)
    def _on_noticed(self, notice: Notice) -> None:
        self._notices.append(notice)
        self._settling.start()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.page.error.show_error(error)

    @Slot()
    def _on_ended(self) -> None:
        run, self.run = self.run, None
        if run is not None:
            run.deleteLater()
        self.view.activity_changed.emit(None)
        self._show()
        count = len(self.marks.marks)
        words = tr_count("{count} change proposed.", "{count} changes proposed.", count)
        self.view.message_posted.emit(words)

    @Slot()
    def _on_cursor_moved(self) -> None:
        """The list follows the cursor."""
        if self.card is None or not self.marks.marks or self._settling.isActive():
            return
        mark = self.marks.at(self.editor.textCursor().position())
        if mark is not None and mark is not self.card.current:
            self.card.make_current(mark)
