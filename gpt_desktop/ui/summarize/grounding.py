"""Leads from the sentences of a summary to where its document says them, and back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, SignalInstance, Slot

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
from gpt_desktop.ui.work.claim_line import ClaimLine
from gpt_desktop.ui.work.claim_marks import ClaimMarks
from gpt_desktop.ui.work.kept_work import KeptWork


class Grounding(QObject):
    """Shows the claims of an entry's summary in its text, under it, and beside its document.

    Args:
        text: shows the summary.
    """

    def __init__(
        self, context: ViewContext, text: MarkdownView, document: DocumentPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._entry: DocumentEntry | None = None
        self._work: KeptWork | None = None
        self._shown: tuple[Document | None, tuple[Claim, ...]] = (None, ())
        self.marks = ClaimMarks(text, self)
        self.line = ClaimLine(context.theme, self._place_words)
        self.left_out = LeftOut()
        self._coverage = Question(context.lanes.io, tr("Comparing with the document"), self)
        self._coverage.answered.connect(self._on_coverage)
        # Claims come one by one.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show)
        self.marks.chosen.connect(self.line.choose)
        self.line.claim_chosen.connect(self.marks.choose)
        self.line.source_chosen.connect(self.show_source)
        self.left_out.chosen.connect(self.show_source)

    def show_entry(self, entry: DocumentEntry | None) -> None:
        """Show what is known of an entry's summary, now and as it becomes known."""
        self._entry = entry
        work = entry.work if entry is not None else None
        if work is not self._work:
            self._listen(work)
        self._show()

    @Slot(object)
    def show_source(self, place: DocumentSpan) -> None:
        """Point at a passage, where its document is the one that is shown."""
        entry = self._entry
        if entry is not None and entry.document_id == place.document_id:
            self._document.editor.show_passage(place.span)

    def _listen(self, work: KeptWork | None) -> None:
        if self._work is not None:
            for signal in self._signals(self._work):
                signal.disconnect(self._soon.start)
        self._work = work
        if work is not None:
            for signal in self._signals(work):
                signal.connect(self._soon.start)

    @staticmethod
    def _signals(work: KeptWork) -> tuple[SignalInstance, ...]:
        return (work.annotated, work.text_reset, work.state_changed)

    @Slot()
    def _show(self) -> None:
        document = self._entry.document if self._entry is not None else None
        notes = self._work.annotations if self._work is not None else ()
        claims = tuple(note for note in notes if isinstance(note, Claim))
        if (document, claims) == self._shown:
            return
        self._shown = (document, claims)
        self.marks.show_claims(claims)
        self.line.show_claims(claims)
        self._document.editor.clear_passage()
        self._forget_coverage()
        if document is not None and claims and self._work is not None:
            self._coverage.ask(partial(_covered, document, claims, self._work.text))

    def _forget_coverage(self) -> None:
        self._coverage.drop()
        self._document.strip.show_covered(0, ())
        self.left_out.show_missing(())

    @Slot(object)
    def _on_coverage(self, found: Coverage) -> None:
        document = self._shown[0]
        if document is None:
            return
        here = [place.span for place in found.covered if place.document_id == document.id]
        self._document.strip.show_covered(dict(found.lengths).get(document.id, 0), here)
        self.left_out.show_missing(found.missing)

    def _place_words(self, place: DocumentSpan) -> str:
        """The page a passage is on, where its document has pages."""
        document = self._shown[0]
        if document is None or document.id != place.document_id:
            return ""
        block = document.block_at(place.span.start)
        return tr("page {page}", page=block.page) if block is not None and block.page else ""


def _covered(document: Document, claims: Sequence[Claim], text: str) -> Coverage:
    return coverage_of(SourceText([document]), claims, text)
