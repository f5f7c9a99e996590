"""The text in the editor: stored within two seconds of every change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.texts import Provenance, Text, TextStore, VersionKind
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.write.written_parts import WrittenParts

SAVED_WITHIN_MS = 1000
"""After the first change since it was stored: half of what a crash may cost."""


class OpenText(QObject):
    """Stores what stands in the editor, and puts another text into it.

    A text is stored from its first word on; before, its id is "".

    Attributes:
        id: of the text; "" until it is stored.
        title: the person's own, or "".
        parts: what of it a model wrote.

    Signals:
        leaving, replaced: another text is about to stand in the editor, and does.
        begun: a new text has its first word on the disk, and an id.
        stored: what was written is on the disk.
        failed: an Exception; it is tried again with the next change.
    """

    leaving = Signal()
    replaced = Signal()
    begun = Signal()
    stored = Signal()
    failed = Signal(object)

    def __init__(self, texts: TextStore, editor: TextEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._texts = texts
        self.id = ""
        self.parts = WrittenParts(self._editor, self)
        self.title = ""
        self._body = ""
        self._provenance: tuple[Provenance, ...] = ()
        self._changed = False  # since it was opened
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVED_WITHIN_MS)
        self._saving.timeout.connect(self.save)
        self._editor.textChanged.connect(self._on_changed)
        self.parts.changed.connect(self._on_changed)

    def open(self, text: Text | None, cursor: int = 0) -> bool:
        """Put a text into the editor, or none; what stands there is stored first.

        Args:
            cursor: its place, as Qt counts.

        Returns:
            False where that could not be stored, and so stays.
        """
        if not self.save():
            return False
        self.leaving.emit()
        self.save()  # what the last of them put in
        self._leave()
        self.id = text.id if text is not None else ""
        self.title = text.title if text is not None else ""
        self._body = text.body if text is not None else ""
        self._provenance = text.provenance if text is not None else ()
        self._editor.setPlainText(self._body)
        self.parts.show(self._provenance, self._body)
        self._place_cursor(cursor)
        self._changed = False
        self._saving.stop()
        self.replaced.emit()
        return True

    def begin(self, body: str, title: str = "") -> None:
        """Open a new text with these words. Raises UserFacingError where it cannot be stored."""
        if self.open(self._texts.create(body, title)):
            self.begun.emit()
            self.stored.emit()

    @Slot()
    def save(self) -> bool:
        """Store now what is not stored yet; returns whether all is."""
        self._saving.stop()
        body = self._editor.text()
        provenance = self.parts.told(body)
        if (body, provenance) == (self._body, self._provenance):
            return True
        if not self.id and not body.strip():
            return True
        before = self.id
        try:
            self._store(body, provenance)
        except UserFacingError as error:
            self.failed.emit(error)
            return False
        self._body, self._provenance = body, provenance
        self._changed = True
        if self.id != before:
            self.begun.emit()
        self.stored.emit()
        return True

    def keep_version(self, kind: VersionKind, name: str = "") -> bool:
        """Keep what stands there as a version; returns whether that went well."""
        if not self.save():
            return False
        if not self.id:
            return True
        return self._try(lambda: self._texts.keep_version(self.id, kind, name))

    def put(self, text: Text, reason: str) -> None:
        """Let another body take this one's place, as one step of undo; a version is kept first.

        Args:
            reason: names that version, translated.
        """
        self.keep_version(VersionKind.BEFORE, reason)
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text.body)
        cursor.endEditBlock()
        self.parts.show(text.provenance, self._editor.text())
        self.save()

    def rename(self, title: str) -> None:
        """Under the person's own title."""
        if self.id and self._try(lambda: self._texts.rename(self.id, title)):
            self.title = title

    def forget(self) -> None:
        """It is about to be deleted for good: store it no more."""
        self.id = self.title = self._body = ""
        self._provenance = ()
        self._editor.setPlainText("")  # which leaves nothing to undo
        self.parts.show((), "")
        self._saving.stop()
        self._changed = False
        self.replaced.emit()

    def _store(self, body: str, provenance: tuple[Provenance, ...]) -> None:
        if self.id:
            try:
                self._texts.save(self.id, body, provenance)
                return
            except UserFacingError:
                # Another copy of the app may have deleted it for good. What was written stays.
                if self._texts.get(self.id) is not None:
                    raise
        self.id = self._texts.create("", self.title).id
        self._texts.save(self.id, body, provenance)

    def _leave(self) -> None:
        """A text that was written in ends with a version; one without a word goes."""
        if not self.id or not self._changed:
            return
        if self._body.strip() or self.title:
            self._try(lambda: self._texts.keep_version(self.id, VersionKind.AUTOMATIC))
        elif not self._texts.versions(self.id):
            self._try(lambda: self._texts.delete(self.id))

    def _try(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except UserFacingError as error:
            self.failed.emit(error)
            return False
        return True

    def _place_cursor(self, place: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(max(0, min(place, self._editor.document().characterCount() - 1)))
        self._editor.setTextCursor(cursor)

    @Slot()
    def _on_changed(self) -> None:
        if not self._saving.isActive():
            self._saving.start()
