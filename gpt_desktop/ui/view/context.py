"""What every view is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from gpt_desktop.background.changes import Changes
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.view.requests import Requests
from gpt_desktop.ui.widgets.formula_pictures import FormulaPictures


@dataclass(frozen=True, slots=True)
class ViewContext:
    """The services, the threads to call them on, and the look.

    Attributes:
        tasks: the registry's tasks by id.
        resources: icons, samples and translations.
        settings: the current settings, read anew at each use.
        change_settings: saves and applies new settings at once.
        changes: says what changed; emitted by what changes it.
        requests: what is wanted of the window.
        formulas: their pictures; None shows formulas as they came.
    """

    services: Services
    lanes: Lanes
    theme: Theme
    tasks: dict[str, Task]
    resources: Path
    settings: Callable[[], Settings]
    change_settings: Callable[[Settings], None]
    changes: Changes
    requests: Requests = field(default_factory=Requests)
    formulas: FormulaPictures | None = None
