"""Several texts: which one is open, and the list of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Slot

from gpt_desktop.background.call import call
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.text_side import PIN_KEYS, SEARCH_KEYS, TextSide
from gpt_desktop.ui.write.writing_view import WritingView

SIDE = "texts"


class TextsPart(WritePart):
    """The first of the parts: the others restore what belongs to the text that is there then."""

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self._texts = self.context.services.texts
        self.open = view.open_text
        self._failed: Exception | None = None
        self.side = TextSide(self.context)
        words = tr("Show or hide the texts")
        self.button = self.page.add_side(SIDE, "panel-left", words, self.side, "Ctrl+B")
        self._connect()

    def commands(self) -> Sequence[Command]:
        group = tr(self.view.title)
        return (
            Command(tr("New text"), group, self.new_text, "Ctrl+N"),
            Command(tr("Search texts"), group, self.search, SEARCH_KEYS),
            Command(tr("Show or hide the texts"), group, self.toggle_side, "Ctrl+B"),
            Command(tr("Delete this text"), group, self.delete_open),
        )

    def menu_commands(self) -> Sequence[Command]:
        new = Command(tr("New text"), "", self.new_text, "Ctrl+N")
        delete = Command(tr("Delete this text"), "", self.delete_open)
        return (new, delete) if self.open.id or self.editor.text() else (new,)

    def draft(self) -> dict[str, object]:
        return {"open": self.open.id, "cursor": self.editor.textCursor().position()}

    def restore(self, draft: Mapping[str, object]) -> None:
        text = self._texts.get(str(draft.get("open", "")))
        cursor = draft.get("cursor")
        if text is not None:
            self.open.open(text, cursor if isinstance(cursor, int) else 0)
            self.side.set_current(text.id)

    def save_state(self) -> None:
        self.open.save()

    def forget_texts(self) -> None:
        self.open.forget()
        self.side.show_rows(())

    @Slot()
    def new_text(self) -> None:
        """Begin one; it is listed once it has a word."""
        if self.open.id or self.editor.text():
            self.open.open(None)
        self.side.set_current(self.open.id)
        self.editor.setFocus()
        self._tell()

    @Slot(str)
    def show_text(self, text_id: str) -> None:
        """Put a text out of the list into the editor."""
        if text_id == self.open.id:
            return
        text = self._texts.get(text_id)
        if text is None:
            self.side.refresh()
            return
        self.open.open(text)
        self.side.set_current(self.open.id)
        self._tell()

    @Slot()
    def search(self) -> None:
        self.page.sides.open(SIDE)
        self.side.focus_search()

    @Slot()
    def toggle_side(self) -> None:
        self.page.sides.toggle(SIDE)

    @Slot(str)
    def delete(self, text_id: str) -> None:
        """Delete a text; Undo brings it back, and opens it where it was open."""
        was_open = text_id == self.open.id
        if was_open and not self.open.open(None):
            return
        self._change(tr("Deleting"), partial(self._texts.delete, text_id))
        self.view.undo_offered.emit(
            tr("Text deleted"), partial(self._bring_back, text_id, was_open)
        )

    @Slot()
    def delete_open(self) -> None:
        """Delete the text in the editor."""
        if self.open.save() and self.open.id:
            self.delete(self.open.id)

    def _bring_back(self, text_id: str, opens: bool) -> None:
        try:
            self._texts.restore(text_id)
        except UserFacingError as error:
            self._on_failed(error)
            return
        if opens:
            self.show_text(text_id)
        self._tell()

    def _connect(self) -> None:
        side = self.side
        side.new_requested.connect(self.new_text)
        side.chosen.connect(self.show_text)
        side.rename_requested.connect(self._on_rename)
        side.delete_requested.connect(self.delete)
        side.pin_toggled.connect(self._on_pin)
        side.left.connect(self.editor.setFocus)
        side.failed.connect(self._on_failed)
        # Which text is open is known at once, so that a crash does not leave an empty editor.
        self.open.begun.connect(self.view.save_state)
        self.open.stored.connect(self._on_stored)
        self.open.failed.connect(self._on_failed)
        for keys, slot in (
            ("Ctrl+N", self.new_text),
            (SEARCH_KEYS, self.search),
            (PIN_KEYS, side.toggle_pin),
        ):
            self.view.add_shortcut(keys, slot)

    @Slot(str, str)
    def _on_rename(self, text_id: str, title: str) -> None:
        if text_id == self.open.id:
            self.open.title = title
        self._change(tr("Renaming"), partial(self._texts.rename, text_id, title))

    @Slot(str, bool)
    def _on_pin(self, text_id: str, pinned: bool) -> None:
        self._change(tr("Pinning"), partial(self._texts.set_pinned, text_id, pinned))

    def _change(self, title: str, change: partial[None]) -> None:
        lane, changes = self.context.lanes.io, self.context.changes
        call(lane, title, change, failed=self._on_failed, finished=changes.texts)

    def _tell(self) -> None:
        self.view.keep_soon()
        self.side.refresh()

    @Slot()
    def _on_stored(self) -> None:
        # Only what was said of storing: another error is still to be read.
        if self._failed is not None and self.page.error.error is self._failed:
            self.page.error.clear()
        self._failed = None
        self.side.set_current(self.open.id)
        self.side.refresh()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._failed = error
        self.page.error.show_error(error)
