"""A view of one text and its translation, which parts work on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.tasks.translate.options import AUTO
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.works import WorkRequest
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.segment_changes import SegmentChanges
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.work.task_view import TaskView


class TranslatingView(TaskView):
    """What the parts of Translate see of it.

    Attributes:
        work: the translation that is shown; another object once a running one is put aside.

        segment_changes: changes it and takes back what was changed.

    Signals:
        pair_changed: other languages were chosen, or found.
        work_changed: another translation is shown, or this one's state, text or annotations
            are not what they were; after each change, never with each word that streams.
        segment_written: the person wrote or approved a translation: the source's words, the
            translation, and the ``Pair``.
    """

    pair_changed = Signal()
    work_changed = Signal()
    segment_written = Signal(str, str, object)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.page = TranslatePage(
            context, self.option("source"), self.option("target"), self.history
        )
        self.source_pane, self.result = self.page.source_pane, self.page.result
        self.source, self.target = self.page.bar.source, self.page.bar.target
        self.editor = self.source_pane.editor
        self.work: KeptWork = self.new_work()
        self.segment_changes = SegmentChanges(context, self.page.rows)
        self.segment_changes.written.connect(self.segment_written)

    @property
    def source_code(self) -> str:
        """The language translated from, chosen or found; ``AUTO`` where it is not clear."""
        raise NotImplementedError

    @property
    def pair(self) -> Pair:
        """The languages as they are chosen now."""
        source = self.source_code
        return Pair("" if source == AUTO else source, self.target.value())

    def translate(self) -> None:
        """Translate what stands on the left."""
        raise NotImplementedError

    def start(self, title: str, request: WorkRequest, task: Task | None = None) -> None:
        """Translate by a request, with what the parts add to it.

        Args:
            title: names the work in the history.
            task: another one than the view's, whose works are of the same kind.
        """
        raise NotImplementedError

    def take_text(self, text: str) -> None:
        """Translate another text from now on; Undo brings the old one back."""
        raise NotImplementedError
