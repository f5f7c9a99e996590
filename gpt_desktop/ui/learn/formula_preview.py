"""The formulas of a text that is being typed, drawn below it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.widgets.text_editor import TextEditor

_SETTLED_MS = 300
_MARKS = ("$", "\\(", "\\[")


class FormulaPreview(MarkdownView):
    """Hidden while there are none in the editor's text."""

    def __init__(
        self, context: ViewContext, editor: TextEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, context.formulas, parent)
        self.setAccessibleName(tr("The formulas, drawn"))
        self._editor = editor
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._show)
        editor.textChanged.connect(self._settled.start)
        self.hide()

    @Slot()
    def _show(self) -> None:
        text = self._editor.text()
        some = any(mark in text for mark in _MARKS)
        # Each line stands for itself, as it does in the editor.
        lines = text.replace("\n", "\n\n") if some else ""
        if lines != self.text():
            self.set_text(lines)
        self.setVisible(some)
