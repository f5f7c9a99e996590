"""A view of one text at a time, which parts work on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.task_view import TaskView
from gpt_desktop.ui.write.page import WritePage


class WritingView(TaskView):
    """What the parts of Write see of it.

    Signals:
        action_asked: an ``Asked``, from whichever part; the proposals make it.
        text_replaced: another text stands in the editor than before, such as one out of a list;
            what belongs to the old one is to be put away.
    """

    action_asked = Signal(object)
    text_replaced = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.page = WritePage(context, self)
        self.editor = self.page.editor
