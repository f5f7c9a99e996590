"""What an answer stands on: its passages, and its sentences held against the documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.core.annotations import Annotation, Claim, DocumentSpan
from gpt_desktop.core.calculation.answer_check import is_mark
from gpt_desktop.core.cited_passages import CitedPassage, cited_passages, given_documents
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.document_shelf import DocumentShelf
from gpt_desktop.ui.assistant.passage_line import PassageLine
from gpt_desktop.ui.work.claim_line import ClaimLine
from gpt_desktop.ui.work.claim_marks import ClaimMarks


class AnswerSources(QObject):
    """Made for answers that were given documents; a child of the answer's widget.

    Signals:
        place_chosen: a DocumentSpan to show.
    """

    place_chosen = Signal(object)

    def __init__(self, answer: AnswerWidget, shelf: DocumentShelf) -> None:
        super().__init__(answer)
        self._answer = answer
        self._documents: Sequence[Document] = ()
        self._marks: ClaimMarks | None = None
        self.line: ClaimLine | None = None
        self.passages: PassageLine | None = None
        notes = answer.message.annotations if answer.message is not None else ()
        claims = (note for note in notes if isinstance(note, Claim))
        self._claims = tuple(claim for claim in claims if not is_mark(claim))
        if self._claims:
            self._show_claims()
        shelf.fetch(given_documents(notes), partial(self._on_documents, notes), self)

    def _show_claims(self) -> None:
        body = self._answer.body
        line = self.line = ClaimLine(body.theme, self._place_words)
        marks = self._marks = ClaimMarks(body, self)
        marks.chosen.connect(line.choose)
        line.claim_chosen.connect(marks.choose)
        line.source_chosen.connect(self.place_chosen)
        # Before it shows anything: alone it would be a window.
        self._answer.add_below(line)
        marks.show_claims(self._claims)
        line.show_claims(self._claims)

    def _on_documents(self, notes: Sequence[Annotation], documents: Sequence[Document]) -> None:
        self._documents = documents
        passages = cited_passages(notes, documents)
        if passages:
            self.passages = PassageLine(passages)
            self.passages.chosen.connect(self._on_chosen)
            self._answer.add_below(self.passages)

    def take_away(self) -> None:
        """The answer is another now."""
        for widget in (self.line, self.passages):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._marks is not None:
            self._marks.leave()
        self.deleteLater()

    @Slot(object)
    def _on_chosen(self, passage: CitedPassage) -> None:
        self.place_chosen.emit(passage.place)

    def _place_words(self, place: DocumentSpan) -> str:
        """The document a passage is of, and its page."""
        for document in self._documents:
            if document.id == place.document_id:
                block = document.block_at(place.span.start)
                title = document.title or tr("Pasted text")
                page = block.page if block is not None else None
                return tr("{file}, page {page}", file=title, page=page) if page else title
        return ""
