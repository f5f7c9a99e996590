"""A process in whose Write somebody types without an end; killed by its test.

Standard output has a line for each key: how much stands in the editor by then, and when, in
seconds. The window is the app's own, so is what keeps the text.

``python -m tests.acceptance.typing_child FOLDER``
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gpt_desktop import paths
from gpt_desktop.core import i18n
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services, make_context

_EVERY_MS = 20
WORDS = "The library opens at nine, and closes when the last reader has gone home. "


class Typist:
    """Goes on where the text ends that was there at the start."""

    def __init__(self, view: WriteView) -> None:
        self._view = view
        self._length = len(view.editor.text())
        self._clock = QTimer(view)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self.type)
        cursor = view.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        view.editor.setTextCursor(cursor)

    def start(self) -> None:
        self._clock.start()

    def type(self) -> None:
        """One key."""
        QTest.keyClicks(self._view.editor, WORDS[self._length % len(WORDS)])
        self._length += 1
        sys.stdout.write(f"{self._length} {time.monotonic()}\n")
        sys.stdout.flush()


def main() -> None:
    """Until it is killed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    i18n.use_language(paths.resources_dir() / "translations", i18n.SOURCE_LANGUAGE)
    view = WriteView(make_context(application, fake_services(Path(sys.argv[1]), [])))
    view.show()
    typist = Typist(view)
    typist.start()
    application.exec()


if __name__ == "__main__":
    main()
