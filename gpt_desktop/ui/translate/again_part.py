"""One segment again: other translations of it to choose from, and its translation put back."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Slot

from gpt_desktop.background.job import Job, Work
from gpt_desktop.core.annotations import SegmentOrigin
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import is_known, language
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.translate.again import SegmentRequest, Suggestion
from gpt_desktop.core.translation.formality import Formality
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.row_text import NO_ROW
from gpt_desktop.ui.translate.segment_card import SegmentCard
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.buttons import IconButton

_AGAIN, _BACK = "F9", "Shift+F9"


class AgainPart(TranslatePart):
    """Both are asked of the model that wrote the translation; closing the card stops it."""

    def __init__(self, view: TranslatingView, page: TranslatePage) -> None:
        super().__init__(view, page)
        theme = self.context.theme
        self.again_button = IconButton(
            theme, "wand-sparkles", tr("Other translations of this segment"), _AGAIN
        )
        self.back_button = IconButton(theme, "repeat-2", tr("Translate this segment back"), _BACK)
        self.card = SegmentCard(theme, view)
        self._job: Job | None = None
        self._number = NO_ROW
        for place, button, slot, keys in (
            (1, self.again_button, self.translate_again, _AGAIN),
            (2, self.back_button, self.translate_back, _BACK),
        ):
            page.result.tools.insertWidget(place, button)  # beside the one that edits
            button.clicked.connect(slot)
            view.add_shortcut(keys, slot)
        self.card.chosen.connect(self._on_chosen)
        self.card.closed.connect(self._on_closed)
        page.rows.changed.connect(self._show_actions)
        page.rows.right.current_changed.connect(self._show_actions)
        view.work_changed.connect(self._show_actions)
        self._show_actions()

    @property
    def busy(self) -> bool:
        return self._job is not None

    def stop(self) -> None:
        self.card.hide()

    def escape(self) -> bool:
        was_open = self.card.isVisible()
        self.card.hide()
        return was_open

    def commands(self) -> Sequence[Command]:
        group = tr("Translate")
        return (
            Command(tr("Other translations of this segment"), group, self.translate_again, _AGAIN),
            Command(tr("Translate this segment back"), group, self.translate_back, _BACK),
        )

    @Slot()
    def translate_again(self) -> None:
        """Offer other translations of the current segment."""
        segments, number = self.context.services.segments, self._current
        if segments is None or number == NO_ROW:
            return
        service, request, model_id = segments, self._request(number), self._model_id
        works, stored = self.context.services.works, self.view.work.stored

        def work(token: CancelToken) -> Generator[TaskEvent, None, tuple[Suggestion, ...]]:
            # The glossary is read from the store, which is nothing for the window's thread.
            terms = works.task_request(stored.request).aids.terms if stored is not None else ()
            asked = replace(request, terms=terms)
            return (yield from service.alternatives(asked, token, model_id))

        title = tr("Other translations of this segment")
        self._start(number, title, work, self._on_alternatives)

    @Slot()
    def translate_back(self) -> None:
        """Show what the current segment's translation says, in the source's language."""
        segments, number = self.context.services.segments, self._current
        if segments is None or number == NO_ROW:
            return
        service, pair = segments, self.view.segment_changes.pair_of(number)
        text, model_id = self.page.rows.shown.target_of(number), self._model_id

        def work(token: CancelToken) -> Generator[TaskEvent, None, str]:
            return service.back(text, pair, token, model_id)

        title = tr("Translated back")
        if is_known(pair.source):
            title = tr("Back into {language}", language=tr(language(pair.source).name))
        self._start(number, title, work, self._on_back)

    @property
    def _current(self) -> int:
        """The current row, where it can be translated again."""
        number = self.page.rows.right.current
        if not self.view.segment_changes.possible or not 0 <= number < self.page.rows.count:
            return NO_ROW
        kept = self.page.rows.shown.segments[number].origin is SegmentOrigin.KEPT
        return NO_ROW if kept else number

    @property
    def _model_id(self) -> str:
        stored = self.view.work.stored
        return stored.request.model_id if stored is not None else ""

    def _request(self, number: int) -> SegmentRequest:
        shown, stored = self.page.rows.shown, self.view.work.stored
        options = stored.request.options if stored is not None else {}
        return SegmentRequest(
            shown.source_of(number),
            self.view.segment_changes.pair_of(number),
            current=shown.target_of(number),
            before=shown.source_of(number - 1) if number else "",
            formality=Formality(options.get("formality", "")),
        )

    def _start(
        self, number: int, title: str, work: Work, succeeded: Callable[[object], None]
    ) -> None:
        self._drop()
        rows = self.page.rows.right
        rows.go_to(number)
        row = rows.row_rect(number)
        place = rows.viewport().mapToGlobal(row.topLeft())
        self._number = number
        job = Job(title, work)
        job.progressed.connect(self.card.show_progress)
        job.succeeded.connect(succeeded)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self.card.begin(title, QRect(place, row.size()))
        self.context.lanes.inference.start(job)

    @Slot()
    def _show_actions(self) -> None:
        there = self.context.services.segments is not None
        possible = self._current != NO_ROW
        for button in (self.again_button, self.back_button):
            button.setVisible(there and bool(self.page.rows.count))
            button.setEnabled(possible)

    @Slot(object)
    def _on_alternatives(self, found: object) -> None:
        if self.sender() is self._job and isinstance(found, tuple):
            target = self.view.segment_changes.pair_of(self._number).target
            self.card.offer(found, language(target))

    @Slot(object)
    def _on_back(self, text: object) -> None:
        if self.sender() is self._job:
            source = self.page.rows.shown.source_of(self._number)
            self.card.say(str(text), tr("The source says: {text}", text=source))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.sender() is self._job:
            self.card.show_error(error)

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._job:
            self._job = None

    @Slot(object)
    def _on_chosen(self, suggestion: Suggestion) -> None:
        changes, shown = self.view.segment_changes, self.page.rows.shown
        if changes.possible and self._number < len(shown.segments):
            changes.make(shown.translated(self._number, suggestion.text, suggestion.checks))

    def _drop(self) -> None:
        """Want no answer any more."""
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()

    @Slot()
    def _on_closed(self) -> None:
        self._drop()
        self.page.rows.right.setFocus()
