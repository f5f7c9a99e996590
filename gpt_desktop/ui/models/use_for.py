"""The button that gives single tasks a model of their own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.view.context import ViewContext


class UseForButton(QPushButton):
    """Shown for installed models; its menu has a tick at each task that the model is kept for.

    Signals:
        chosen: the id of a model that a task has now; it is to be loaded.
    """

    chosen = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "quiet")
        self.setAutoDefault(False)
        self._context = context
        self._model: InstalledModel | None = None
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        context.changes.settings.connect(self._show_uses)
        self.show_model(None)

    def show_model(self, model: InstalledModel | None) -> None:
        """Offer another model; hidden for None."""
        self._model = model
        self.setVisible(model is not None)
        self._show_uses()

    @property
    def uses(self) -> tuple[str, ...]:
        """The ids of the tasks that the model is kept for."""
        if self._model is None:
            return ()
        settings, model_id = self._context.settings(), self._model.facts.id
        return tuple(each for each in self._context.tasks if settings.model_of(each) == model_id)

    @Slot()
    def _show_uses(self) -> None:
        titles = tr(", ").join(tr(self._context.tasks[each].title) for each in self.uses)
        words = tr("Used for {tasks}", tasks=titles) if titles else tr("Use for one task…")
        self.setText(words)
        self.setAccessibleName(words)

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        for task_id, task in self._context.tasks.items():
            action = self._menu.addAction(tr("Use for {task} only", task=tr(task.title)))
            action.setCheckable(True)
            action.setChecked(task_id in self.uses)
            action.triggered.connect(partial(self._toggle, task_id))

    def _toggle(self, task_id: str, checked: bool = False) -> None:
        del checked  # the settings know it as well
        if self._model is None:
            return
        used = task_id not in self.uses
        model_id = self._model.facts.id if used else ""
        self._context.change_settings(self._context.settings().with_model_of(task_id, model_id))
        self._context.changes.models.emit()
        if used:
            self.chosen.emit(model_id)
