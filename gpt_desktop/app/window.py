"""Runs the window, from the start to the last thing saved."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from gpt_desktop import __version__, paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.app.compose import compose, compose_toolbox
from gpt_desktop.app.interrupt import Interrupt
from gpt_desktop.app.log_file import log_to_file
from gpt_desktop.app.uncaught_errors import UncaughtErrors
from gpt_desktop.background.garbage import GuiGarbage
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.main_window import MainWindow

_CANNOT_START = 2
_NOT_DELETED = 1


def run_window(files: Sequence[Path]) -> int:
    """Open the window and stay until it is closed.

    Args:
        files: to open, as if they were dropped on it.

    Returns:
        0, 1 where not all could be deleted that was asked for, or 2 where the program cannot
        start.
    """
    handler = log_to_file(paths.log_file())
    application = make_application(paths.resources_dir())
    toolbox = compose_toolbox()
    try:
        services = compose(toolbox)
    except UserFacingError as error:
        logging.getLogger(__name__).warning("Cannot start: %s", error)
        start_error_box(error).exec()
        return _CANNOT_START
    lanes = Lanes()
    run_services(application, services, lanes, files)
    if lanes.close():
        toolbox.model.close()
        services.close()
    if handler is not None:
        logging.getLogger().removeHandler(handler)
        handler.close()
    return _delete_what_was_asked(services)


def make_application(resources: Path) -> QApplication:
    """The process's QApplication with the app's name and icon."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("gpt-desktop")
    application.setApplicationDisplayName("GPT Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("gpt-desktop")
    application.setWindowIcon(QIcon(str(resources / "icons" / "app.svg")))
    # The window is hidden, not closed, while it waits for its last work to end.
    application.setQuitOnLastWindowClosed(False)
    return application


def run_services(
    application: QApplication, services: Services, lanes: Lanes, files: Sequence[Path]
) -> None:
    """Show the window over services, load the model behind it, return when it has closed."""
    window = build_main_window(application, services, lanes, paths.resources_dir())
    errors, interrupt, garbage = UncaughtErrors(), Interrupt(), GuiGarbage()
    errors.raised.connect(window.show_error)
    # Queued, since quitting does nothing before the event loop runs.
    interrupt.asked.connect(window.close, Qt.ConnectionType.QueuedConnection)
    window.closed.connect(application.quit)
    errors.install()
    window.show()
    # After the first paint, so that the window is there at once.
    QTimer.singleShot(0, lambda: _begin(window, files))
    try:
        application.exec()
    finally:
        errors.uninstall()
        interrupt.close()
        garbage.close()
        window.deleteLater()


def start_error_box(error: UserFacingError) -> QMessageBox:
    """What is shown where there can be no window."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("GPT Desktop")
    box.setText(error.what)
    box.setInformativeText(" ".join(part for part in (error.why, error.next_step) if part))
    box.addButton(tr("Quit"), QMessageBox.ButtonRole.AcceptRole)
    return box


def _delete_what_was_asked(services: Services) -> int:
    """The last thing of all: nothing is open any more, and nothing is written after it."""
    if services.stored is None or not services.stored.asked_to_delete_all:
        return 0
    try:
        services.stored.delete_all()
    except UserFacingError as error:
        start_error_box(error).exec()
        return _NOT_DELETED
    return 0


def _begin(window: MainWindow, files: Sequence[Path]) -> None:
    window.loading.start()
    window.open_files(files)
