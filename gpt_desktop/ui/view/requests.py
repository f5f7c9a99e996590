"""What a part of a view, however deep it stands, wants of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Requests(QObject):
    """One for the whole window.

    Signals:
        model_for_language: the code of a language; the person wants a model that knows it.
        event_wanted: an Occurrence that the person wants to see in the agenda.
    """

    model_for_language = Signal(str)
    event_wanted = Signal(object)
