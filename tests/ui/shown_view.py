"""A view of its own on the screen, without the window around it."""

from __future__ import annotations

from typing import TypeVar

from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.view import View

Shown = TypeVar("Shown", bound=View)


def shown(qtbot: QtBot, view: Shown, size: tuple[int, int] = (960, 600)) -> Shown:
    """The view, active and with the focus where it puts it."""
    qtbot.addWidget(view)
    view.resize(*size)
    with qtbot.waitActive(view):
        view.show()
    view.activate()
    return view
