"""What was copied outlives the app: the clipboard deletes it when Python has ended."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from gpt_desktop import paths
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.reading_text import ReadingText
from gpt_desktop.ui.widgets.text_editor import TextEditor

application = QApplication([])
theme = Theme(application, paths.resources_dir())
if sys.argv[1] == "editor":
    text = TextEditor(theme, "", "")
    text.setPlainText("ab")
else:
    text = ReadingText(theme)
    text.setHtml("<b>a</b>b")
text.selectAll()
text.copy()
data = QGuiApplication.clipboard().mimeData()
print(ascii(data.text()), data.formats())
"""


@pytest.mark.parametrize("kind", ["editor", "reading"])
def test_what_was_copied_is_plain_and_outlives_the_app(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, kind],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["'ab'", "['text/plain']"], done.stderr
    assert done.returncode == 0
