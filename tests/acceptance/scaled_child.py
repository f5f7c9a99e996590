"""The whole window on a screen at a scale, every view shown; says as JSON what does not fit.

The environment has the screen: QT_QPA_PLATFORM and QT_SCALE_FACTOR are read as Qt is loaded.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QAbstractButton, QApplication

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.app.compose import compose
from gpt_desktop.app.window import make_application
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.ui.window.main_window import MainWindow

_EXPECTED = "This plugin does not support"
_LONGEST = 20.0  # seconds


def _cut(window: MainWindow) -> list[str]:
    """Buttons narrower than their words."""
    return [
        button.text()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and button.width() < button.fontMetrics().horizontalAdvance(button.text())
    ]


def _settle(lanes: Lanes) -> None:
    """Until what is asked for is there and has its room; what comes later is laid out later."""
    until = monotonic() + _LONGEST
    while lanes.busy and monotonic() < until:
        QApplication.processEvents()
    for _ in range(3):
        QApplication.processEvents()


def main(pictures: Path) -> None:
    """A picture of each view goes to the folder; it is drawn at the screen's own pixels."""
    warned: list[str] = []

    def note(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        del kind, context
        if not message.startswith(_EXPECTED):
            warned.append(message)

    qInstallMessageHandler(note)
    application = make_application(paths.resources_dir())
    services, lanes = compose(), Lanes()
    window = build_main_window(application, services, lanes, paths.resources_dir())
    window.show()
    available = window.screen().availableGeometry()
    views: dict[str, list[str]] = {}
    for view_id in window.shell.rail.buttons:
        window.shell.show_view(view_id)
        _settle(lanes)
        window.grab().save(str(pictures / f"{view_id}.png"))
        views[view_id] = _cut(window)
    found = {
        "ratio": window.devicePixelRatio(),
        "screen": available.size().toTuple(),
        "window": window.size().toTuple(),
        "least": window.minimumSizeHint().toTuple(),
        "cut": views,
        "warned": warned,
    }
    window.close()
    lanes.close()
    services.close()
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
