"""How long a summary will take, known before it begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import Question
from gpt_desktop.core.documents import Document
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.summarize.estimate import Speed, planned, seconds_for
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.view.context import ViewContext


class ExpectedTime(QObject):
    """Estimates for the entry that is shown; counting a long text takes too long for the window.

    Signals:
        known: the entry, whose ``seconds`` are set now.
    """

    known = Signal(object)

    def __init__(self, context: ViewContext, parent: QObject) -> None:
        super().__init__(parent)
        self._question = Question(context.lanes.io, tr("Estimating the time"), self)
        self._question.answered.connect(self._on_answered)
        self._asked: tuple[object, ...] = ()

    def estimate(
        self,
        entry: DocumentEntry,
        options: Mapping[str, str],
        facts: ModelFacts | None,
        done: Iterable[DocumentEntry],
    ) -> None:
        """Ask for it where anything changed that it hangs on; ``known`` follows.

        Args:
            done: whose summaries tell how fast this computer is.
        """
        document = entry.document
        if document is None or facts is None or entry.work.busy:
            return
        works = (each.work.stored for each in done)
        speed = Speed.of(work.receipt for work in works if work is not None and work.receipt)
        asked = (entry, document.id, tuple(options.items()), facts.id, speed)
        if asked != self._asked:
            self._asked = asked
            self._question.ask(partial(_estimate, entry, document, dict(options), facts, speed))

    @Slot(object)
    def _on_answered(self, answer: tuple[DocumentEntry, float]) -> None:
        entry, seconds = answer
        entry.seconds = seconds
        self.known.emit(entry)


def _estimate(
    entry: DocumentEntry,
    document: Document,
    options: Mapping[str, str],
    facts: ModelFacts,
    speed: Speed,
) -> tuple[DocumentEntry, float]:
    return entry, seconds_for(planned([document], options, facts), speed)
