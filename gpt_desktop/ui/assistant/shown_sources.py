"""The documents of the conversation shown: under its messages, and one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.annotations import DocumentSpan, Span
from gpt_desktop.core.cited_passages import given_documents
from gpt_desktop.core.conversations import Attachment
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.answer_sources import AnswerSources
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.attachment_chip import AttachmentChip
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.document_shelf import DocumentShelf
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.assistant.source_panel import SourcePanel
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.flow_layout import FlowLayout


class ShownSources(QObject):
    """Chips under questions, passages and marks under answers, and the panel they lead to."""

    def __init__(self, view: ConversationView, page: AssistantPage, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._theme = view.context.theme
        self._last: AnswerSources | None = None
        self.shelf = DocumentShelf(view.context, self)
        self.shelf.failed.connect(view.show_failure)
        self.panel = SourcePanel(self._theme)
        self.panel.closed.connect(self._on_closed)
        self._page = page
        page.add_beside(self.panel)

    def leave(self) -> None:
        """Another conversation is shown."""
        self._last = None
        self.panel.leave()

    def show_question(self, question: QuestionWidget) -> None:
        """Show what came with it."""
        attachments = question.message.attachments
        if not attachments:
            return
        self.shelf.name(attachments)
        row = QWidget()
        flow = FlowLayout(GAP_TINY, row)
        for attachment in attachments:
            name = attachment.name or tr("Pasted text")
            chip = AttachmentChip(self._theme, name, removable=False)
            chip.opened.connect(partial(self.open, attachment))
            flow.addWidget(chip)
        question.add_below(row)

    def show_answer(self, answer: AnswerWidget) -> None:
        """Show what it stands on, once it is written."""
        if answer.run is not None and answer.run.busy:
            return
        for old in answer.findChildren(AnswerSources):
            old.take_away()
        message = answer.message
        if message is None or not given_documents(message.annotations):
            return
        sources = AnswerSources(answer, self.shelf)
        sources.place_chosen.connect(self.show_place)
        sources.destroyed.connect(partial(self._on_gone, sources))
        if self._last is None or answer is self._page.transcript.last_answer or answer.run:
            self._last = sources

    @Slot()
    def next_sentence(self) -> None:
        """Lead to the next sentence of the last answer and to where it stands."""
        if self._last is not None and self._last.line is not None:
            self._last.line.go_on()

    @Slot()
    def previous_sentence(self) -> None:
        """The same backwards."""
        if self._last is not None and self._last.line is not None:
            self._last.line.go_back()

    def open(self, attachment: Attachment) -> None:
        """Show a document beside the conversation."""
        self._fetch(attachment.document_id, None)

    @Slot(object)
    def show_place(self, place: DocumentSpan) -> None:
        """Show a passage in its document."""
        self._fetch(place.document_id, place.span)

    def _fetch(self, document_id: str, span: Span | None) -> None:
        self.shelf.fetch([document_id], partial(self._on_fetched, span), self.panel)

    def _on_fetched(self, span: Span | None, documents: Sequence[Document]) -> None:
        if documents:
            self.panel.show_place(documents[0], span)
        else:
            self._view.message_posted.emit(tr("This document is no longer kept."))

    def _on_gone(self, sources: AnswerSources) -> None:
        if self._last is sources:
            self._last = None

    @Slot()
    def _on_closed(self) -> None:
        self.panel.leave()
        self._page.composer.setFocus()
