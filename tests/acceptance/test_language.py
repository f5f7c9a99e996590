"""Another language builds the window anew; the old one is heard of no more."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gpt_desktop.ui.view.context import ViewContext
from tests.acceptance.whole_app import WholeApp


def tell_all(context: ViewContext) -> None:
    """Whatever views listen to."""
    changes = context.changes
    for signal in (
        changes.conversations,
        changes.works,
        changes.documents,
        changes.texts,
        changes.terms,
        changes.decks,
        changes.agenda,
        changes.models,
        changes.settings,
        context.theme.changed,
    ):
        signal.emit()


def test_no_view_of_the_old_window_is_told_anything(qtbot: QtBot, app: WholeApp) -> None:
    """Python keeps them until its next collection; an error in one fails this test."""
    window = app.open()
    for view_id in window.shell.rail.buttons:
        window.shell.show_view(view_id)
    app.wait()
    context, old = window.context, window.shell
    views = old.built
    context.change_settings(replace(context.settings(), language="zh_CN"))
    qtbot.waitUntil(lambda: window.shell is not old)
    qtbot.waitUntil(lambda: not any(map(isValid, (old, *views))))
    tell_all(context)
    app.wait()
