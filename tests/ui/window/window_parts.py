"""A window over plain views, for tests of what the window itself does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.assistant.entry import ASSISTANT
from gpt_desktop.ui.desktop.entry import DESKTOP
from gpt_desktop.ui.models.entry import models_feature
from gpt_desktop.ui.settings.entry import settings_feature
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.feature import Feature
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.window.main_window import MainWindow
from gpt_desktop.ui.work.model_fetch import ModelFetch
from gpt_desktop.ui.work.model_loading import ModelLoading


class PlainView(View):
    """A field whose text is kept among the drafts, and a record of what was asked of it."""

    title = "Plain"
    icon_name = "square"
    takes_files = False

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.opened: list[Path] = []
        self.toggled = 0
        self.stopped = 0
        self.field = QLineEdit()
        self.field.setAccessibleName("Field")
        draft = context.services.drafts.load_draft(self.view_id)
        self.field.setText(str(draft.get("text", "")))
        QVBoxLayout(self).addWidget(self.field)

    def activate(self) -> None:
        self.field.setFocus()

    def save_state(self) -> None:
        drafts = self.context.services.drafts
        drafts.save_draft(self.view_id, {"text": self.field.text()})

    def stop(self) -> None:
        self.stopped += 1

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        del paths  # it takes any or none
        return self.takes_files

    def open_files(self, paths: Sequence[Path]) -> None:
        self.opened.extend(paths)

    def toggle_side_list(self) -> None:
        self.toggled += 1


class FirstView(PlainView):
    view_id = "first"
    title = "First"


class SecondView(PlainView):
    view_id = "second"
    title = "Second"
    takes_files = True


def plain_window(
    context: ViewContext, use_language: Callable[[], None] = lambda: None
) -> MainWindow:
    """First and second view, Models and Settings."""
    loading = ModelLoading(context.services.model, context.lanes)
    fetch = ModelFetch(context.services.library, context.lanes)
    models = models_feature(loading, fetch)
    pages = [page for page in (ASSISTANT.settings, models.settings, DESKTOP) if page is not None]
    features = (
        Feature(FirstView, FirstView),
        Feature(SecondView, SecondView, file_suffixes=None),
        models,
        settings_feature(pages),
    )
    window = MainWindow(context, features, loading, fetch, use_language)
    loading.setParent(window)
    fetch.setParent(window)
    return window


def settings_window(qtbot: QtBot, context: ViewContext) -> MainWindow:
    """That window on the screen, in front, with Settings shown."""
    window = plain_window(context)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    window.shell.show_view("settings")
    return window
