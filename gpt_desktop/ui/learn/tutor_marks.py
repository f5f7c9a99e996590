"""What was found of the learner's lines: at each line, in a list, and from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.checked_lines import summary_words
from gpt_desktop.core.learning.computing import LineCheck
from gpt_desktop.ui.learn.tutor_lines import LinesEditor
from gpt_desktop.ui.learn.tutor_verdicts import LineVerdicts


class LineMarks(QObject):
    """Keeps the editor's marks and the list together.

    Signals:
        message_posted: a line for the status line's place.
    """

    message_posted = Signal(str)

    def __init__(self, editor: LinesEditor, verdicts: LineVerdicts, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._verdicts = verdicts
        verdicts.line_chosen.connect(editor.go_to_line)

    def show_checks(self, lines: Sequence[str], checks: Sequence[LineCheck]) -> None:
        """Show what was found of lines as they were when they were checked, and say it."""
        self._editor.show_checks(lines, checks)
        self._verdicts.show_checks(lines, checks)
        self._say(summary_words(lines, checks))

    def clear(self) -> None:
        """Nothing was checked."""
        self._editor.show_checks((), ())
        self._verdicts.clear()

    @Slot()
    def next_wrong(self) -> None:
        """Go to the next line that is wrong, after the last one to the first."""
        self._step(forward=True)

    @Slot()
    def previous_wrong(self) -> None:
        """To the one before."""
        self._step(forward=False)

    def _step(self, *, forward: bool) -> None:
        wrong = self._editor.wrong_lines()
        if not wrong:
            self.message_posted.emit(tr("No line is marked as wrong."))
            return
        # Before it was gone to with the keys, the cursor says nothing.
        here = self._editor.textCursor().blockNumber() if self._editor.hasFocus() else -1
        if forward:
            target = next((number for number in wrong if number > here), wrong[0])
        else:
            target = next((number for number in reversed(wrong) if number < here), wrong[-1])
        self._editor.go_to_line(target)
        self._verdicts.choose(target)
        self._say(self._verdicts.words_of(target))

    def _say(self, words: str) -> None:
        if words:
            event = QAccessibleAnnouncementEvent(self._verdicts, words)
            QAccessible.updateAccessibility(event)
