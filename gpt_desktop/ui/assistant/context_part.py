"""What will be sent, shown before it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLabel

from gpt_desktop.background.call import Question, call
from gpt_desktop.core.conversations import Sending, StoredMessage
from gpt_desktop.core.errors import joined_sentences
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.tasks.assistant.look import ContextLook
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.context_panel import ContextPanel
from gpt_desktop.ui.assistant.context_ring import ContextRing
from gpt_desktop.ui.assistant.context_rows import DROPPED_WORDS, FALLEN_WORDS, PINNED_WORDS
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.lines import NoticeLine

_SETTLED_MS = 400
_MARK = "sending"  # the name of the label under a message


class ContextPart(AssistantPart):
    """A ring beside the field, a line where something is left out, and all of it in a panel."""

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self.ring = ContextRing(self.context.theme)
        self.line = NoticeLine(self.context.theme)
        self.panel = ContextPanel(self.context.theme)
        self.look: ContextLook | None = None
        self._told: dict[str, str] = {}  # of messages, whether they are sent
        self._asking = Question(self.context.lanes.inference, tr("Counting tokens"), self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._ask)
        page.composer.add_tool(self.ring)
        page.add_to_foot(self.panel)
        page.add_to_foot(self.line)
        page.composer.changed.connect(self._settled.start)
        self.ring.clicked.connect(self.toggle)
        self.panel.closed.connect(self._close)
        self.panel.sending_chosen.connect(self._on_sending_chosen)
        self._asking.answered.connect(self._show)
        self._asking.failed.connect(view.show_failure)
        self._show(None)

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Show what is sent"), tr(self.view.title), self.toggle, "Ctrl+L"),)

    def show_conversation(self, conversation_id: str) -> None:
        del conversation_id  # it is the view's
        self._asking.drop()
        self._show(None)
        self._settled.start()

    def show_question(self, question: QuestionWidget) -> None:
        self._mark(question, question.message)

    def show_answer(self, answer: AnswerWidget) -> None:
        if answer.message is not None:
            self._mark(answer, answer.message)
        if answer.run is not None and not answer.run.busy:
            self._settled.start()

    def model_changed(self) -> None:
        self._settled.start()

    @Slot()
    def toggle(self) -> None:
        """Open the panel, or put it away."""
        if not self.panel.isHidden():
            self._close()
            return
        self.panel.show()
        self.panel.table.setFocus()
        self._ask()

    @Slot()
    def _close(self) -> None:
        self.panel.hide()
        self.page.composer.setFocus()

    @Slot()
    def _ask(self) -> None:
        look = self.context.services.look_at_context
        if look is None:
            return
        sent = self.view.to_send(self.page.composer.text.strip())
        conversation_id = self.view.current_id
        self._asking.ask(lambda: look(conversation_id, sent.text, sent.attachments))

    @Slot(object)
    def _show(self, look: ContextLook | None) -> None:
        self.look = look
        self._told = _told_of(look) if look is not None else {}
        if look is None:
            words = tr("Tokens are counted once the model is loaded.")
            self.ring.show_share(None, tr("Show what is sent"), warns=False)
            self.panel.show_words(words)
            self.line.clear()
            return
        plan, fallen = look.plan, look.fallen_out
        if plan is None:
            self.ring.show_share(1.0, tr("Too long: show what is sent"), warns=True)
        else:
            figures = {"tokens": f"{plan.tokens:,}", "context": f"{plan.context:,}"}
            words = tr("{tokens} of {context} tokens: show what is sent", **figures)
            if look.estimated:
                words = tr("About {tokens} of {context} tokens: show what is sent", **figures)
            share = plan.tokens / max(1, plan.context)
            self.ring.show_share(share, words, warns=bool(fallen))
        self.panel.show_look(look)
        self._show_line(look)
        for widget in self.page.transcript.widgets:
            if widget.message is not None:
                self._mark(widget, widget.message)

    def _show_line(self, look: ContextLook) -> None:
        """Nothing is cut silently."""
        error, fallen = look.error, len(look.fallen_out)
        if error is not None and self.page.composer.text.strip():
            words = joined_sentences(error.what, error.why, error.next_step)
            self.line.show_notice(Notice(NoticeKind.WARNING, words))
        elif fallen:
            words = tr_count(
                "{count} earlier message will not be sent: there is no room for it.",
                "{count} earlier messages will not be sent: there is no room for them.",
                fallen,
            )
            self.line.show_notice(Notice(NoticeKind.INFO, words))
        elif look.alone and look.turns:
            words = tr("This question is asked of the documents alone, without what was said.")
            self.line.show_notice(Notice(NoticeKind.INFO, words))
        else:
            self.line.clear()

    @Slot(object, object)
    def _on_sending_chosen(self, message: StoredMessage, sending: Sending) -> None:
        self._keep(message.id, sending)
        before = message.sending
        words = {
            Sending.PINNED: tr("Message pinned"),
            Sending.DROPPED: tr("Message kept out"),
            Sending.AUTO: tr("Message sent as others are"),
        }
        self.view.doings.add(
            words[sending],
            lambda: self._keep(message.id, before),
            lambda: self._keep(message.id, sending),
        )

    def _keep(self, message_id: str, sending: Sending) -> None:
        store = self.context.services.conversations
        call(
            self.context.lanes.io,
            tr("Saving"),
            lambda: store.set_sending(message_id, sending),
            failed=self.view.show_failure,
            finished=self._ask,
        )

    def _mark(self, widget: QuestionWidget | AnswerWidget, message: StoredMessage) -> None:
        """Say under a message that it is pinned, kept out, or has no room any more."""
        words = self._told.get(message.id) if self.look is not None else None
        words = _words(message) if words is None else words
        label = widget.findChild(QLabel, _MARK)
        if label is None and words:
            label = QLabel()
            label.setObjectName(_MARK)
            set_role(label, "caption")
            widget.add_below(label)
        if label is not None:
            label.setText(words)
            label.setVisible(bool(words))


def _words(message: StoredMessage) -> str:
    """Whether a message is sent, where the person chose; else ""."""
    chosen = {Sending.PINNED: PINNED_WORDS, Sending.DROPPED: DROPPED_WORDS}
    return tr(chosen[message.sending]) if message.sending in chosen else ""


def _told_of(look: ContextLook) -> dict[str, str]:
    """By the ids of messages; they may have changed since they came into sight."""
    told = {each.id: _words(each) for each in (*look.turns, *look.dropped)}
    return told | {each.id: tr(FALLEN_WORDS) for each in look.fallen_out}
