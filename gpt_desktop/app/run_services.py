"""The window over its services, from its first sight to its close."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.app.crash_reports import CrashReports
from gpt_desktop.app.file_desk import FileDesk
from gpt_desktop.app.file_open_events import FileOpenEvents
from gpt_desktop.app.handover import Handover
from gpt_desktop.app.interrupt import Interrupt
from gpt_desktop.app.single_instance import InstanceServer
from gpt_desktop.app.uncaught_errors import UncaughtErrors
from gpt_desktop.background.garbage import GuiGarbage
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.window.crash_report import CrashReportDialog
from gpt_desktop.ui.window.main_window import MainWindow


def run_services(
    application: QApplication,
    services: Services,
    lanes: Lanes,
    start: Handover,
    *,
    server: InstanceServer,
    reports: CrashReports,
) -> None:
    """Show the window over services, load the model behind it, return when it has closed."""
    window = build_main_window(application, services, lanes, paths.resources_dir())
    desk, events = FileDesk(window), FileOpenEvents(window)
    errors, interrupt, garbage = UncaughtErrors(), Interrupt(), GuiGarbage()
    errors.raised.connect(window.show_error)
    # Queued, since quitting does nothing before the event loop runs.
    interrupt.asked.connect(window.end, Qt.ConnectionType.QueuedConnection)
    events.opened.connect(desk.take_files)
    application.installEventFilter(events)
    server.handed_over.connect(desk.take_from_another)
    # A start that comes now waits for our end and then opens a window of its own.
    window.closing.connect(server.close)
    window.closed.connect(application.quit)
    errors.install()
    window.show()
    # After the first paint, so that the window is there at once.
    QTimer.singleShot(0, lambda: _begin(window, desk, start, reports))
    try:
        application.exec()
    finally:
        application.removeEventFilter(events)
        errors.uninstall()
        interrupt.close()
        garbage.close()
        window.deleteLater()


def _begin(window: MainWindow, desk: FileDesk, start: Handover, reports: CrashReports) -> None:
    window.loading.start()
    desk.take(start)
    show_crash_reports(window, reports)


def show_crash_reports(window: MainWindow, reports: CrashReports) -> CrashReportDialog | None:
    """Show what was reported since the last time, if anything; the window goes on beside."""
    unseen = reports.unseen()
    if not unseen:
        return None
    text = "\n\n".join(reports.read(path) for path in unseen)
    seen = reports.mark_seen(unseen)
    dialog = CrashReportDialog(text, reports.folder, partial(reports.delete, seen), window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    return dialog
