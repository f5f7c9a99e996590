"""The segments that a check failed, listed beside the panes and counted below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot

from gpt_desktop.core.annotations import SegmentOrigin
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.translation.segmented import SegmentedText
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.review_list import Marked
from gpt_desktop.ui.translate.review_panel import ReviewPanel
from gpt_desktop.ui.translate.row_mark import reason_words
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.buttons import text_button

_NAME, _KEYS = "review", "Ctrl+Shift+R"


class ReviewPart(TranslatePart):
    """A line says how many are marked; it opens the panel, which lists them."""

    def __init__(self, view: TranslatingView, page: TranslatePage) -> None:
        super().__init__(view, page)
        self.panel = ReviewPanel(self.context.theme)
        title = tr("Review")
        self.button = page.add_panel("list-checks", _NAME, title, self.panel, _KEYS)
        self.count = text_button("", "link")
        page.result.tools.insertWidget(0, self.count)
        self.count.clicked.connect(self._open)
        self.panel.chosen.connect(self._on_chosen)
        self.panel.edit_wanted.connect(self.page.rows.right.activate)
        self.panel.approved.connect(self._on_approved)
        page.rows.changed.connect(self._show)
        page.rows.right.current_changed.connect(self._on_row_changed)
        page.rows.right.mark_clicked.connect(self._on_mark_clicked)
        page.panels.changed.connect(self._show)
        view.add_shortcut(_KEYS, self.button.click)
        self._show()

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Review"), tr("Translate"), self.button.click, _KEYS),)

    @Slot()
    def _show(self) -> None:
        shown = self.page.rows.shown
        marked = shown.marked
        words = _summary(len(marked), len(shown.segments))
        self.count.setText(tr_count("{count:,} to check", "{count:,} to check", len(marked)))
        self.count.setToolTip(words)
        self.count.setVisible(bool(marked) and self.page.panels.opened != _NAME)
        if self.page.panels.opened != _NAME:
            return  # two thousand rows need not be listed for nobody
        rows = [
            Marked(number, shown.source_of(number), reason_words(shown.segments[number]))
            for number in marked
        ]
        self.panel.show_marked(rows, words, _kept_words(shown))
        self.panel.set_current(self.page.rows.right.current)

    @Slot()
    def _open(self) -> None:
        self.page.panels.open(_NAME)
        self.panel.list.setFocus()

    @Slot(int)
    def _on_row_changed(self, number: int) -> None:
        if self.page.panels.opened == _NAME:
            self.panel.set_current(number)

    @Slot(int)
    def _on_mark_clicked(self, number: int) -> None:
        if number in self.page.rows.shown.marked:
            self.page.panels.open(_NAME)
            self.panel.set_current(number)

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        if number < len(self.page.rows.shown.segments):
            self.page.rows.go_to(number)

    @Slot(object)
    def _on_approved(self, numbers: tuple[int, ...]) -> None:
        self.view.segment_changes.approve(*numbers)
        if len(numbers) > 1:
            self.view.undo_offered.emit(
                tr_count(
                    "{count:,} segment is marked no more",
                    "{count:,} segments are marked no more",
                    len(numbers),
                ),
                self.view.segment_changes.undo,
            )


def _summary(marked: int, segments: int) -> str:
    if not segments:
        return tr("What checks find in a translation is listed here.")
    if not marked:
        return tr("No check found anything wrong. A check sees numbers and names, not the sense.")
    return tr_count(
        "{count:,} of {all} segments is marked.",
        "{count:,} of {all} segments are marked.",
        marked,
        all=f"{segments:,}",
    )


def _kept_words(shown: SegmentedText) -> str:
    kept = sum(each.origin is SegmentOrigin.KEPT for each in shown.segments)
    return (
        tr_count(
            "{count:,} segment was left as it was. Point at it to see why.",
            "{count:,} segments were left as they were. Point at one to see why.",
            kept,
        )
        if kept
        else ""
    )
