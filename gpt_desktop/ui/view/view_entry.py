"""A view the window can show, made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import View


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """The class names the view in the rail; ``make`` builds it.

    Attributes:
        about_app: stands below in the rail, apart from what one works in.
    """

    view: type[View]
    make: Callable[[ViewContext], View]
    about_app: bool = False

    @property
    def id(self) -> str:
        return self.view.view_id
