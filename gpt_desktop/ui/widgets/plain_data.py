"""What is copied out of a text, as words only."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def as_plain_text(data: QMimeData, text: str) -> QMimeData:
    """The data of Qt's own making with nothing in it but this text.

    A clipboard may delete it after Python has ended, so it must not be a QMimeData made here:
    those end in Python, which crashed at the end of the process.
    """
    data.formats()
    data.text()  # Qt fills it in at the first question, and would do so over what is set
    data.clear()
    data.setText(text)
    return data
