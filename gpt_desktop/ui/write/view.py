"""Write: a text, and what its parts make for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.works import Work
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import Kept
from gpt_desktop.ui.widgets.buttons import IconButton, with_shortcut
from gpt_desktop.ui.work.text_saver import TextSaver, file_name_for
from gpt_desktop.ui.write.part_row import PartRow
from gpt_desktop.ui.write.texts_part import SIDE as TEXTS
from gpt_desktop.ui.write.writing_view import WritingView

_COUNT_DELAY_MS = 150
_HISTORY = "history"


class WriteView(WritingView):
    """The view of the task ``write``."""

    view_id = "write"
    title = mark("Write")
    icon_name = "pen-line"

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.parts = PartRow(self)
        self.toggle = self.page.add_side(
            _HISTORY, "history", tr("Show or hide the history"), self.history
        )
        self.more = IconButton(context.theme, "ellipsis", tr("More about this text"))
        self.page.add_tool(self.more)
        self.page.set_actions(self.parts.actions())
        self._saver = TextSaver(context.lanes.io, self)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_DELAY_MS)
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.page)
        self._restore()
        self._connect()
        self.page.show_count()

    def activate(self) -> None:
        if not self.parts.activate():
            self.editor.setFocus()

    def commands(self) -> Sequence[Command]:
        save = Command(tr("Save as…"), tr(self.title), self.save_text, "Ctrl+S")
        return [save, *self.parts.commands()]

    def model_changed(self) -> None:
        self.parts.model_changed()

    def draft(self) -> dict[str, object]:
        return {
            "side": self.page.sides.opened,
            **self.parts.draft(),
        }

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return self.parts.accepts_files(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        self.parts.open_files(paths)

    @Slot()
    def save_text(self) -> None:
        text = self.editor.text()
        if text.strip():
            self._saver.ask(file_name_for(self.open_text.title or text), text)

    @Slot()
    def save_state(self) -> None:
        self.parts.save_state()
        super().save_state()

    def forget(self, kept: Kept) -> None:
        super().forget(kept)
        if kept is Kept.TEXTS:
            self.parts.forget_texts()
            self.save_state()

    def forget_works(self) -> None:
        self.parts.forget_works()

    @Slot()
    def toggle_side_list(self) -> None:
        self.page.sides.toggle(TEXTS)

    @Slot(object)
    def open_work(self, stored: Work) -> None:
        self.parts.open_work(stored)

    def _connect(self) -> None:
        page = self.page
        page.error.action_requested.connect(self.save_text)
        page.sides.changed.connect(self.keep_soon)
        self.history.work_deleted.connect(self.parts.work_deleted)
        self.more.clicked.connect(self._open_menu)
        page.save.clicked.connect(self.save_text)
        self.editor.textChanged.connect(self._on_text_changed)
        self.editor.cursorPositionChanged.connect(page.show_scope)
        self.editor.selectionChanged.connect(page.show_scope)
        self.editor.selectionChanged.connect(self._counting.start)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(page.error.show_error)
        self._counting.timeout.connect(page.show_count)
        for keys, slot in (
            ("Ctrl+J", page.work_on.showMenu),
            ("Ctrl+Shift+C", page.copying.copy),
            ("Ctrl+S", self.save_text),
            ("Esc", self._on_escape),
            ("F8", partial(self._step_to_mark, 1)),
            ("Shift+F8", partial(self._step_to_mark, -1)),
        ):
            self.add_shortcut(keys, slot)

    def _step_to_mark(self, by: int) -> None:
        if not self.parts.step_to_mark(by):
            self.message_posted.emit(tr("There is no proposed change. F7 proofreads."))

    def _restore(self) -> None:
        draft = self.context.services.drafts.load_draft(self.view_id)
        # Version 0.5 knew the history alone.
        side = _HISTORY if draft.get("history") is True else draft.get("side", "")
        self.page.sides.open(str(side))
        self.parts.restore(draft)

    @Slot()
    def _open_menu(self) -> None:
        menu = QMenu(self.more)
        for command in self.parts.menu_commands():
            action = menu.addAction(with_shortcut(command.title, command.shortcut))
            action.triggered.connect(command.run)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @Slot()
    def _on_escape(self) -> None:
        if self.busy:
            self.stop()
        else:
            self.parts.escape()

    @Slot()
    def _on_text_changed(self) -> None:
        self._counting.start()
        self.keep_soon()

    @Slot(object)
    def _on_saved(self, path: object) -> None:
        self.page.error.clear()
        self.message_posted.emit(tr("Saved as {path}", path=path))
