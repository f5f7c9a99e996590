"""The app as ``run_window`` puts it together, driven by clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.app.compose import compose
from gpt_desktop.app.toolbox import Toolbox, compose_toolbox
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.ports import Services
from gpt_desktop.services.run_task import TaskRunner
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.window.main_window import MainWindow
from tests.fakes import ScriptedGenerator, roomy
from tests.services.parts import FolderLibrary

CONTROL = Qt.KeyboardModifier.ControlModifier


class WholeApp:
    """Opens and closes windows over the composed services.

    Attributes:
        generator: what answers; None is the real default model.
    """

    def __init__(self, qtbot: QtBot, application: QApplication, lanes: Lanes, folder: Path) -> None:
        self._qtbot = qtbot
        self._application = application
        self._lanes = lanes
        self._folder = folder
        self._services: Services | None = None
        self._window: MainWindow | None = None
        self.generator: ScriptedGenerator | None = ScriptedGenerator(lambda _: "Fine, thank you.")

    def open(self) -> MainWindow:
        """A window, shown and with the focus."""
        self._services = compose(self._toolbox())
        window = build_main_window(
            self._application, self._services, self._lanes, paths.resources_dir()
        )
        # Not qtbot's: it would delete the window before its last work has ended.
        self._window = window
        with self._qtbot.waitActive(window):
            window.show()
        return window

    @property
    def window(self) -> MainWindow:
        assert self._window is not None
        return self._window

    @property
    def services(self) -> Services:
        assert self._services is not None
        return self._services

    def wait(self, milliseconds: int = 20_000) -> None:
        """Until nothing runs."""
        self._qtbot.waitUntil(lambda: not self._lanes.busy, timeout=milliseconds)

    def assistant(self, window: MainWindow) -> AssistantView:
        self._qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
        view = window.shell.current
        assert isinstance(view, AssistantView)
        return view

    def summarize(self, window: MainWindow) -> SummarizeView:
        self._qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
        view = window.shell.current
        assert isinstance(view, SummarizeView)
        return view

    def ask(self, view: AssistantView, text: str) -> None:
        """Write a question and press Enter; what is pasted may become a document."""
        view.page.composer.set_text(text)
        self._qtbot.keyClick(view.page.composer.edit, Qt.Key.Key_Return)

    def close(self) -> None:
        """As ``run_window`` does: first the window, then what it works with."""
        if self._window is not None:
            with self._qtbot.waitSignal(self._window.closed):
                self._window.close()
            self._window.deleteLater()
            self._window = None
            # Nothing of it may go on, and log, in the next test.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self.wait()
        if self._services is not None:
            self._services.close()
            self._services = None

    def _toolbox(self) -> Toolbox:
        real = compose_toolbox()
        generator = self.generator
        if generator is None:
            return real
        models = self._folder / "models"
        models.mkdir(exist_ok=True)
        (models / "scripted").mkdir(exist_ok=True)
        host = ModelHost(FolderLibrary(models), "", lambda _: generator, roomy)
        return replace(real, library=FolderLibrary(models), model=host, run_task=TaskRunner(host))
