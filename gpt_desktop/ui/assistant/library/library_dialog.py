"""Personas, or prompts: a list of them and the form of the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.assistant.library.kinds import BUILT_IN, Item, LibraryKind, same
from gpt_desktop.ui.assistant.library.library_form import LibraryForm
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_SMALL, SIDE_LIST_WIDTH
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, NoticeLine, UndoLine

_WIDTH, _HEIGHT = 860, 600
_KEEP_MS = 400


class LibraryDialog(QDialog):
    """What is changed is kept at once; what comes with the app is copied first.

    Signals:
        kept: an item is another, is new, or is gone.
    """

    kept = Signal()

    def __init__(
        self, kind: LibraryKind, form: LibraryForm, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._items: list[Item] = []
        self._shown: Item | None = None
        self.form = form
        self.setWindowTitle(kind.title)
        self.resize(_WIDTH, _HEIGHT)
        self.names = QListWidget()
        self.names.setAccessibleName(kind.title)
        set_role(self.names, "side")
        self.new = IconButton(theme, "plus", tr("New"), "Ctrl+N")
        self.copy = IconButton(theme, "copy", tr("Make a copy"), "Ctrl+D")
        self.remove = IconButton(theme, "trash-2", tr("Delete"))
        self.import_button = text_button(tr("Import…"))
        self.export_button = text_button(tr("Export…"))
        self.close_button = text_button(tr("Close"), "primary")
        self.note = NoticeLine(theme)
        self.error = ErrorCard(theme)
        self.undo_line = UndoLine(theme)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_MS)
        self._lay_out()
        self._connect()
        self._fill()

    def choose(self, item_id: str) -> None:
        """Show one, or the first."""
        ids = [each.id for each in self._items]
        self.names.setCurrentRow(ids.index(item_id) if item_id in ids else 0)

    @Slot()
    def keep(self) -> None:
        """Store the item shown, where the form has made another of it."""
        self._keeper.stop()
        if self._shown is None or self._shown.id.startswith(BUILT_IN):
            return
        made = self.form.item()
        if same(made, self._shown):
            return
        row = self._items.index(self._shown)
        if self._do(partial(self._kind.put, made)):
            self._items[row] = self._shown = made
            self.names.item(row).setText(made.name)
            self.kept.emit()

    def done(self, result: int) -> None:
        """However it is closed."""
        self.keep()
        super().done(result)

    def import_file(self, path: Path) -> None:
        """Add what a file holds and is not here yet."""
        self.keep()
        self.error.clear()
        try:
            found, unknown = self._kind.read(path)
            here = self._kind.items()
            new = [each for each in found if not any(same(each, old) for old in here)]
            added = [self._kind.put(replace(each, id="")) for each in new]
        except UserFacingError as error:
            self.error.show_error(error, offers_action=False)
            return
        self._fill(added[-1].id if added else "")
        words = self._kind.imported_words(len(added))
        if len(new) < len(found):
            words += tr("; the others are here already")
        if unknown:
            words += tr("; not understood and left out: {names}", names=", ".join(unknown))
        self._tell(words, warns=bool(unknown))
        self.undo_line.offer(words, partial(self._take_back, added))
        self.kept.emit()

    def export_file(self, path: Path) -> None:
        """Write all that the person made; where there is nothing, what comes with the app."""
        self.keep()
        self.error.clear()
        own = [each for each in self._items if not each.id.startswith(BUILT_IN)]
        if self._do(lambda: self._kind.write(path, own or self._items)):
            self._tell(tr("Saved as {name}", name=path.name))

    @Slot()
    def add_new(self) -> None:
        """Begin another one."""
        self.keep()
        self._add(self._kind.blank())

    @Slot()
    def add_copy(self) -> None:
        """Copy the one shown, to be changed."""
        self.keep()
        if self._shown is not None:
            name = tr("{name} (copy)", name=self._shown.name)
            self._add(replace(self._shown, id="", name=name))

    @Slot()
    def delete(self) -> None:
        """Delete the one shown; Undo brings it back."""
        self.keep()
        shown = self._shown
        if shown is None or shown.id.startswith(BUILT_IN):
            return
        if self._do(partial(self._kind.delete, shown)):
            self._fill()
            self.kept.emit()
            words = tr("“{name}” deleted", name=shown.name)
            self.undo_line.offer(words, partial(self._bring_back, shown))

    def _add(self, item: Item) -> None:
        added: list[Item] = []
        if self._do(lambda: added.append(self._kind.put(item))):
            self._fill(added[0].id)
            self.kept.emit()
            self.form.setFocus()
            self.focusNextChild()

    def _bring_back(self, item: Item) -> None:
        if self._do(partial(self._kind.put, item)):
            self._fill(item.id)
            self.kept.emit()

    def _take_back(self, items: Sequence[Item]) -> None:
        for item in items:
            self._do(partial(self._kind.delete, item))
        self._fill()
        self.kept.emit()

    def _do(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except UserFacingError as error:
            self.error.show_error(error, offers_action=False)
            return False
        return True

    def _fill(self, item_id: str = "") -> None:
        try:
            self._items = list(self._kind.items())
        except UserFacingError as error:
            self.error.show_error(error, offers_action=False)
        self._shown = None
        self.names.blockSignals(True)
        self.names.clear()
        for item in self._items:
            row = QListWidgetItem(item.name)
            if item.id.startswith(BUILT_IN):
                row.setData(Qt.ItemDataRole.AccessibleDescriptionRole, tr("comes with the app"))
            self.names.addItem(row)
        self.names.blockSignals(False)
        self.choose(item_id)

    def _tell(self, words: str, *, warns: bool = False) -> None:
        self.note.show_notice(Notice(NoticeKind.WARNING if warns else NoticeKind.INFO, words))

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.keep()
        self._shown = self._items[row] if 0 <= row < len(self._items) else None
        own = self._shown is not None and not self._shown.id.startswith(BUILT_IN)
        self.form.setVisible(self._shown is not None)
        self.form.setEnabled(own)
        self.remove.setEnabled(own)
        self.note.clear()
        if self._shown is not None:
            self.form.show_item(self._shown)
            if not own:
                self._tell(tr("This comes with the app. Make a copy to change it."))

    @Slot()
    def _ask_import(self) -> None:
        dialog = QFileDialog(self, tr("Import…"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("TOML files (*.toml)"), tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.import_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _ask_export(self) -> None:
        dialog = QFileDialog(self, tr("Export…"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr("TOML files (*.toml)")])
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(f"{self._kind.title}.toml")
        dialog.fileSelected.connect(lambda name: self.export_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _connect(self) -> None:
        self.names.currentRowChanged.connect(self._on_chosen)
        self._keeper.timeout.connect(self.keep)
        self.form.changed.connect(self._keeper.start)
        self.new.clicked.connect(self.add_new)
        self.copy.clicked.connect(self.add_copy)
        self.remove.clicked.connect(self.delete)
        self.new.setShortcut("Ctrl+N")
        self.copy.setShortcut("Ctrl+D")
        self.import_button.clicked.connect(self._ask_import)
        self.export_button.clicked.connect(self._ask_export)
        self.close_button.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        for button in (self.new, self.copy, self.remove):
            tools.addWidget(button)
        tools.addStretch()
        side = QVBoxLayout()
        side.addWidget(self.names, 1)
        side.addLayout(tools)
        holder = QWidget()
        holder.setFixedWidth(SIDE_LIST_WIDTH)
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        main = QVBoxLayout()
        main.setSpacing(GAP_SMALL)
        main.addWidget(self.note)
        main.addWidget(self.form, 1)
        main.addWidget(self.error)
        main.addWidget(self.undo_line)
        row = QHBoxLayout()
        row.setSpacing(GAP_LARGE)
        row.addWidget(holder)
        row.addLayout(main, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.import_button)
        buttons.addWidget(self.export_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        column.addLayout(row, 1)
        column.addLayout(buttons)
