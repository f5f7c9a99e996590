"""Chooses the template that a new text begins with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.text_templates import TextTemplate
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, SIDE_LIST_WIDTH
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.dated_list import DATED_ROLE, Dated, DatedList, Heading
from gpt_desktop.ui.widgets.dated_row import DatedRow

_WIDTH, _HEIGHT = 820, 540


class TemplateDialog(QDialog):
    """The person's own templates and those of the app, with a preview.

    Args:
        date: in words, for templates that have one.

    Signals:
        deleted: the id of one of the person's own that is to go.
    """

    deleted = Signal(str)

    def __init__(self, theme: Theme, date: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._date = date
        self.setWindowTitle(tr("New text from a template"))
        self.resize(_WIDTH, min(_HEIGHT, parent.height()))
        self._templates: dict[str, TextTemplate] = {}
        self.rows = DatedList(tr("Untitled"), self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(DatedRow(theme, self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setFixedWidth(SIDE_LIST_WIDTH)
        self.list.setAccessibleName(tr("Templates"))
        set_role(self.list, "side")
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setAccessibleName(tr("Template"))
        set_role(self.preview, "sheet")
        self.delete = text_button(tr("Delete this template"))
        self.cancel = text_button(tr("Cancel"))
        self.use = text_button(tr("Begin a text"), "primary")
        self.use.setDefault(True)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.doubleClicked.connect(self.accept)
        self.delete.clicked.connect(self._on_delete)
        self.use.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    @property
    def chosen(self) -> TextTemplate | None:
        """The current one."""
        row = self.list.currentIndex().data(DATED_ROLE)
        return self._templates.get(row.id) if isinstance(row, Dated) else None

    def show_templates(self, own: Sequence[TextTemplate], shipped: Sequence[TextTemplate]) -> None:
        """Show these; the first is the current one."""
        self._templates = {each.id: each for each in (*own, *shipped)}
        rows: list[Heading | Dated] = [Heading(tr("Your own"))] if own else []
        rows += [Dated(each.id, each.name, 0.0) for each in own]
        rows += [Heading(tr("With the app"))] if own else []
        rows += [Dated(each.id, each.name, 0.0) for each in shipped]
        self.rows.show_all(rows)
        first = next((each for each in self._templates), "")
        self.list.setCurrentIndex(self.rows.index_of(first))
        self._show()
        self.list.setFocus()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.delete)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.use)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.preview, 1)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_MEDIUM, GAP_MEDIUM, GAP_MEDIUM, GAP_MEDIUM)
        row.setSpacing(GAP_MEDIUM)
        row.addWidget(self.list)
        row.addLayout(right, 1)

    def _show(self) -> None:
        chosen = self.chosen
        self.preview.setPlainText(chosen.filled(self._date) if chosen is not None else "")
        self.use.setEnabled(chosen is not None)
        self.delete.setVisible(chosen is not None and chosen.own)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del current, previous  # ``chosen`` says it
        self._show()

    @Slot()
    def _on_delete(self) -> None:
        if self.chosen is not None and self.chosen.own:
            self.deleted.emit(self.chosen.id)
