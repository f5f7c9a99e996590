"""A model of the person's own on its way into the library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import ImportModel
from gpt_desktop.ui.work.model_arrival import ModelArrival


class ModelImport(ModelArrival):
    """Imports one at a time."""

    def __init__(
        self, import_model: ImportModel, lanes: Lanes, parent: QObject | None = None
    ) -> None:
        super().__init__(lanes, parent)
        self._import_model = import_model
        self._path: Path | None = None

    @property
    def path(self) -> Path | None:
        """Of what is, or was last, imported."""
        return self._path

    def start(self, path: Path) -> None:
        """Begin, unless another one is under way."""
        if self.busy:
            return
        self._path = path
        title = tr("Importing {name}", name=path.name)
        self._begin(title, lambda token: self._import_model(path, "", token))
