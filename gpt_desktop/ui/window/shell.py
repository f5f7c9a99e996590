"""What fills the window: rail, views, lines and the status line. Built anew for a language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gpt_desktop.core.generation import Usage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import language
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.feature import Feature
from gpt_desktop.ui.view.leave import Leave
from gpt_desktop.ui.view.view import Kept, View
from gpt_desktop.ui.widgets.lines import ErrorCard, NoticeLine
from gpt_desktop.ui.window.command_palette import CommandPalette
from gpt_desktop.ui.window.digit_row import digit_of
from gpt_desktop.ui.window.first_start import FirstStart
from gpt_desktop.ui.window.navigation import Rail
from gpt_desktop.ui.window.status_line import StatusLine
from gpt_desktop.ui.window.window_commands import window_commands
from gpt_desktop.ui.work.model_fetch import ModelFetch
from gpt_desktop.ui.work.model_loading import ModelLoading, Readiness

MODELS_VIEW = "models"


class Shell(QWidget):
    """Views are made when first shown.

    Signals:
        view_shown: the id of the view that is shown now.
        quit_requested: the person wants the app to end, not only the window to go.
    """

    view_shown = Signal(str)
    quit_requested = Signal()

    def __init__(
        self,
        context: ViewContext,
        features: Sequence[Feature],
        loading: ModelLoading,
        fetch: ModelFetch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._features = {feature.id: feature for feature in features}
        self._views: dict[str, View] = {}
        self._usages: dict[str, Usage | None] = {}
        self._loading = loading
        self.palette_box: CommandPalette | None = None
        above = [feature.view for feature in features if not feature.about_app]
        below = [feature.view for feature in features if feature.about_app]
        self.rail = Rail(context, above, below)
        self.stack = QStackedWidget()
        self.error = ErrorCard(context.theme, action=tr("Show the models"))
        self.notice = NoticeLine(context.theme)
        self.first_start = FirstStart(context, fetch)
        self.status = StatusLine(context, loading)
        # In the status line: over a view it would cover what is being written.
        self.undo = self.status.undo
        self._lay_out()
        self.rail.view_chosen.connect(self.show_view)
        self.status.models_requested.connect(self.show_models)
        self.error.action_requested.connect(self.show_models)
        context.changes.models.connect(self._show_first_start)
        self.first_start.models_requested.connect(self.show_models)
        context.changes.models.connect(self.status.show_model)
        context.requests.model_for_language.connect(self.show_models_for)
        loading.failed.connect(self.show_model_error)
        loading.progressed.connect(self.status.show_progress)
        self._bind_keys([view.view_id for view in (*above, *below)])

    @property
    def current(self) -> View | None:
        """The view shown."""
        widget = self.stack.currentWidget()
        return widget if isinstance(widget, View) else None

    @property
    def built(self) -> tuple[View, ...]:
        """The views shown so far."""
        return tuple(self._views.values())

    @property
    def features(self) -> tuple[Feature, ...]:
        return tuple(self._features.values())

    @Slot(str)
    def show_view(self, view_id: str) -> None:
        """Show a view; an unknown id, kept by another version, shows the first."""
        known = view_id if view_id in self._features else next(iter(self._features))
        view = self._view(known)
        self.stack.setCurrentWidget(view)
        self.rail.set_current(known)
        self.status.show_view(view)
        self.status.show_usage(self._usages.get(known))
        self._show_first_start()
        view.activate()
        self.view_shown.emit(known)

    @Slot()
    def show_models(self) -> None:
        """Show the view where models are got and chosen."""
        self.error.clear()
        self.show_view(MODELS_VIEW)

    @Slot(str)
    def show_models_for(self, code: str) -> None:
        """Show those that know a language, and where others can be got."""
        self.show_models()
        if self.current is not None:
            self.current.look_for(tr(language(code).name))

    def add_above(self, widget: QWidget) -> None:
        """Put a widget of the window's above every view."""
        self._right.insertWidget(0, _Inset(widget))

    def show_notice(self, notice: Notice) -> None:
        """Say a line above every view."""
        self.notice.show_notice(notice)

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        """Show an error that belongs to no view."""
        self.error.show_error(error, offers_action=False)

    @Slot(object)
    def show_model_error(self, error: Exception) -> None:
        """Show why the model does not work."""
        self.error.show_error(error)

    @Slot()
    def toggle_side_list(self) -> None:
        """Show or hide the current view's side list."""
        if self.current is not None:
            self.current.toggle_side_list()

    @Slot()
    def quit(self) -> None:
        """End the app, in its orderly way."""
        self.quit_requested.emit()

    def open_files(self, paths: Sequence[Path], view_id: str = "") -> None:
        """Give files to that view, else the current one, or to the first that takes them.

        Where one alone names their kind, such as calendar files, it comes before one that takes
        any file.
        """
        ids = [view.view_id for view in (self.current,) if view is not None]
        if view_id in self._features:
            ids.insert(0, view_id)
        named = [
            feature.id
            for feature in self._features.values()
            if feature.file_suffixes is not None and feature.may_open(paths)
        ]
        ids += named if len(named) == 1 else []
        for each in [*ids, *self._features]:
            if not self._features[each].may_open(paths):
                continue
            view = self._view(each)
            if view.accepts_files(paths):
                self.show_view(each)
                view.open_files(paths)
                return
        self.status.show_message(tr("No view can open these files."))

    @Slot(str, str)
    def hand_over(self, view_id: str, text: str) -> None:
        """Show a view, and let it go on with a text of another one."""
        self.show_view(view_id)
        self._view(view_id).take_text(text)

    def open_conversation(self, conversation_id: str, words: str = "") -> None:
        """Show a conversation in the view that shows such, where it has the words."""
        for view_id in self._features:
            if self._view(view_id).open_conversation(conversation_id):
                self.show_view(view_id)
                if words:
                    self._view(view_id).look_for(words)
                return

    @Slot(object)
    def forget(self, kept: Kept) -> None:
        """No view writes or shows any of it any more."""
        self.undo.expire()
        for view in self.built:
            view.forget(kept)

    @Slot()
    def open_palette(self) -> None:
        """Let the person find a command by its words."""
        if self.palette_box is None:
            commands = partial(window_commands, self, self._context)
            self.palette_box = CommandPalette(self._context, commands, self)
            self.palette_box.conversation_chosen.connect(self.open_conversation)
        self.palette_box.open()

    def save_state(self) -> None:
        """Keep the drafts of all views."""
        for view in self.built:
            view.save_state()

    def leave(self) -> Leave | None:
        """What is to be asked before the app ends, if anything."""
        return next((asked for view in self.built if (asked := view.leave()) is not None), None)

    def stop(self) -> None:
        """Cancel what runs in any view."""
        for view in self.built:
            view.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no view had a use for: Ctrl and a key of the digits row shows a view."""
        digit = digit_of(event)
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and digit is not None:
            buttons = list(self.rail.buttons.values())
            if digit <= len(buttons):
                buttons[digit - 1].click()
                return
        super().keyPressEvent(event)

    def _view(self, view_id: str) -> View:
        if view_id not in self._views:
            view = self._features[view_id].make(self._context)
            view.activity_changed.connect(self.status.show_progress)
            view.usage_changed.connect(self._on_usage_changed)
            view.message_posted.connect(self.status.show_message)
            view.undo_offered.connect(self.undo.offer)
            view.view_requested.connect(self.show_view)
            view.text_handed_over.connect(self.hand_over)
            view.forget_requested.connect(self.forget)
            view.quit_requested.connect(self.quit)
            view.model_wanted.connect(self._loading.load)
            view.model_switched.connect(self._on_model_switched)
            self._views[view_id] = view
            self.stack.addWidget(view)
        return self._views[view_id]

    def _lay_out(self) -> None:
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        for line in (self.error, self.notice, self.first_start):
            right.addWidget(_Inset(line))
        right.addWidget(self.stack, 1)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.rail)
        upper.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.status)

    def _bind_keys(self, view_ids: Sequence[str]) -> None:
        for number, view_id in enumerate(view_ids, start=1):
            self._bind(f"Ctrl+{number}", self.rail.buttons[view_id].click)
        self._bind("Ctrl+B", self.toggle_side_list)
        self._bind("Ctrl+K", self.open_palette)
        self._bind("Ctrl+Q", self.quit)

    def _bind(self, keys: str, slot: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(slot)

    @Slot(object)
    def _on_usage_changed(self, usage: Usage | None) -> None:
        view = self.sender()
        if not isinstance(view, View):
            return
        self._usages[view.view_id] = usage
        if view is self.current:
            self.status.show_usage(usage)

    @Slot()
    def _on_model_switched(self) -> None:
        if self.sender() is self.current:
            self.status.show_model()

    @Slot()
    def _show_first_start(self) -> None:
        missing = self._loading.readiness is Readiness.MISSING
        elsewhere = self.current is None or self.current.view_id != MODELS_VIEW
        self.first_start.setVisible(missing and elsewhere)


class _Inset(QWidget):
    """Room around a line that goes when the line is hidden."""

    def __init__(self, line: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, 0)
        column.addWidget(line)
        line.installEventFilter(self)
        self.setVisible(not line.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        elif event.type() == QEvent.Type.HideToParent:
            self.hide()
        return super().eventFilter(watched, event)
