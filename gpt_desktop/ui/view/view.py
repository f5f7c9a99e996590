"""What the window expects of each of its views."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.leave import Leave


class Kept(Enum):
    """What is made in the views and can be deleted by its kind."""

    CONVERSATIONS = auto()
    WORKS = auto()  # summaries, translations, proposals, and their documents
    TEXTS = auto()  # of Write, with their versions
    DECKS = auto()  # of cards


class View(QWidget):
    """One page of the window. ``title`` and ``icon_name`` name it in the rail.

    Signals:
        activity_changed: a Progressed while something runs, None when it ended.
        usage_changed: the Usage of what is shown, for the status line; None where it has none.
        message_posted: one line for the status line's place (translated text), such as where
            something was saved.
        undo_offered: text and a callable that undoes, shown as a line with Undo.
        view_requested: id of another view to show, such as ``models``.
        text_handed_over: id of another view, and a text that it is to go on with.
        forget_requested: a ``Kept``: all of it is about to be deleted for good.
        quit_requested: the person wants the program to end.
        model_switched: what is shown is done by another model than before.
        model_wanted: its id; the person chose it and wants it loaded.
    """

    view_id = ""
    title = ""  # a source string, marked
    icon_name = ""
    uses_model = False  # whether the person can choose a model for it

    activity_changed = Signal(object)
    usage_changed = Signal(object)
    message_posted = Signal(str)
    undo_offered = Signal(str, object)
    view_requested = Signal(str)
    text_handed_over = Signal(str, str)
    forget_requested = Signal(object)
    quit_requested = Signal()
    model_switched = Signal()
    model_wanted = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        # By a slot of its own: what a view overrides would be called after the view is deleted.
        context.changes.models.connect(self._on_models_changed)

    def add_shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        """A key for this view only."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def activate(self) -> None:
        """The view was shown: refresh what may have changed and put the focus in place."""

    @Slot()
    def _on_models_changed(self) -> None:
        self.model_changed()

    def model_changed(self) -> None:
        """A model came, went, was chosen, loaded, or failed to load.

        The focus stays where it is.
        """

    @property
    def chosen_model(self) -> str:
        """The id of the model that was chosen for what is shown; "" where none was."""
        return self.context.settings().model_of(self.view_id)

    @property
    def model_id(self) -> str:
        """Of the model that is to do what is asked here; "" for the usual one."""
        return self.chosen_model

    @property
    def model(self) -> ModelFacts | None:
        """The model that does what is asked here; None where none is installed."""
        return self.context.services.model.facts(self.model_id)

    @property
    def usual_model(self) -> ModelFacts | None:
        """The model that does it where none is chosen."""
        return self.context.services.model.current

    def choose_model(self, model_id: str) -> None:
        """Let another model do what is asked here from now on; "" for the ``usual_model``."""
        if model_id != self.chosen_model:
            self.keep_model(model_id)
            self.context.changes.models.emit()
            self.model_switched.emit()
        self.model_wanted.emit(self.model_id)

    def keep_model(self, model_id: str) -> None:
        """Store the choice."""
        settings = self.context.settings()
        self.context.change_settings(settings.with_model_of(self.view_id, model_id))

    def look_for(self, words: str) -> None:
        """Look for something; only views with a search can."""

    def save_state(self) -> None:
        """Keep drafts: the window is about to be closed or built anew. Fast; no inference."""

    def stop(self) -> None:
        """Cancel what runs; what there is stays."""

    def leave(self) -> Leave | None:
        """What is to be asked before the app ends; None where nothing would be broken off."""
        return None

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

    def take_text(self, text: str) -> None:
        """Go on with a text that another view handed over; only views that take one do."""

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
