"""Work on the text of the clipboard, from the tray: the result takes its place there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QMenu

from gpt_desktop.core.annotations import Edit
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.tasks.write.options import ACTIONS
from gpt_desktop.core.works import WorkRequest, WorkState
from gpt_desktop.core.writing_actions import WritingAction
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.kept_work import KeptWork

_TASK = "write"
_OFFERED = ("rewrite", "shorten", "simplify", "bullets")


class ClipboardActions(QObject):
    """One at a time. Each result is in the history of Write as well.

    Attributes:
        menu: for the tray; its entries are made each time it is shown.

    Signals:
        told: what became of it, to be said by a notification: a title and words.
        replaced: the words for it, and a function that puts the old clipboard back.
    """

    told = Signal(str, str)
    replaced = Signal(str, object)

    def __init__(
        self, context: ViewContext, clipboard: QClipboard, menu: QMenu, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._clipboard = context, clipboard
        self._work: KeptWork | None = None
        self._name = ""
        self._old: str | None = None
        self.menu = menu
        self.write_menu()

    @Slot()
    def write_menu(self) -> None:
        """Offer the actions there are by now."""
        self.menu.clear()
        self.menu.setTitle(tr("Work on the clipboard"))
        labels = {choice.value: choice.label for choice in ACTIONS}
        for value in _OFFERED:
            name = tr(labels[value])
            self.menu.addAction(name).triggered.connect(self._running(value, name))
        own = self._own()
        if own:
            self.menu.addSeparator()
        for action in own:
            run = self._running("own", action.name, action.prompt)
            self.menu.addAction(action.name).triggered.connect(run)
        if self._old is not None:
            self.menu.addSeparator()
            self.menu.addAction(tr("Put the old clipboard back")).triggered.connect(self.undo)

    def run(self, action: str, name: str, prompt: str = "") -> None:
        """Do it with what is on the clipboard now.

        Args:
            action: a value of the task's option.
            name: of the action, translated.
            prompt: the instruction of one of the person's own.
        """
        text = self._clipboard.text()
        services = self._context.services
        if not text.strip():
            self.told.emit(name, tr("There is no text on the clipboard."))
        elif services.model.current is None:
            self.told.emit(name, tr("There is no model on this computer yet."))
        elif self._work is not None:
            self.told.emit(name, tr("The clipboard is being worked on already."))
        else:
            self._start(WorkRequest(text, {"action": action, "name": name}, prompt), name)

    @Slot()
    def undo(self) -> None:
        """Put back what was on the clipboard before."""
        if self._old is not None:
            self._clipboard.setText(self._old)
            self._old = None

    def _start(self, request: WorkRequest, name: str) -> None:
        works = self._context.services.works
        title = tr("{name}: {text}", name=name, text=beginning(request.text, TITLE_WIDTH))
        try:
            stored = works.start(_TASK, title, request)
        except UserFacingError as error:
            self.told.emit(name, str(error))
            return
        self._name = name
        self._work = work = KeptWork(works, self)
        work.state_changed.connect(self._on_state_changed)
        work.make(stored, name, self._context.tasks[_TASK], self._context.lanes.inference)

    @Slot()
    def _on_state_changed(self) -> None:
        work = self._work
        if work is None or work.busy:
            return
        self._work = None
        work.deleteLater()
        self._context.changes.works.emit()
        if work.state is WorkState.DONE and work.text.strip():
            self._replace(work)
        elif work.error is not None:
            self.told.emit(self._name, str(work.error))
        else:
            self.told.emit(self._name, tr("There was no result. The clipboard is as it was."))

    def _replace(self, work: KeptWork) -> None:
        self._old = self._clipboard.text()
        self._clipboard.setText(work.text)
        words = tr("The result is on the clipboard")
        told = tr("The result is on the clipboard. The menu of the icon puts the old one back.")
        altered = sum(bool(each.checks) for each in work.annotations if isinstance(each, Edit))
        if altered:
            told += " " + tr_count(
                "A number, a name or the like is not as it was in {count} place.",
                "Numbers, names or the like are not as they were in {count} places.",
                altered,
            )
        self.told.emit(self._name, told)
        self.replaced.emit(words, self.undo)

    def _own(self) -> tuple[WritingAction, ...]:
        store = self._context.services.writing_actions
        try:
            return store.load() if store is not None else ()
        except UserFacingError:
            return ()  # Write tells of it

    def _running(self, action: str, name: str, prompt: str = "") -> Callable[[], None]:
        return lambda: self.run(action, name, prompt)
