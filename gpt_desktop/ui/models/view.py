"""Models: those on this computer and those that can be fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.models import ImportModel, InstalledModel
from gpt_desktop.ui.models.hub_page import HubPage
from gpt_desktop.ui.models.import_panel import ImportPanel
from gpt_desktop.ui.models.model_details import ModelDetails
from gpt_desktop.ui.models.model_import import ModelImport
from gpt_desktop.ui.models.model_rows import ModelRow
from gpt_desktop.ui.models.side import ModelsSide
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.leave import Leave
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.work.model_fetch import ModelFetch
from gpt_desktop.ui.work.model_loading import ModelLoading

if TYPE_CHECKING:
    from gpt_desktop.ui.models.training_page import TrainingPage

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
        importing = context.services.import_model
        self.importing = self._new_panel(importing) if importing is not None else None
        self.hub = self._new_hub_page()
        self.side = ModelsSide(context, self.importing, self.hub.search if self.hub else None)
        self.details = ModelDetails(context, fetch)
        self.training = _training_page(context)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._on_chosen(self.side.current)

    def activate(self) -> None:
        self._refresh()
        if not self._learning:
            self.side.list.setFocus()

    def look_for(self, words: str) -> None:
        """Look for models with these words, such as a language's name."""
        if self._learning:
            self._on_training_left()
        self.side.field.setText(words)
        self.side.field.setFocus()

    def model_changed(self) -> None:
        self._refresh()

    @property
    def busy(self) -> bool:
        imports = self.importing is not None and self.importing.busy
        hub = self.hub is not None and self.hub.fetch.busy
        trials = self.details.measuring.busy or self.details.quick_form.trial.busy
        trials = trials or (self.training is not None and self.training.busy)
        return imports or hub or self._fetch.entry is not None or trials

    def stop(self) -> None:
        self._fetch.cancel()
        self.details.measuring.stop()
        self.details.quick_form.stop()
        if self.training is not None:
            self.training.stop()
        if self.importing is not None:
            self.importing.stop()
        if self.hub is not None:
            self.hub.stop()

    def leave(self) -> Leave | None:
        return self.training.leave() if self.training is not None else None

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        """One model at a time, as a file with weights or a folder; anything to learn from."""
        if self._learning:
            return True
        if self.importing is None or self.importing.busy or len(paths) != 1:
            return False
        return paths[0].suffix.lower() in MODEL_SUFFIXES or paths[0].is_dir()

    def open_files(self, paths: Sequence[Path]) -> None:
        if self._learning and self.training is not None:
            self.training.take(paths)
            return
        if self.importing is not None:
            self.importing.take(paths[0])

    def commands(self) -> Sequence[Command]:
        group = tr("Models")
        found = [Command(tr("Find a model"), group, self.side.field.setFocus)]
        if self.importing is not None:
            found += [
                Command(tr("Import a GGUF file"), group, self.importing.choose_file),
                Command(tr("Import a model folder"), group, self.importing.choose_folder),
            ]
        if self.training is not None:
            found.append(Command(tr("Make a training text"), group, self.show_training))
        return found

    @Slot()
    def show_training(self) -> None:
        """Show the page on which a text to train on is made."""
        if self.training is not None:
            row = self.details.row
            here = row is not None and row.installed is not None
            self._pages.setCurrentWidget(self.training)
            self.side.hide()  # the page needs the room on small screens
            known = (row.id, row.name) if row is not None and here else ("", "")
            self.training.begin(*known)

    def save_state(self) -> None:
        if self.training is not None:
            self.training.save_state()

    @property
    def _learning(self) -> bool:
        """Whether the page of training text is shown."""
        return self.training is not None and self._pages.currentWidget() is self.training

    @Slot()
    def _on_training_left(self) -> None:
        self._pages.setCurrentWidget(self.details)
        self._on_chosen(self.side.current)
        self.side.show()
        self.side.list.setFocus()

    def _new_panel(self, import_model: ImportModel) -> ImportPanel:
        work = ModelImport(import_model, self.context.lanes, self)
        work.succeeded.connect(self._on_arrived)
        return ImportPanel(self.context, work)

    def _new_hub_page(self) -> HubPage | None:
        hub = self.context.services.hub
        return HubPage(self.context, hub, self) if hub is not None else None

    def _connect(self) -> None:
        self.side.chosen.connect(self._on_chosen)
        self.side.undo.expired.connect(self._remove_for_good)
        self.details.use.clicked.connect(self._on_use)
        self.details.quick_form.changed.connect(self._on_form_changed)
        self.details.use_for.chosen.connect(self._loading.load)
        self.details.get.clicked.connect(self._on_get)
        self.details.cancel.clicked.connect(self._fetch.cancel)
        self.details.remove.clicked.connect(self._on_remove)
        self.details.error.action_requested.connect(self._on_get)
        self._fetch.failed.connect(self.details.error.show_error)
        if self.training is not None:
            self.details.learn.clicked.connect(self.show_training)
            self.training.back_requested.connect(self._on_training_left)
            self.training.saved.connect(self.message_posted)
            if self.training.steps is not None:
                self.training.steps.used.connect(self._on_trained_used)
                self.training.steps.models_changed.connect(self._on_removed)
                self.training.steps.gone_back.connect(self._on_gone_back)
        if self.hub is not None:
            self.hub.shelved.connect(self.side.show_shelf)
            self.hub.arrived.connect(self._on_arrived)
            self.details.repair.clicked.connect(self._on_repair)
            self.hub.fetch.changed.connect(self._on_hub_changed)
            self.hub.fetch.failed.connect(self._on_hub_failed)

    def _lay_out(self) -> None:
        self._pages.addWidget(self.details)
        if self.hub is not None:
            self._pages.addWidget(self.hub.details)
        if self.training is not None:
            self._pages.addWidget(self.training)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._pages, 1)

    @Slot()
    def _refresh(self) -> None:
        self.side.hide_models(frozenset({self._removed} if self._removed else ()))
        if self.hub is not None:
            self.hub.refresh()

    @Slot(object)
    def _on_arrived(self, model: InstalledModel) -> None:
        watched = self._pages.isAncestorOf(self.focusWidget() or self)
        self.context.changes.models.emit()
        self.side.reveal(model.facts.id)
        if watched:  # its buttons are gone
            self.side.list.setFocus()
        said = tr("{model} is on this computer.", model=model.facts.name)
        self.message_posted.emit(" ".join((said, *model.notes)))
        self._loading.start()

    @Slot(object)
    def _on_chosen(self, row: ModelRow | None) -> None:
        if self.hub is not None and row is not None and row.hub is not None:
            self.hub.details.show_row(row)
            self._turn_to(self.hub.details)
            return
        shown = self.details.row
        if shown is None or row is None or shown.id != row.id:
            self.details.error.clear()
        self.details.show_row(row)
        self._turn_to(self.details)

    def _turn_to(self, details: QWidget) -> None:
        """Show a model, unless the person is at a training text."""
        if not self._learning:
            self._pages.setCurrentWidget(details)

    @Slot()
    def _on_use(self) -> None:
        row = self.details.row
        if row is not None:
            self.context.change_settings(replace(self.context.settings(), model=row.id))
            self._loading.choose(row.id)
            self.context.changes.models.emit()

    @Slot(str)
    def _on_trained_used(self, model_id: str) -> None:
        self.context.change_settings(replace(self.context.settings(), model=model_id))
        self._loading.choose(model_id)
        self.context.changes.models.emit()

    @Slot(str, str)
    def _on_gone_back(self, gone: str, base: str) -> None:
        """No task asks for the one that is gone."""
        self._forget_uses(gone)
        self._on_trained_used(base)

    @Slot(object)
    def _on_form_changed(self, model_id: str) -> None:
        """Load it anew, in the form that it has now, and show its facts."""
        self.context.changes.models.emit()
        self._loading.start()
        if self.details.row is not None and self.details.row.id == model_id:
            self.side.select(model_id)
            self._on_chosen(self.side.current)

    @Slot()
    def _on_get(self) -> None:
        row = self.details.row
        self.details.error.clear()
        if row is not None and row.entry is not None and row.installed is None:
            if row.id == self._removed:
                self.side.undo.undo()
                return
            self._fetch.start(row.entry)

    @Slot()
    def _on_repair(self) -> None:
        row = self.details.row
        if self.hub is not None and row is not None and row.installed is not None:
            self.details.error.clear()
            self.hub.fetch.repair(row.installed)

    @Slot()
    def _on_hub_changed(self) -> None:
        self.details.repair.setEnabled(self.hub is None or not self.hub.fetch.busy)

    @Slot(object)
    def _on_hub_failed(self, error: Exception) -> None:
        if self.hub is not None and self.hub.fetch.offer is None:  # it was a repair
            self.details.error.show_error(error, offers_action=False)

    @Slot()
    def _on_remove(self) -> None:
        row = self.details.row
        if row is None or row.installed is None:
            return
        self.side.undo.expire()
        self._removed = row.id
        self.side.undo.offer(tr("“{model}” removed", model=row.name), self._keep)
        self._refresh()

    def _keep(self) -> None:
        self._removed = ""
        self._refresh()

    @Slot()
    def _remove_for_good(self) -> None:
        model_id, self._removed = self._removed, ""
        library = self.context.services.library

        def remove() -> str:
            library.remove(model_id)
            return model_id

        call(
            self.context.lanes.io,
            tr("Removing a model"),
            remove,
            succeeded=self._forget_uses,
            failed=self.details.error.show_error,
            finished=self._on_removed,
        )

    @Slot(object)
    def _forget_uses(self, model_id: str) -> None:
        """The tasks it was kept for go back to the usual model."""
        self.context.change_settings(self.context.settings().without_model(model_id))

    @Slot()
    def _on_removed(self) -> None:
        self._loading.start()
        self.context.changes.models.emit()


def _training_page(context: ViewContext) -> TrainingPage | None:
    """Its modules are not for the start of the app, which knows the view's class."""
    from gpt_desktop.ui.models.training_page import TrainingPage

    corpus = context.services.corpus
    return TrainingPage(context, corpus) if corpus is not None else None
