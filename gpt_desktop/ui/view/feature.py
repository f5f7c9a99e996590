"""A room of the window: its view and what it adds elsewhere. The composition root lists them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.settings_page import SettingsPage
from gpt_desktop.ui.view.view import View

FOLDER = ""
"""The suffix by which a feature says that it opens folders."""

ShowView = Callable[[], View]


@dataclass(frozen=True, slots=True)
class SettingsSection:
    """A page of Settings, made when Settings are first shown. The title is a source string."""

    title: str
    make: Callable[[ViewContext], SettingsPage]


def _no_commands(context: ViewContext, show: ShowView) -> Sequence[Command]:
    """For features whose views say all there is."""
    del context, show
    return ()


@dataclass(frozen=True, slots=True)
class Feature:
    """The class names the view in the rail; ``make`` builds it when it is first shown.

    Attributes:
        about_app: stands below in the rail, apart from what one works in.
        commands: what can be done by name before the view was ever shown; the second argument
            shows it. Those of a view that was shown come from the view itself.
        settings: its page among the settings.
        file_suffixes: files that it may open, in lower case, ``FOLDER`` for folders; None for
            any. The view itself decides whether it can in that moment.
    """

    view: type[View]
    make: Callable[[ViewContext], View]
    about_app: bool = False
    commands: Callable[[ViewContext, ShowView], Sequence[Command]] = _no_commands
    settings: SettingsSection | None = None
    file_suffixes: tuple[str, ...] | None = ()

    @property
    def id(self) -> str:
        return self.view.view_id

    def may_open(self, paths: Sequence[Path]) -> bool:
        """Whether all are of its kinds."""
        if self.file_suffixes is None:
            return bool(paths)
        kinds = {FOLDER if path.is_dir() else path.suffix.lower() or None for path in paths}
        return bool(kinds) and kinds <= set(self.file_suffixes)
