"""Which language the text to translate is in, found while the person writes it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor

from gpt_desktop.core.language_detection import detect_languages, detection_ready
from gpt_desktop.ui.widgets.text_editor import TextEditor

_DELAY_MS = 250
_LETTERS = 4000  # no more are looked at


class SourceDetection(QTimer):
    """Looks once the person pauses.

    Attributes:
        codes: what the text may be in; none where it is not clear at all.

    Signals:
        looked: ``codes`` is of the text as it is.
    """

    looked = Signal()

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.codes: tuple[str, ...] = ()
        self.setSingleShot(True)
        self.setInterval(_DELAY_MS)
        self.timeout.connect(self.look)
        editor.textChanged.connect(self.start)

    @property
    def code(self) -> str:
        """The language, where it can be only one, else ""."""
        return self.codes[0] if len(self.codes) == 1 else ""

    @property
    def beginning(self) -> str:
        """As much of the text as is looked at."""
        document = self._editor.document()
        cursor = QTextCursor(document)
        end = min(_LETTERS, document.characterCount() - 1)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def hurry(self) -> None:
        """Look now where that is still to be done, as when one asks right after typing."""
        if self.isActive():
            self.stop()
            self.look()

    @Slot()
    def look(self) -> None:
        text = self.beginning
        if text.strip() and not detection_ready():
            self.codes = ()
            self.start()  # looks again until it is
            return
        self.codes = detect_languages(text)
        self.looked.emit()
