"""A plain word on a language that the model was not trained in, kept true while one types."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from gpt_desktop.core.language_detection import detection_ready
from gpt_desktop.core.tasks.notices import unknown_language_notices
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.widgets.lines import NoticeLine
from gpt_desktop.ui.widgets.text_editor import TextEditor

_SETTLED_MS = 300


class LanguageLine(QObject):
    """Shows it in a line, for the text of an editor and the view's model."""

    def __init__(self, view: View, line: NoticeLine, editor: TextEditor) -> None:
        super().__init__(line)
        self._view = view
        self._line = line
        self._editor = editor
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._look)
        editor.textChanged.connect(self.look_soon)
        line.model_wanted.connect(view.context.requests.model_for_language)

    @Slot()
    def look_soon(self) -> None:
        """The text or the model is another one."""
        self._settled.start()

    @Slot()
    def _look(self) -> None:
        """Say it, or nothing; later where languages cannot be told apart yet."""
        text, facts = self._editor.text().strip(), self._view.model
        if text and facts is not None and not detection_ready():
            self._settled.start()
            return
        found = unknown_language_notices(text, facts) if text and facts is not None else []
        if found:
            self._line.show_notice(found[0])
        else:
            self._line.clear()
