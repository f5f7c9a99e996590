"""What the window expects of each of its views."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext


class Kept(Enum):
    """What is made in the views and can be deleted by its kind."""

    CONVERSATIONS = auto()
    WORKS = auto()  # summaries, translations, proposals, and their documents


class View(QWidget):
    """One page of the window. ``title`` and ``icon_name`` name it in the rail.

    Signals:
        activity_changed: a Progressed while something runs, None when it ended.
        usage_changed: the Usage of what is shown, for the status line; None where it has none.
        message_posted: one line for the status line's place (translated text), such as where
            something was saved.
        undo_offered: text and a callable that undoes, shown as a line with Undo.
        view_requested: id of another view to show, such as ``models``.
        forget_requested: a ``Kept``: all of it is about to be deleted for good.
        quit_requested: the person wants the program to end.
    """

    view_id = ""
    title = ""  # a source string, marked
    icon_name = ""

    activity_changed = Signal(object)
    usage_changed = Signal(object)
    message_posted = Signal(str)
    undo_offered = Signal(str, object)
    view_requested = Signal(str)
    forget_requested = Signal(object)
    quit_requested = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        context.changes.models.connect(self.model_changed)

    def activate(self) -> None:
        """The view was shown: refresh what may have changed and put the focus in place."""

    @Slot()
    def model_changed(self) -> None:
        """A model came, went, was chosen, loaded, or failed to load.

        The focus stays where it is.
        """

    def save_state(self) -> None:
        """Keep drafts: the window is about to be closed or built anew. Fast; no inference."""

    def stop(self) -> None:
        """Cancel what runs; what there is stays."""

    @property
    def busy(self) -> bool:
        """Whether something of this view runs or waits."""
        return False

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        """Whether ``open_files`` can do anything with them."""
        del paths  # a view takes none unless it says so
        return False

    def open_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped on the window or handed over at the start."""

    def commands(self) -> Sequence[Command]:
        """What the command palette offers of this view, once it has been shown."""
        return ()

    def open_conversation(self, conversation_id: str) -> bool:
        """Show a conversation; false where the view shows none."""
        del conversation_id  # only a view of conversations can
        return False

    def forget(self, kept: Kept) -> None:
        """All of a kind is about to be deleted for good: stop writing it and show none."""
        del kept  # only a view that shows some has something to forget

    def toggle_side_list(self) -> None:
        """Show or hide the side list, where the view has one (Ctrl+B)."""
