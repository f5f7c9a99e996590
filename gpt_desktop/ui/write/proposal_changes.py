"""The changes of a proposal in the editor: which way of saying it, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QTextCursor

from gpt_desktop.background.call import call
from gpt_desktop.core.annotations import Annotation, Edit, Rewording, Span
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.write.live_changes import LiveChanges
from gpt_desktop.ui.write.proposal import Proposal
from gpt_desktop.ui.write.proposal_card import ProposalCard


class ProposalChanges(QObject):
    """Shows them in the proposal's card once it is made, and keeps what is decided.

    Signals:
        taken: words of the model were put in, from where to where, as Qt counts.
        failed: an Exception: what was decided could not be stored.
    """

    taken = Signal(int, int)
    failed = Signal(object)

    def __init__(
        self,
        context: ViewContext,
        editor: TextEditor,
        proposal: Proposal,
        card: ProposalCard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._editor = context, editor
        self._proposal, self._card = proposal, card
        self._way = 0
        self._live: LiveChanges | None = None
        proposal.work.state_changed.connect(self._on_state_changed)
        card.way_chosen.connect(self.show_way)
        self._on_state_changed()

    @property
    def live(self) -> LiveChanges | None:
        """The changes that are shown; None where the proposal has none."""
        return self._live

    @property
    def way(self) -> int:
        """Which of the alternatives is shown, from 0."""
        return self._way

    def release(self) -> None:
        """Let go of the editor; what was decided stays."""
        self._proposal.work.state_changed.disconnect(self._on_state_changed)
        self._put_away()

    @Slot(int)
    def show_way(self, way: int) -> None:
        """Another of the alternatives; what of the old one was put in is taken back."""
        if way == self._way or not 0 <= way < len(self._ways()):
            return
        if self._live is not None:
            self._live.reopen()
            self._keep()
        self._put_away()
        self._way = way
        self._show()

    @Slot()
    def _on_state_changed(self) -> None:
        work = self._proposal.work
        if work.busy:
            self._put_away()
            self._way = 0
        elif self._live is None:
            self._show()

    def _show(self) -> None:
        ways = self._ways()
        if self._proposal.work.busy or not self._proposal.target.replaces or not ways[0]:
            return
        edits = ways[self._way]
        cursor = self._proposal.target.cursor
        span = Span(cursor.selectionStart(), cursor.selectionEnd())
        text = self._proposal.target.text
        self._live = LiveChanges(self._editor, span, text, edits, self)
        self._live.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        self._live.changed.connect(self._follow_place)
        self._live.taken.connect(self.taken)
        self._card.show_changes(self._live, text, len(ways), self._way)
        self._follow_place()

    def _put_away(self) -> None:
        if self._live is None:
            return
        self._live.release()
        self._live.changed.disconnect(self._on_changed)
        self._card.show_changes(None, "", 0, 0)
        self._live.deleteLater()
        self._live = None

    def _ways(self) -> list[Sequence[Edit]]:
        """The changes of each alternative."""
        noted = self._proposal.work.annotations
        first = [each for each in noted if isinstance(each, Edit)]
        return [first, *(each.edits for each in noted if isinstance(each, Rewording))]

    @Slot()
    def _follow_place(self) -> None:
        """The proposal's place is what its changes say: the editor's own cursor loses it."""
        if self._live is not None:
            span, cursor = self._live.span, self._proposal.target.cursor
            cursor.setPosition(span.start)
            cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)

    @Slot()
    def _on_changed(self) -> None:
        if self._live is not None and tuple(self._ways()[self._way]) != self._live.edits:
            self._keep()

    def _keep(self) -> None:
        """Store what became of the changes."""
        work, live = self._proposal.work, self._live
        if live is None or work.stored is None:
            return
        work.annotations = self._noted(live.edits)
        noted = tuple(work.annotations)
        work.stored = replace(work.stored, annotations=noted)
        store = self._context.services.work_store
        call(
            self._context.lanes.io,
            tr("Keep what was decided"),
            partial(store.annotate, work.id, noted),
            failed=self.failed,
        )

    def _noted(self, edits: Sequence[Edit]) -> list[Annotation]:
        noted: list[Annotation] = list(self._proposal.work.annotations)
        if self._way == 0:
            others = [each for each in noted if not isinstance(each, Edit)]
            return [*edits, *others]
        numbers = [i for i, each in enumerate(noted) if isinstance(each, Rewording)]
        at = numbers[self._way - 1]
        old = noted[at]
        if isinstance(old, Rewording):
            noted[at] = replace(old, edits=tuple(edits))
        return noted
