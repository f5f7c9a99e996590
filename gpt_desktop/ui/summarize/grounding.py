"""Leads from the sentences of a summary to where its document says them, and back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from gpt_desktop.background.call import Question
from gpt_desktop.core.annotations import Claim, DocumentSpan
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.trust.coverage import Coverage, coverage_of
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.summarize.document_pane import DocumentPane
from gpt_desktop.ui.summarize.left_out import LeftOut
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.work.shown_claims import ShownClaims


class Grounding(QObject):
    """Shows the claims of an entry's summary in its text, under it, and beside its document.

    Args:
        text: shows the summary.
    """

    def __init__(
        self, context: ViewContext, text: MarkdownView, document: DocumentPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pane = document
        self._document: Document | None = None
        self._claimed: Document | None = None
        self._text = text
        self.claims = ShownClaims(text, self._place_words, self)
        self.line = self.claims.line
        self.marks = self.claims.marks
        self.left_out = LeftOut()
        self._coverage = Question(context.lanes.io, tr("Comparing with the document"), self)
        self._coverage.answered.connect(self._on_coverage)
        self.claims.changed.connect(self._on_claims_changed)
        self.claims.source_chosen.connect(self._pane.show_source)
        self.left_out.chosen.connect(self._pane.show_source)

    def show_entry(self, entry: DocumentEntry | None) -> None:
        """Show what is known of an entry's summary, now and as it becomes known."""
        document = entry.document if entry is not None else None
        other = document is not self._document
        self._document = document
        self.claims.show_work(entry.work if entry is not None else None)
        self._claimed = document
        if other:
            self._compare()

    @Slot()
    def _on_claims_changed(self) -> None:
        # Of another document, a passage may have been asked for that is shown already.
        if self._document is self._claimed:
            self._pane.editor.clear_passage()
        self._compare()

    def _compare(self) -> None:
        self._coverage.drop()
        self._pane.strip.show_covered(0, ())
        self.left_out.show_missing(())
        document, claims = self._document, self.claims.claims
        if document is not None and claims:
            self._coverage.ask(partial(_covered, document, claims, self._text.text()))

    @Slot(object)
    def _on_coverage(self, found: Coverage) -> None:
        document = self._document
        if document is None:
            return
        here = [place.span for place in found.covered if place.document_id == document.id]
        self._pane.strip.show_covered(dict(found.lengths).get(document.id, 0), here)
        self.left_out.show_missing(found.missing)

    def _place_words(self, place: DocumentSpan) -> str:
        """The page a passage is on, where its document has pages."""
        return page_words(self._document, place)


def page_words(document: Document | None, place: DocumentSpan) -> str:
    """The page a passage of a document is on; "" where it is another's, or there are no pages."""
    if document is None or document.id != place.document_id:
        return ""
    block = document.block_at(place.span.start)
    return tr("page {page}", page=block.page) if block is not None and block.page else ""


def _covered(document: Document, claims: Sequence[Claim], text: str) -> Coverage:
    return coverage_of(SourceText([document]), claims, text)
