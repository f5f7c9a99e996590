"""What changed, told to whoever shows it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """One for the whole window. Whoever changes something emits; whoever shows it listens.

    Each signal comes after the change, on the window's thread. It says what kind of thing is
    not what it was, and no more: who listens asks for what it shows.

    Signals:
        conversations: one began, ended an answer, was renamed, deleted or brought back.
        works: one began, ended, was deleted or brought back.
        documents: one was read and kept, or deleted.
        texts: one of Write's began, was renamed, pinned, deleted or brought back, or they all went.
        terms: of the glossary or the translation memory something came, changed or went.
        decks: of cards one came, was renamed, deleted or brought back, or they all went.
        agenda: an event was put down, changed, deleted or brought back.
        models: one came, went, was chosen, loaded, or failed to load.
        settings: they were changed.
    """

    conversations = Signal()
    works = Signal()
    documents = Signal()
    texts = Signal()
    terms = Signal()
    decks = Signal()
    agenda = Signal()
    models = Signal()
    settings = Signal()
