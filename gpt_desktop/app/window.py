"""Runs the window, from the start to the last thing saved."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from gpt_desktop import __version__, paths
from gpt_desktop.app.compose import compose
from gpt_desktop.app.crash_watch import crash_watch
from gpt_desktop.app.display import display
from gpt_desktop.app.file_desk import activation_token
from gpt_desktop.app.frozen import keep_qt_to_ourselves
from gpt_desktop.app.handover import Handover
from gpt_desktop.app.instance_client import NobodyListensError, hand_over, silent_error
from gpt_desktop.app.log_file import log_to_file
from gpt_desktop.app.run_services import run_services
from gpt_desktop.app.single_instance import (
    AlreadyRunningError,
    InstanceServer,
    lock_file,
    only_instance,
    server_name,
)
from gpt_desktop.app.toolbox import compose_toolbox
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.background.turns import take_short_turns
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.ports import Services

_CANNOT_START = 2
_NOT_DELETED = 1
_CALLS, _TURNS = 10, 6  # a second's worth of calls, six times: longer than an orderly end takes


def run_window(files: Sequence[Path], *, summarize: bool = False) -> int:
    """Open the window and stay until it is closed, or hand over to the one that is open.

    Args:
        files: to open in Summarize, as if they were dropped there.
        summarize: show Summarize even without files.

    Returns:
        0, 1 where not all could be deleted that was asked for, or 2 where the program cannot
        start.
    """
    start = Handover(tuple(files), summarize, activation_token())
    data = paths.data_dir()
    tries = 0
    while True:
        try:
            with only_instance(lock_file(data)):
                return _run_first(start, server_name(data))
        except AlreadyRunningError:
            tries += 1
        try:
            hand_over(server_name(data), start, tries=_CALLS)
        except NobodyListensError:
            # It may have ended meanwhile: then it is our turn.
            if tries >= _TURNS:
                return _cannot_start(silent_error())
        except UserFacingError as error:
            return _cannot_start(error)
        else:
            return 0


def _run_first(start: Handover, name: str) -> int:
    application = make_application(paths.resources_dir())
    handler = log_to_file(paths.log_file())
    try:
        with crash_watch(paths.crash_reports_dir()) as reports:
            toolbox = compose_toolbox()
            try:
                services = compose(toolbox)
            except UserFacingError as error:
                return _cannot_start(error)
            lanes = Lanes()
            with _serving(name) as server:
                run_services(application, services, lanes, start, server=server, reports=reports)
            if lanes.close():
                toolbox.model.close()
                services.close()
    finally:
        if handler is not None:
            logging.getLogger().removeHandler(handler)
            handler.close()
    return _delete_what_was_asked(services)


@contextmanager
def _serving(name: str) -> Iterator[InstanceServer]:
    server = InstanceServer(name)
    try:
        yield server
    finally:
        server.close()


def _cannot_start(error: UserFacingError) -> int:
    logging.getLogger(__name__).warning("Cannot start: %s", error)
    if sys.stderr is not None:  # a program with a window only may have no console
        sys.stderr.write(f"gpt-desktop: {error}\n")
    make_application(paths.resources_dir())
    start_error_box(error).exec()
    return _CANNOT_START


def make_application(resources: Path) -> QApplication:
    """The process's QApplication with the app's name and icon.

    Raises:
        UserFacingError: there is no screen, or libraries of the system are missing.
    """
    take_short_turns()
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        application = existing
    else:
        with display(os.environ):
            application = QApplication(sys.argv[:1])
    keep_qt_to_ourselves()
    application.setApplicationName("gpt-desktop")
    application.setApplicationDisplayName("GPT Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("gpt-desktop")
    application.setWindowIcon(QIcon(str(resources / "icons" / "app.svg")))
    # The window is hidden, not closed, while it waits for its last work to end.
    application.setQuitOnLastWindowClosed(False)
    return application


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
    if not services.stored.asked_to_delete_all:
        return 0
    try:
        services.stored.delete_all()
    except UserFacingError as error:
        start_error_box(error).exec()
        return _NOT_DELETED
    return 0
