"""Why these words, of a proposal: left of the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot

from gpt_desktop.core.i18n import tr
from gpt_desktop.services.why_ports import ResultPlace, WhyOf
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.work.why_desk import WhyDesk
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.proposal_card import ProposalCard
from gpt_desktop.ui.write.writing_view import WritingView

SIDE, _KEYS = "why", "Ctrl+Shift+Y"


class WhyPart(WritePart):
    """Each card has a button; the keys are for the card with the focus, else the newest one."""

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.desk = WhyDesk(self.context, self)
        self.page.sides.add(SIDE, self.desk.panel)
        view.why_asked.connect(self.show_why)
        view.add_shortcut(_KEYS, self.toggle)
        self.page.sides.changed.connect(self._on_sides)
        self.desk.closed.connect(self._on_closed)
        view.text_leaving.connect(self._leave)

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Why these words"), tr(self.view.title), self.toggle, _KEYS),)

    def work_deleted(self, work_id: str) -> None:
        if self.desk.shown is not None and self.desk.shown.id == work_id:
            self.desk.close()

    def escape(self) -> bool:
        was_open = self.page.sides.opened == SIDE
        if was_open:
            self.desk.close()
        return was_open

    @Slot(object)
    def show_why(self, work: KeptWork) -> None:
        """Open the panel for a proposal."""
        if work.id and not work.busy and self.desk.why is not None:
            self.page.sides.open(SIDE)
            self.desk.open(WhyOf(ResultPlace.WORK, work.id))

    @Slot()
    def toggle(self) -> None:
        """Open it for a card, or put it away."""
        if self.page.sides.opened == SIDE:
            self.desk.close()
            return
        cards = self.page.column.cards
        focused = [card for card in cards if card.isAncestorOf(self.view.focusWidget())]
        for card in (*focused, *reversed(cards)):
            if isinstance(card, ProposalCard) and card.why.isEnabled():
                card.why_requested.emit()
                return

    @Slot()
    def _on_sides(self) -> None:
        if self.page.sides.opened != SIDE:
            self.desk.cancel()
        elif self.desk.shown is None:
            self.desk.show_nothing(tr("Choose “Why these words” at a proposal."))

    @Slot()
    def _on_closed(self) -> None:
        if self.page.sides.opened in {SIDE, ""}:
            self.page.sides.open("")
        self.editor.setFocus()

    @Slot()
    def _leave(self) -> None:
        """Another text is opened: its proposals are others."""
        if self.page.sides.opened == SIDE:
            self.page.sides.open("")
        self.desk.cancel()
