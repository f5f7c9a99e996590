"""Models: those on this computer and those that can be fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.models import ImportModel, InstalledModel
from gpt_desktop.ui.models.import_panel import ImportPanel
from gpt_desktop.ui.models.model_delegate import ModelDelegate
from gpt_desktop.ui.models.model_details import ModelDetails
from gpt_desktop.ui.models.model_import import ModelImport
from gpt_desktop.ui.models.model_list import ROW_ROLE, ModelList, ModelRow
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.widgets.lines import UndoLine
from gpt_desktop.ui.work.model_fetch import ModelFetch
from gpt_desktop.ui.work.model_loading import ModelLoading

_LIST_WIDTH = 320
# What a model may be in; other files are for other views.
MODEL_SUFFIXES = (".gguf", ".safetensors", ".onnx")


class ModelsView(View):
    """A removed model is only hidden until the offer to undo has expired."""

    view_id = "models"
    title = mark("Models")
    icon_name = "boxes"

    def __init__(
        self,
        context: ViewContext,
        loading: ModelLoading,
        fetch: ModelFetch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._loading = loading
        self._fetch = fetch
        self._removed = ""
        self.models = ModelList(context.services, self)
        self.list = QListView()
        self.details = ModelDetails(context, fetch)
        self.undo = UndoLine(context.theme)
        importing = context.services.import_model
        self.importing = self._new_panel(importing) if importing is not None else None
        self._lay_out()
        self.list.setModel(self.models)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.details.use.clicked.connect(self._on_use)
        self.details.get.clicked.connect(self._on_get)
        self.details.cancel.clicked.connect(fetch.cancel)
        self.details.remove.clicked.connect(self._on_remove)
        self.details.error.action_requested.connect(self._on_get)
        self.undo.expired.connect(self._remove_for_good)
        fetch.failed.connect(self.details.error.show_error)
        self._refresh()

    def activate(self) -> None:
        self._refresh()
        self.list.setFocus()

    def model_changed(self) -> None:
        self._refresh()

    @property
    def busy(self) -> bool:
        imports = self.importing is not None and self.importing.busy
        return imports or self._fetch.entry is not None or self.details.measuring.busy

    def stop(self) -> None:
        self._fetch.cancel()
        self.details.measuring.stop()
        if self.importing is not None:
            self.importing.stop()

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        """One model at a time, as a file with weights or as a folder."""
        if self.importing is None or self.importing.busy or len(paths) != 1:
            return False
        return paths[0].suffix.lower() in MODEL_SUFFIXES or paths[0].is_dir()

    def open_files(self, paths: Sequence[Path]) -> None:
        if self.importing is not None:
            self.importing.take(paths[0])

    def commands(self) -> Sequence[Command]:
        if self.importing is None:
            return ()
        group = tr("Models")
        return (
            Command(tr("Import a GGUF file"), group, self.importing.choose_file),
            Command(tr("Import a model folder"), group, self.importing.choose_folder),
        )

    def _new_panel(self, import_model: ImportModel) -> ImportPanel:
        work = ModelImport(import_model, self.context.lanes, self)
        work.succeeded.connect(self._on_imported)
        return ImportPanel(self.context, work)

    def _lay_out(self) -> None:
        heading = QLabel(tr("Models"))
        set_role(heading, "title")
        set_role(self.list, "side")
        self.list.setAccessibleName(tr("Models"))
        self.list.setItemDelegate(ModelDelegate(self.context.theme, self.list))
        self.list.setUniformItemSizes(True)
        side = QFrame()
        set_role(side, "side")
        side.setFixedWidth(_LIST_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(GAP_SMALL, GAP_MEDIUM, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP)
        title_row = QHBoxLayout()
        title_row.setContentsMargins(GAP_SMALL, 0, GAP_SMALL, 0)
        title_row.addWidget(heading, 1)
        column.addLayout(title_row)
        column.addWidget(self.list, 1)
        if self.importing is not None:
            title_row.addWidget(self.importing.button)
            column.addWidget(self.importing)
        column.addWidget(self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.details, 1)

    @Slot()
    def _refresh(self) -> None:
        shown = self.details.row
        hidden = frozenset({self._removed} if self._removed else ())
        # The reset must not show the first row before the old one is chosen again.
        with QSignalBlocker(self.list.selectionModel()):
            self.models.refresh(hidden)
        rows = self.models.rows
        ids = [row.id for row in rows]
        place = ids.index(shown.id) if shown is not None and shown.id in ids else 0
        self.list.setCurrentIndex(self.models.index(place))
        self.details.show_row(rows[place] if rows else None)

    @Slot(object)
    def _on_imported(self, model: InstalledModel) -> None:
        self.context.changes.models.emit()
        ids = [row.id for row in self.models.rows]
        if model.facts.id in ids:
            self.list.setCurrentIndex(self.models.index(ids.index(model.facts.id)))
        self.message_posted.emit(tr("{model} is on this computer.", model=model.facts.name))
        self._loading.start()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        row = current.data(ROW_ROLE) if current.isValid() else None
        if isinstance(row, ModelRow):
            self.details.error.clear()
            self.details.show_row(row)

    @Slot()
    def _on_use(self) -> None:
        row = self.details.row
        if row is not None:
            self.context.change_settings(replace(self.context.settings(), model=row.id))
            self._loading.choose(row.id)
            self.context.changes.models.emit()

    @Slot()
    def _on_get(self) -> None:
        row = self.details.row
        self.details.error.clear()
        if row is not None and row.entry is not None and row.installed is None:
            if row.id == self._removed:
                self.undo.undo()
                return
            self._fetch.start(row.entry)

    @Slot()
    def _on_remove(self) -> None:
        row = self.details.row
        if row is None or row.installed is None:
            return
        self.undo.expire()
        self._removed = row.id
        self.undo.offer(tr("“{model}” removed", model=row.name), self._keep)
        self._refresh()

    def _keep(self) -> None:
        self._removed = ""
        self._refresh()

    @Slot()
    def _remove_for_good(self) -> None:
        model_id, self._removed = self._removed, ""

        library = self.context.services.library
        call(
            self.context.lanes.io,
            tr("Removing a model"),
            lambda: library.remove(model_id),
            failed=self.details.error.show_error,
            finished=self._on_removed,
        )

    @Slot()
    def _on_removed(self) -> None:
        self._loading.start()
        self.context.changes.models.emit()
