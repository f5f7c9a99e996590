"""The commands of the window itself and of the views shown so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from gpt_desktop.core.i18n import available_languages, tr
from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.settings.view import SettingsView
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.interface_language import native_name
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.view.view_entry import ViewEntry


class ShowsViews(Protocol):
    """What the commands need of the window's content."""

    @property
    def entries(self) -> tuple[ViewEntry, ...]: ...

    @property
    def built(self) -> tuple[View, ...]: ...

    @property
    def current(self) -> View | None: ...

    def show_view(self, view_id: str) -> None: ...

    def toggle_side_list(self) -> None: ...

    def quit(self) -> None: ...


def window_commands(shell: ShowsViews, context: ViewContext) -> list[Command]:
    """All of them, those of the current view first."""
    built = sorted(shell.built, key=lambda view: view is not shell.current)
    own = [command for view in built for command in view.commands()]
    return [
        *own,
        *_view_commands(shell),
        Command(tr("Show or hide the side list"), "", shell.toggle_side_list, "Ctrl+B"),
        *_theme_commands(context),
        *_language_commands(context),
        *_setting_commands(shell),
        Command(tr("Quit"), "", shell.quit, "Ctrl+Q"),
    ]


def _view_commands(shell: ShowsViews) -> list[Command]:
    group = tr("Go to")
    return [
        Command(tr(entry.view.title), group, partial(shell.show_view, entry.id), f"Ctrl+{number}")
        for number, entry in enumerate(shell.entries, start=1)
    ]


def _theme_commands(context: ViewContext) -> list[Command]:
    group = tr("Theme")
    names = (
        (Appearance.SYSTEM, tr("System")),
        (Appearance.LIGHT, tr("Light")),
        (Appearance.DARK, tr("Dark")),
        (Appearance.HIGH_CONTRAST, tr("High contrast")),
    )

    def use(appearance: Appearance) -> None:
        context.change_settings(replace(context.settings(), appearance=appearance))

    return [Command(name, group, partial(use, appearance)) for appearance, name in names]


def _language_commands(context: ViewContext) -> list[Command]:
    def use(code: str) -> None:
        context.change_settings(replace(context.settings(), language=code))

    codes = available_languages(context.resources / "translations")
    return [Command(native_name(code), tr("Language"), partial(use, code)) for code in codes]


def _setting_commands(shell: ShowsViews) -> list[Command]:
    def show(number: int) -> Callable[[], None]:
        def run() -> None:
            shell.show_view(SettingsView.view_id)
            view = shell.current
            if isinstance(view, SettingsView):
                view.show_section(number)

        return run

    titles = (
        tr("Appearance"),
        tr("Language"),
        tr("Answers"),
        tr("Model"),
        tr("Desktop"),
        tr("Privacy"),
        tr("About"),
    )
    group = tr("Settings")
    pages = [Command(title, group, show(place)) for place, title in enumerate(titles)]
    return [*pages, Command(tr("Third-party licences"), group, partial(_show_licences, shell))]


def _show_licences(shell: ShowsViews) -> None:
    shell.show_view(SettingsView.view_id)
    view = shell.current
    if isinstance(view, SettingsView):
        view.show_licences()
