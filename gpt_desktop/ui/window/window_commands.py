"""The commands of the window itself and of the views shown so far."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Protocol

from gpt_desktop.core.i18n import available_languages, tr
from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.feature import Feature
from gpt_desktop.ui.view.interface_language import native_name
from gpt_desktop.ui.view.view import View


class ShowsViews(Protocol):
    """What the commands need of the window's content."""

    @property
    def features(self) -> tuple[Feature, ...]: ...

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
        *_model_commands(shell, context),
        Command(tr("Show or hide the side list"), "", shell.toggle_side_list, "Ctrl+B"),
        *_theme_commands(context),
        *_language_commands(context),
        *_feature_commands(shell, context),
        Command(tr("Quit"), "", shell.quit, "Ctrl+Q"),
    ]


def _view_commands(shell: ShowsViews) -> list[Command]:
    group = tr("Go to")
    return [
        Command(tr(each.view.title), group, partial(shell.show_view, each.id), f"Ctrl+{number}")
        for number, each in enumerate(shell.features, start=1)
    ]


def _model_commands(shell: ShowsViews, context: ViewContext) -> list[Command]:
    view = shell.current
    if view is None or not view.uses_model:
        return []
    group = tr("Model for {view}", view=tr(view.title))
    return [
        Command(model.facts.name, group, partial(view.choose_model, model.facts.id))
        for model in context.services.library.installed()
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


def _feature_commands(shell: ShowsViews, context: ViewContext) -> list[Command]:
    def showing(view_id: str) -> View:
        shell.show_view(view_id)
        view = shell.current
        if view is None:
            raise RuntimeError(f"{view_id} was not shown")
        return view

    return [
        command
        for feature in shell.features
        for command in feature.commands(context, partial(showing, feature.id))
    ]
