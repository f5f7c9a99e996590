"""Words of a text, selected and brought into sight."""

from __future__ import annotations

from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.widgets.text_places import qt_place


def show_words(editor: TextEditor, words: str) -> bool:
    """Select where the words stand first; False where they do not."""
    text = editor.text()
    start = text.find(words) if words else -1
    if start < 0:
        return False
    cursor = editor.textCursor()
    cursor.setPosition(qt_place(text, start))
    cursor.setPosition(qt_place(text, start + len(words)), cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    return True
