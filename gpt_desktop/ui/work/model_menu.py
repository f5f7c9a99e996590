"""The menu from which a view's model is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.view import View


class ModelMenu(QMenu):
    """Filled anew each time it opens, with what is installed then.

    Signals:
        models_requested: the person wants another model than there are.
    """

    models_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QActionGroup(self)

    def open_at(self, button: QWidget, view: View, *, above: bool) -> None:
        """Offer the models for a view, above a button or below it."""
        self.fill(view)
        size = self.sizeHint()
        corner = QPoint(0, -size.height())
        if not above:  # a button at the right edge, beyond which there may be nothing
            corner = QPoint(button.width() - size.width(), button.height())
        self.popup(button.mapToGlobal(corner))

    def fill(self, view: View) -> None:
        """The usual one first, then each by its name, then the way to others."""
        self.clear()
        self._group.deleteLater()
        self._group = QActionGroup(self)
        self.setAccessibleName(tr("Model for {view}", view=tr(view.title)))
        usual = view.usual_model
        if usual is not None:
            self._add(view, "", tr("Usual: {model}", model=usual.name))
            self.addSeparator()
        for model in view.context.services.library.installed():
            self._add(view, model.facts.id, model.facts.name)
        self.addSeparator()
        self.addAction(tr("Get another model…")).triggered.connect(self._on_more)

    def _add(self, view: View, model_id: str, words: str) -> None:
        # An ampersand would underline a letter instead of being shown.
        action = self.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(view.chosen_model == model_id)
        action.setActionGroup(self._group)
        action.triggered.connect(partial(self._choose, view, model_id))

    def _choose(self, view: View, model_id: str, checked: bool = False) -> None:
        del checked  # choosing the checked one again changes nothing
        view.choose_model(model_id)

    @Slot()
    def _on_more(self) -> None:
        self.models_requested.emit()
