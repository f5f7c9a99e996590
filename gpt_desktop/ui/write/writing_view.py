"""A view of one text at a time, which parts work on."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.texts import VersionKind
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.task_view import TaskView
from gpt_desktop.ui.write.open_text import OpenText
from gpt_desktop.ui.write.page import WritePage


class WritingView(TaskView):
    """What the parts of Write see of it.

    Signals:
        action_asked: an ``Asked``, from whichever part; the proposals make it.
        text_leaving: another text is about to take the place of the one in the editor; what
            belongs to that one, such as cards, is to be kept by its ``text_id``.
        text_replaced: another text stands in the editor than before, such as one out of a list;
            what belongs to the old one is to be put away.
        change_coming: much of the text is about to be replaced; the words (translated) name the
            version that is kept of it before.
        claims_told: a ``ToldClaims``, of a new text that now stands in the editor.
        model_wrote: a ``ModelWords``: what a model wrote was just put into the text.
        why_asked: a ``KeptWork``, of a proposal: why these words.

    Attributes:
        standing_options: options of the task that go with whatever is asked, such as a style.
        open_text: the text in the editor, and how it is kept.
    """

    action_asked = Signal(object)
    text_leaving = Signal()
    text_replaced = Signal()
    change_coming = Signal(str)
    claims_told = Signal(object)
    model_wrote = Signal(object)
    why_asked = Signal(object)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.standing_options: dict[str, str] = {}
        self.page = WritePage(context, self)
        self.editor = self.page.editor
        self.open_text = OpenText(context.services.texts, self.editor, self)
        self.open_text.leaving.connect(self.text_leaving)
        self.open_text.replaced.connect(self.text_replaced)
        self.change_coming.connect(self._on_change_coming)
        self.model_wrote.connect(self.open_text.parts.add)

    @property
    def text_id(self) -> str:
        """Of the text in the editor; "" until it is stored."""
        return self.open_text.id

    @Slot(str)
    def _on_change_coming(self, what: str) -> None:
        self.open_text.keep_version(VersionKind.BEFORE, what)
