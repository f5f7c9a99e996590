"""Markdown as it will look, while it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Slot

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.preview_part import preview_part
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.text_places import QtPlaces
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.preview_pane import PreviewPane
from gpt_desktop.ui.write.writing_view import WritingView

_KEYS = "Ctrl+Shift+V"
_IDLE_MS = 350


class PreviewPart(WritePart):
    """Drawn once nobody has typed for a moment, so that typing never waits for it.

    Attributes:
        pane: made when it is first shown; None before.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.pane: PreviewPane | None = None
        self._part = Span(0, 0)
        self._drawn = ""
        name = tr("Show or hide the preview")
        self.button = IconButton(self.context.theme, "eye", name, _KEYS)
        self.page.add_tool(self.button)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self.refresh)
        self.button.clicked.connect(self.toggle)
        self.editor.textChanged.connect(self._refresh_soon)
        self.editor.cursorPositionChanged.connect(self._on_cursor_moved)
        self.editor.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        view.text_replaced.connect(self.refresh)
        view.add_shortcut(_KEYS, self.toggle)

    @property
    def shown(self) -> bool:
        return self.pane is not None and not self.pane.isHidden()

    def commands(self) -> Sequence[Command]:
        group = tr(self.view.title)
        return (Command(tr("Show or hide the preview"), group, self.toggle, _KEYS),)

    def draft(self) -> dict[str, object]:
        return {"preview": self.shown}

    def restore(self, draft: Mapping[str, object]) -> None:
        if draft.get("preview") is True:
            self.toggle()

    @Slot()
    def toggle(self) -> None:
        """Show the preview, or hide it."""
        if self.pane is None:
            self.pane = PreviewPane(self.context)
            self.page.add_beside(self.pane)
        self.page.show_beside(self.pane.isHidden())
        self.button.set_colour("accent" if self.shown else "second_text")
        if self.shown:
            self.refresh()
        else:
            self.editor.setFocus()
        self.view.keep_soon()

    @Slot()
    def refresh(self) -> None:
        """Draw the text as it is by now."""
        self._idle.stop()
        if self.pane is None or self.pane.isHidden():
            return
        text = self.editor.text()
        place = QtPlaces(text).from_qt(self.editor.textCursor().position())
        self._part = preview_part(text, place)
        drawn = self._part.of(text)
        if drawn != self._drawn:
            self._drawn = drawn
            self.pane.show_text(drawn, whole=len(drawn) == len(text))
        self._scroll(len(text), place)

    def _scroll(self, length: int, place: int) -> None:
        """A long text follows the cursor, another one what is seen of the editor."""
        if self.pane is None:
            return
        size = self._part.end - self._part.start
        if size < length:
            self.pane.scroll_to((place - self._part.start) / max(1, size))
        else:
            self._follow_scroll()

    @Slot()
    def _follow_scroll(self) -> None:
        bar = self.editor.verticalScrollBar()
        if self.pane is not None and self.shown and not self.pane.around.isVisible():
            self.pane.scroll_to(bar.value() / bar.maximum() if bar.maximum() else 0.0)

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self.pane is not None and self.pane.around.isVisible():
            self._refresh_soon()

    @Slot()
    def _refresh_soon(self) -> None:
        if self.shown:
            self._idle.start()
