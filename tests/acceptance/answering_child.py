"""The real app in a process of its own, offscreen, asked one question; killed by its test.

Standard output has a line for each piece of the answer that came to the window: seconds of the
monotonic clock and the characters so far.
"""

from __future__ import annotations

import sys
from time import monotonic

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.app.compose import compose
from gpt_desktop.app.window import make_application
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.ui.assistant.view import AssistantView

QUESTION = "Write a long story about a lighthouse keeper."


def main() -> None:
    """Ask, then go on until killed."""
    application: QApplication = make_application(paths.resources_dir())
    window = build_main_window(application, compose(), Lanes(), paths.resources_dir())
    window.show()
    view = window.shell.current
    assert isinstance(view, AssistantView)
    seen = 0

    def tell(text: str) -> None:
        nonlocal seen
        seen += len(text)
        sys.stdout.write(f"{monotonic()} {seen}\n")
        sys.stdout.flush()

    def ask() -> None:
        QTest.keyClicks(view.page.composer.edit, QUESTION)
        QTest.keyClick(view.page.composer.edit, Qt.Key.Key_Return)
        view.running.all[-1].text_added.connect(tell)

    QTimer.singleShot(0, ask)
    application.exec()


if __name__ == "__main__":
    main()
