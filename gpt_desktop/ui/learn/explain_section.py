"""One passage explained for two readers, side by side, each held against the passage."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QWidget

from gpt_desktop.background.call import Question
from gpt_desktop.core.annotations import DocumentSpan
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.learning.explained import PAIR, beside, pair_extra, side_of
from gpt_desktop.core.tasks.learn.explain import EXPLAIN_KIND
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.works import Work, WorkRequest
from gpt_desktop.ui.learn.draft_keeper import DraftKeeper
from gpt_desktop.ui.learn.explain_page import (
    EXPLAIN_KEYS,
    HISTORY_KEYS,
    SWAP_KEYS,
    ExplainPage,
)
from gpt_desktop.ui.learn.explain_side import ExplainSide
from gpt_desktop.ui.learn.language_line import LanguageLine
from gpt_desktop.ui.learn.section import LearnSection
from gpt_desktop.ui.learn.section_files import SectionFiles
from gpt_desktop.ui.learn.shown_words import show_words
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.work.claim_line import ClaimLine


class ExplainSection(LearnSection):
    """Both explanations are works of their own, kept as they are written."""

    id = "explain"
    title = mark("Explain")
    icon_name = "columns-2"

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.page = ExplainPage(self.context)
        self._pair = ""
        self._opening = Question(self.context.lanes.io, tr("Opening a result"), self)
        self.files = SectionFiles(self.context, self.page, self.whole_text)
        self._language = LanguageLine(view, self.page.warning, self.page.passage)
        self._keeper = DraftKeeper(view, EXPLAIN_KIND, self.draft, self)
        self._connect()
        self._restore()

    def widget(self) -> QWidget:
        return self.page

    def shown(self) -> None:
        self.page.passage.setFocus()

    @Slot()
    def stop(self) -> None:
        for side in self.page.sides:
            side.work.stop()

    @property
    def busy(self) -> bool:
        return any(side.work.busy for side in self.page.sides)

    def model_changed(self) -> None:
        self._language.look_soon()

    def take_text(self, text: str) -> None:
        self.page.passage.setPlainText(text)
        self.page.passage.setFocus()

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return self.files.accepts(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        self.files.open(paths[0])

    def forget_works(self) -> None:
        self._pair = ""
        for side in self.page.sides:
            side.work.show_text("")
        self.page.history.show_rows(())
        self.save_state()

    @Slot()
    def explain(self) -> None:
        """Explain the passage for both readers."""
        if self.busy or not self._has_passage():
            return
        self._pair = uuid.uuid4().hex
        for number in range(len(self.page.sides)):
            self._make(number)

    @Slot()
    def swap(self) -> None:
        """Let the sides change their places, with their readers."""
        left, right = self.page.sides
        readers = left.reader.value(), right.reader.value()
        works = left.work, right.work
        left.reader.set_value(readers[1])
        right.reader.set_value(readers[0])
        left.show_work(works[1])
        right.show_work(works[0])
        self._keeper.soon()

    @Slot()
    def toggle_side_list(self) -> None:
        history = self.page.history
        history.setVisible(history.isHidden())
        if not history.isHidden():
            history.search.setFocus()

    def whole_text(self) -> str:
        """The passage with its explanations, as Markdown."""
        parts = [
            f"## {side.reader.words()}\n\n{side.work.text}"
            for side in self.page.sides
            if side.work.text
        ]
        if not parts:
            return ""
        passage = self.page.passage.text().strip()
        return "\n\n".join([f"## {tr('Passage')}\n\n{passage}", *parts]) + "\n"

    def save_state(self) -> None:
        self._keeper.now()

    def draft(self) -> dict[str, object]:
        sides = self.page.sides
        return {
            "passage": self.page.passage.text(),
            "language": self.page.language.value(),
            "readers": [side.reader.value() for side in sides],
            "works": [side.work.id for side in sides],
            "pair": self._pair,
        }

    def commands(self) -> Sequence[Command]:
        group = tr(self.title)
        return (
            Command(tr("Explain"), group, self.explain, EXPLAIN_KEYS),
            Command(tr("Swap the two sides"), group, self.swap, SWAP_KEYS),
            Command(tr("Next sentence"), group, self.next_sentence, "F8"),
            Command(tr("Save both as…"), group, self.files.save, "Ctrl+S"),
        )

    @Slot()
    def next_sentence(self) -> None:
        """To the next sentence of the explanation that one is at."""
        self._line().go_on()

    @Slot()
    def previous_sentence(self) -> None:
        """To the one before."""
        self._line().go_back()

    def _line(self) -> ClaimLine:
        left, right = self.page.sides
        focus = QApplication.focusWidget()
        at_right = focus is not None and right.isAncestorOf(focus)
        stepped = right.claims.line.current >= 0 > left.claims.line.current
        return (right if at_right or stepped else left).claims.line

    def _connect(self) -> None:
        page = self.page
        page.explain.clicked.connect(self.explain)
        page.swap.clicked.connect(self.swap)
        page.open_file.clicked.connect(self.files.choose)
        page.save.clicked.connect(self.files.save)
        page.past.clicked.connect(self.toggle_side_list)
        page.passage.textChanged.connect(self._keeper.soon)
        page.language.value_changed.connect(self._keeper.soon)
        self.files.read.connect(self.take_text)
        self.files.saved.connect(self.view.message_posted)
        self.files.failed.connect(self._on_failed)
        page.history.work_opened.connect(self.open_work)
        page.history.work_deleted.connect(self._on_deleted)
        page.history.undo_offered.connect(self.view.undo_offered)
        page.history.failed.connect(self._on_failed)
        self._opening.answered.connect(self._on_beside)
        self._opening.failed.connect(self._on_failed)
        for number, side in enumerate(page.sides):
            side.reader.changed.connect(self._keeper.soon)
            side.pane.again_requested.connect(partial(self._make_again, number))
            side.pane.message_posted.connect(self.view.message_posted)
            side.claims.source_chosen.connect(self._show_passage)
            side.work.state_changed.connect(self._on_state_changed)
            side.work.usage_changed.connect(self.view.usage_changed)
        for keys, slot in (
            (EXPLAIN_KEYS, self.explain),
            (SWAP_KEYS, self.swap),
            (HISTORY_KEYS, self.toggle_side_list),
            ("Ctrl+O", self.files.choose),
            ("Ctrl+S", self.files.save),
            ("F8", self.next_sentence),
            ("Shift+F8", self.previous_sentence),
            ("Esc", self.stop),
        ):
            self.bind(keys, slot)

    def _has_passage(self) -> bool:
        if self.page.passage.text().strip():
            return True
        self.view.message_posted.emit(tr("Type, paste or drop one first."))
        self.page.passage.setFocus()
        return False

    def _make_again(self, number: int) -> None:
        if self._has_passage() and not self.page.sides[number].work.busy:
            self._pair = self._pair or uuid.uuid4().hex
            self._make(number)

    def _make(self, number: int) -> None:
        side = self.page.sides[number]
        services = self.context.services
        if services.model.current is None:
            self.view.message_posted.emit(tr("There is no model on this computer yet."))
            self.view.view_requested.emit("models")
            return
        passage = self.page.passage.text().strip()
        request = WorkRequest(
            text=passage,
            options={
                "action": "explain",
                "reader": side.reader.value(),
                "language": self.page.language.value(),
            },
            extra=pair_extra(self._pair, number),
            model_id=self.view.model_id,
        )
        title = f"{side.reader.words()} · {beginning(passage, TITLE_WIDTH)}"
        try:
            stored = services.works.start(EXPLAIN_KIND, title, request)
        except UserFacingError as error:
            side.work.fail(error)
            return
        task = self.context.tasks["learn"]
        side.work.make(stored, tr("Explaining"), task, self.context.lanes.inference)

    @Slot(object)
    def open_work(self, work: Work) -> None:
        """Show a work out of the history, with what was made beside it."""
        if self.busy:
            self.view.message_posted.emit(tr("Wait until both explanations are written."))
            return
        self._pair = work.request.extra.get(PAIR, "")
        self.page.passage.setPlainText(work.request.text)
        self._show(work)
        self.page.sides[1 - side_of(work)].work.show_text("")
        self.page.history.show_current(work)
        self._opening.ask(partial(beside, self.context.services.work_store, work))

    def _show(self, work: Work) -> None:
        side: ExplainSide = self.page.sides[side_of(work)]
        side.reader.set_value(str(work.request.options.get("reader", "")))
        side.work.show(work)

    @Slot(object)
    def _on_beside(self, work: Work | None) -> None:
        if work is not None:
            self._show(work)
        self._keeper.soon()

    @Slot(str)
    def _on_deleted(self, work_id: str) -> None:
        for side in self.page.sides:
            if side.work.id == work_id:
                side.work.show_text("")

    @Slot()
    def _on_state_changed(self) -> None:
        self.page.explain.setEnabled(not self.busy)
        self.page.save.setEnabled(any(side.work.text for side in self.page.sides))
        self.context.changes.works.emit()
        self._keeper.soon()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.page.sides[0].pane.state.show_error(error)

    @Slot(object)
    def _show_passage(self, place: DocumentSpan) -> None:
        """Select the words of the passage that bear a sentence."""
        editor = self.page.passage
        words = SourceText.of_text(editor.text().strip()).words_at(place)
        show_words(editor, words)

    def _restore(self) -> None:
        draft = self._keeper.load()
        page = self.page
        page.passage.setPlainText(str(draft.get("passage", "")))
        if isinstance(draft.get("language"), str):
            page.language.set_value(str(draft["language"]))
        self._pair = str(draft.get("pair", ""))
        readers, works = draft.get("readers"), draft.get("works")
        for number, side in enumerate(page.sides):
            if isinstance(readers, list) and number < len(readers):
                side.reader.set_value(str(readers[number]))
            if isinstance(works, list) and number < len(works) and works[number]:
                stored = self.context.services.work_store.get(str(works[number]))
                if stored is not None:
                    side.work.show(stored)
        self._on_state_changed()
