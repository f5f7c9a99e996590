"""Shows what of the text a model wrote, and writes it into a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFileDialog

from gpt_desktop.background.call import call
from gpt_desktop.core.annotations import Span
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.private_files import shared_mode
from gpt_desktop.core.texts import Provenance, first_line
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.core.written_report import written_json, written_markdown
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.text_places import QtPlaces, text_selection
from gpt_desktop.ui.work.text_saver import file_name_for
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.writing_view import WritingView
from gpt_desktop.ui.write.written_card import WrittenCard, action_words

_OWNER = "written"
_KEYS = "Ctrl+Shift+M"
_IDLE_MS = 400


class WrittenPart(WritePart):
    """A quiet line below each part, and a card that lists them, for as long as one wants to see.

    Attributes:
        card: None while nothing is shown.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.card: WrittenCard | None = None
        self._known: tuple[Provenance, ...] | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self.refresh)
        self.editor.textChanged.connect(self._refresh_soon)
        view.open_text.parts.changed.connect(self._refresh_soon)
        self.context.theme.changed.connect(self.refresh)
        view.add_shortcut(_KEYS, self.toggle)

    def commands(self) -> Sequence[Command]:
        group = tr(self.view.title)
        return (
            Command(self._words, group, self.toggle, _KEYS),
            Command(tr("Export what a model wrote…"), group, self.export),
        )

    def menu_commands(self) -> Sequence[Command]:
        return (Command(self._words, "", self.toggle, _KEYS),)

    def escape(self) -> bool:
        if self.card is None:
            return False
        self.hide()
        return True

    @Slot()
    def toggle(self) -> None:
        """Show it, or show it no more."""
        if self.card is None:
            self._show()
        else:
            self.hide()

    @Slot()
    def hide(self) -> None:
        card, self.card, self._known = self.card, None, None
        if card is not None:
            self.page.column.remove(card)
        self.editor.show_marks(_OWNER, ())

    @Slot()
    def refresh(self) -> None:
        """Tell what there is by now."""
        if self.card is None:
            return
        body = self.editor.text()
        told = self.view.open_text.parts.told(body)
        if told != self._known:
            self._known = told
            self.card.show_parts(body, told)
        self._mark(body, told)

    @Slot()
    def export(self) -> QFileDialog | None:
        """Ask for a file's name, and write what a model wrote into it."""
        body = self.editor.text()
        if not self.view.open_text.parts.told(body):
            self.view.message_posted.emit(tr("A model wrote nothing of this text that was noted."))
            return None
        dialog = QFileDialog(self.view, tr("Export what a model wrote"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("Markdown (*.md)"), tr("JSON (*.json)")])
        dialog.setDefaultSuffix("md")
        dialog.selectFile(tr("{name} by a model", name=file_name_for(self._name(body))))
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if "json" in chosen else "md")
        )
        dialog.fileSelected.connect(self.write_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @Slot(str)
    def write_file(self, name: str) -> None:
        """Write the file on the io lane; JSON where its suffix says so."""
        path, body = Path(name), self.editor.text()
        told, title = self.view.open_text.parts.told(body), self._name(body)
        if path.suffix.lower() == ".json":
            content = written_json(title, body, told)
        else:
            content = written_markdown(title, body, told, action_words)

        def write() -> Path:
            try:
                with whole_file(path, mode=shared_mode()) as file:
                    file.write(content.encode(errors="replace"))
            except OSError as error:
                raise write_error(error, path.parent) from error
            return path

        call(
            self.context.lanes.io,
            tr("Saving {name}", name=path.name),
            write,
            succeeded=self._on_written,
            failed=self.page.error.show_error,
        )

    @property
    def _words(self) -> str:
        shown = self.card is not None
        return tr("Hide what a model wrote") if shown else tr("Show what a model wrote")

    def _name(self, body: str) -> str:
        return self.view.open_text.title or first_line(body)

    def _show(self) -> None:
        card = WrittenCard(self.context.theme)
        card.part_chosen.connect(self._go_to)
        card.export_requested.connect(self.export)
        card.closed.connect(self.hide)
        self.card = card
        self.page.column.add(card)
        self.refresh()

    def _mark(self, body: str, told: Sequence[Provenance]) -> None:
        places = QtPlaces(body)
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(QColor(self.context.theme.palette.accent))
        spans = [Span(places.to_qt(e.span.start), places.to_qt(e.span.end)) for e in told]
        document = self.editor.document()
        marks = [text_selection(document, span, form) for span in spans if span.start < span.end]
        self.editor.show_marks(_OWNER, marks)

    @Slot(object)
    def _go_to(self, part: Provenance) -> None:
        body = self.editor.text()
        places = QtPlaces(body)
        for each in self.view.open_text.parts.told(body):
            if (each.words, each.inserted) == (part.words, part.inserted):
                cursor = QTextCursor(self.editor.document())
                cursor.setPosition(places.to_qt(each.span.start))
                end = places.to_qt(each.span.end)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                self.editor.setTextCursor(cursor)
                self.editor.ensureCursorVisible()
                self.editor.setFocus()
                return

    @Slot()
    def _refresh_soon(self) -> None:
        if self.card is not None:
            self._idle.start()

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self.view.message_posted.emit(tr("Saved as {path}", path=path))
