"""The window: keeps its place, takes files, changes its language, closes in an orderly way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.feature import Feature
from gpt_desktop.ui.window.leaving import Leaving
from gpt_desktop.ui.window.shell import Shell
from gpt_desktop.ui.window.window_state import WindowState
from gpt_desktop.ui.work.model_fetch import ModelFetch
from gpt_desktop.ui.work.model_loading import ModelLoading

CLOSE_MS = 5000
APP_NAME = mark("GPT Desktop")


class MainWindow(QMainWindow):
    """Owns what outlives a change of language: the model's loading and fetching.

    Signals:
        closing: it will close; nothing new is begun.
        closed: nothing runs any more, or the bound was reached; all is saved.

    Args:
        features: the rooms in the rail's order.
        use_language: makes the process speak the settings' language.
    """

    closing = Signal()
    closed = Signal()

    def __init__(
        self,
        context: ViewContext,
        features: Sequence[Feature],
        loading: ModelLoading,
        fetch: ModelFetch,
        use_language: Callable[[], None],
    ) -> None:
        super().__init__()
        self._context = context
        self._features = tuple(features)
        self._use_language = use_language
        self._state = WindowState(context.services.drafts)
        self._language_waits = False
        self._closing = False
        self._hides: Callable[[], bool] = bool
        self._notice: Notice | None = None
        self._above: list[QWidget] = []
        self.loading = loading
        self.fetch = fetch
        self._close_timer = QTimer(self)
        self._close_timer.setSingleShot(True)
        self._close_timer.setInterval(CLOSE_MS)
        self._close_timer.timeout.connect(self.close)
        self._leaving = Leaving(context.lanes, self)
        self._leaving.wanted.connect(self.quit)
        self.setAcceptDrops(True)
        self.shell = self._new_shell()
        self._state.restore(self)
        self.shell.show_view(self._state.view_id())
        fetch.succeeded.connect(self._on_fetched)
        context.lanes.changed.connect(self._on_lanes_changed)
        for told in (loading.changed, fetch.succeeded):
            told.connect(context.changes.models)

    @property
    def context(self) -> ViewContext:
        """What its views are given."""
        return self._context

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        """Show an error that belongs to no view."""
        self.shell.show_error(error)

    def show_notice(self, notice: Notice) -> None:
        """Say a line above every view."""
        self._notice = notice
        self.shell.show_notice(notice)

    def show_above(self, widget: QWidget) -> None:
        """Put a widget above every view, for as long as the window lives."""
        self._above.append(widget)
        self.shell.add_above(widget)

    def open_files(self, paths: Sequence[Path], view_id: str = "") -> None:
        """Files were dropped on the window, or handed over by the system for a view."""
        if paths:
            self.shell.open_files(paths, view_id)

    def hide_when_closed_if(self, condition: Callable[[], bool]) -> None:
        """Closing only hides the window while this is so; ``quit`` closes it all the same."""
        self._hides = condition

    @Slot()
    def quit(self) -> None:
        """Close and end, whatever runs; what would be broken off is asked about."""
        hides, self._hides = self._hides, bool
        self.close()
        if not self._closing:
            self._hides = hides

    @Slot()
    def end(self) -> None:
        """Close and end without a question: the system wants it, or nobody is there to answer."""
        self._leaving.answer()
        self.quit()

    @Slot()
    def come_forward(self) -> None:
        """Show the window in front, also from the tray or the taskbar."""
        if self._closing:
            return
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def change_settings(self, settings: Settings) -> None:
        """Use and save other settings, as the views do."""
        self._context.change_settings(settings)

    @Slot()
    def change_language(self) -> None:
        """Build the window anew in the settings' language, once nothing runs."""
        if not self._context.lanes.busy:
            self._rebuild()
            return
        self._language_waits = True
        words = tr("The language changes when the running work is done.")
        self.shell.show_notice(Notice(NoticeKind.INFO, words))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs and wait for it, with a bound and out of sight; then close.

        Or ask, where something would be broken off that can be saved first. Or only hide, where
        the person wants work to go on.
        """
        if not self._closing and self._hides():
            self._save_state()
            self.hide()
            event.ignore()
            return
        if not self._closing and self._leaving.asks(self.shell.leave()):
            self.come_forward()
            event.ignore()
            return
        timed_out = self._closing and not self._close_timer.isActive()
        if not self._closing:
            self._closing = True
            self.closing.emit()
            self._save_state()
            self.shell.stop()
            self._context.lanes.cancel_all()
            self._close_timer.start()
        if self._context.lanes.busy and not timed_out:
            self.hide()
            event.ignore()
            return
        self._close_timer.stop()
        self.shell.save_state()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_files(files)

    def _new_shell(self) -> Shell:
        self.setWindowTitle(tr(APP_NAME))
        shell = Shell(self._context, self._features, self.loading, self.fetch)
        shell.quit_requested.connect(self.quit)
        for widget in self._above:
            shell.add_above(widget)  # before the shell goes that had it
        self.setCentralWidget(shell)
        return shell

    def _rebuild(self) -> None:
        self._language_waits = False
        current = self.shell.current
        self.shell.save_state()
        self._use_language()
        settings = self._context.settings()
        # The weight of headings depends on the language.
        self._context.theme.apply(settings.appearance, settings.text_size)
        self.shell = self._new_shell()
        self.shell.show_view(current.view_id if current is not None else "")
        if self._notice is not None:
            self.shell.show_notice(self._notice)

    def _save_state(self) -> None:
        self.shell.save_state()
        current = self.shell.current
        try:
            self._state.save(self, current.view_id if current is not None else "")
        except UserFacingError as error:
            self.shell.show_error(error)

    @Slot()
    def _on_lanes_changed(self) -> None:
        if self._context.lanes.busy:
            return
        # Later, so that what the finished work told its view has been heard.
        if self._closing:
            QTimer.singleShot(0, self, self.close)
        elif self._language_waits:
            QTimer.singleShot(0, self, self._change_waiting_language)

    @Slot()
    def _change_waiting_language(self) -> None:
        if self._language_waits:
            self.change_language()

    @Slot(object)
    def _on_fetched(self, model: InstalledModel) -> None:
        self.shell.status.show_message(tr("{model} is on this computer.", model=model.facts.name))
        self.loading.start()
