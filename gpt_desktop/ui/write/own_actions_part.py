"""The person's own actions in the menu, over a selection, in the palette and by their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.writing_actions import ResultPlace, WritingAction
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.write.asked import Asked
from gpt_desktop.ui.write.own_actions_dialog import OwnActionsDialog
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.text_target import after_target
from gpt_desktop.ui.write.writing_view import WritingView


class OwnActionsPart(WritePart):
    """Reads the file when the view is made and each time it is shown: it may be edited by hand.

    Attributes:
        own: the actions, in the file's order.
        dialog: the one that is open, or None.
        menu: the actions, and the way to the dialog.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.own: tuple[WritingAction, ...] = ()
        self.dialog: OwnActionsDialog | None = None
        self._store = self.context.services.writing_actions
        self._told = ""
        self._shortcuts: list[QShortcut] = []
        self.menu = QMenu(tr("Own actions"), view)
        self.reload()

    def actions(self) -> Sequence[QAction]:
        return (self.menu.menuAction(),) if self._store is not None else ()

    def commands(self) -> Sequence[Command]:
        if self._store is None:
            return ()
        group = tr("Own action")
        run = [Command(one.name, group, self._running(one), one.key) for one in self.own]
        return (*run, Command(tr("Own actions…"), tr(self.view.title), self.edit))

    def activate(self) -> bool:
        self.reload()
        return False

    @Slot()
    def reload(self) -> None:
        """Read the file; what is wrong in it is told once."""
        if self._store is None:
            return
        try:
            self._show(self._store.load())
        except UserFacingError as error:
            self._show(())
            if str(error) != self._told:
                self._told = str(error)
                self.view.message_posted.emit(self._told)
        else:
            self._told = ""

    def act(self, action: WritingAction) -> None:
        """Do it with what is selected, or with what stands at the cursor."""
        after = action.result is ResultPlace.AFTER
        target = after_target(self.editor) if after else None
        asked = Asked("own", {}, action.prompt, target, action.result, action.name)
        self.view.action_asked.emit(asked)

    @Slot()
    def edit(self) -> None:
        """Open the dialog."""
        if self._store is None:
            return
        taken = self._taken_keys()
        path = str(self._store.path)
        dialog = OwnActionsDialog(self.context.theme, self.own, taken, path, self.view)
        dialog.saved.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    @Slot(object)
    def _save(self, actions: tuple[WritingAction, ...]) -> None:
        if self._store is None:
            return
        try:
            self._store.save(actions)
        except UserFacingError as error:
            self.view.message_posted.emit(str(error))
            return
        self._show(actions)

    def _show(self, actions: Sequence[WritingAction]) -> None:
        if tuple(actions) == self.own and self.menu.actions():
            return
        self.own = tuple(actions)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = [self._shortcut(one) for one in self.own if one.key]
        self.menu.clear()
        for one in self.own:
            words = f"{one.name}\t{one.key}" if one.key else one.name
            self.menu.addAction(words).triggered.connect(self._running(one))
        if self.own:
            self.menu.addSeparator()
        self.menu.addAction(tr("Own actions…")).triggered.connect(self.edit)

    def _shortcut(self, action: WritingAction) -> QShortcut:
        shortcut = QShortcut(QKeySequence(action.key), self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._running(action))
        return shortcut

    def _running(self, action: WritingAction) -> Callable[[], None]:
        return partial(self.act, action)

    def _taken_keys(self) -> set[str]:
        """What the window does by keys, but for these actions."""
        own = set(self._shortcuts)
        return {
            shortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
            for shortcut in self.view.window().findChildren(QShortcut)
            if shortcut not in own
        }
