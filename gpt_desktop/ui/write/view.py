"""Write: new texts from a brief, and proposals for a text that is there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.works import Work
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.task_view import TaskView
from gpt_desktop.ui.work.text_saver import TextSaver, file_name_for
from gpt_desktop.ui.write.page import WritePage
from gpt_desktop.ui.write.proposal import Proposal, placed_proposal, unplaced_proposal
from gpt_desktop.ui.write.proposal_card import ProposalCard
from gpt_desktop.ui.write.text_target import TextTarget, continue_target, edit_target, insert_target

_COUNT_DELAY_MS = 150
# A card takes half a megabyte; older proposals are found in the history.
_SHOWN = 20


class WriteView(TaskView):
    """The view of the task ``write``."""

    view_id = "write"
    title = mark("Write")
    icon_name = "pen-line"

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.page = WritePage(context, self.task.options, self)
        self.editor = self.page.editor
        self.proposals: list[tuple[Proposal, ProposalCard]] = []
        self._saver = TextSaver(context.lanes.io, self)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_DELAY_MS)
        self.history.hide()
        around = QHBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.history)
        around.addWidget(self.page, 1)
        self._restore()
        self._connect()
        self.page.show_count()

    def activate(self) -> None:
        has_brief = bool(self.page.kinds.kind())
        (self.page.brief.brief if has_brief else self.editor).setFocus()

    def draft(self) -> dict[str, object]:
        brief = self.page.brief
        return {
            "text": self.editor.text(),
            "history": not self.history.isHidden(),
            "cursor": self.editor.textCursor().position(),
            "kind": self.page.kinds.kind(),
            "brief": brief.brief.text(),
            **brief.options.values(),
            "proposals": [
                proposal.to_draft() for proposal, _ in self.proposals if proposal.work.id
            ],
        }

    @Slot()
    def write(self) -> None:
        """Propose a new text of the kind chosen, from the brief."""
        brief, kind = self.page.brief, self.page.kinds.kind()
        words = brief.brief.text().strip()
        if words and kind:
            options = {"action": kind, **brief.options.values()}
            self._propose(insert_target(self.editor, words), options)

    @Slot(str, str)
    def act(self, action: str, tone: str = "") -> None:
        """Propose a change of what is selected, or of what stands at the cursor."""
        going_on = action == "continue"
        target = continue_target(self.editor) if going_on else edit_target(self.editor)
        if not target.text.strip():
            self.message_posted.emit(tr("There is no text to work on yet."))
            return
        self.page.bar.dismiss()
        options = {"action": action} | ({"tone": tone} if tone else {})
        self._propose(target, options)

    @Slot()
    def save_text(self) -> None:
        text = self.editor.text()
        if text.strip():
            self._saver.ask(file_name_for(text), text)

    def _propose(self, target: TextTarget, options: dict[str, str]) -> None:
        proposal = Proposal(self.new_work(), target, options)
        if self.context.services.model.current is not None:
            self._add_card(proposal)
        self._run(proposal)
        self._put_old_away()

    def _run(self, proposal: Proposal) -> None:
        self.make(proposal.work, proposal.title(), proposal.heading(), proposal.request())

    def _put_old_away(self) -> None:
        settled = [pair for pair in self.proposals if not pair[0].work.busy]
        for proposal, card in settled[: max(0, len(self.proposals) - _SHOWN)]:
            self._remove(proposal, card)

    def _add_card(self, proposal: Proposal) -> None:
        self.follow(proposal.work)
        card = ProposalCard(
            self.context,
            proposal.work,
            proposal.heading(),
            proposal.explanation(),
            replaces=proposal.target.replaces,
        )
        card.insert_requested.connect(partial(self._insert, proposal, card))
        card.discard_requested.connect(partial(self._discard, proposal, card))
        card.again_requested.connect(partial(self._run, proposal))
        self.proposals.append((proposal, card))
        self.page.column.add(card)
        self.keep_soon()

    def _insert(self, proposal: Proposal, card: ProposalCard) -> None:
        proposal.target.put(proposal.work.text)
        self._remove(proposal, card)
        self.editor.setFocus()

    def _discard(self, proposal: Proposal, card: ProposalCard) -> None:
        draft, stored = proposal.to_draft(), proposal.work.stored
        had_text = bool(proposal.work.text)
        self._remove(proposal, card)
        if stored is None:
            return
        self.history.shelf.delete(stored.id)
        if had_text:
            self.undo_offered.emit(
                tr("Proposal discarded"), partial(self._bring_back, stored, draft)
            )

    def _bring_back(self, stored: Work, draft: dict[str, object]) -> None:
        self.history.shelf.restore(stored.id)
        self._add_card(placed_proposal(self.new_work(), stored, self.editor, draft))

    def forget_works(self) -> None:
        for proposal, card in tuple(self.proposals):
            self._remove(proposal, card)

    @Slot()
    def toggle_side_list(self) -> None:
        self.history.setVisible(self.history.isHidden())
        self.keep_soon()

    @Slot(object)
    def open_work(self, stored: Work) -> None:
        """Give a proposal out of the history a card, or show the one it has."""
        for proposal, card in self.proposals:
            if proposal.work.id == stored.id:
                self.page.column.ensureWidgetVisible(card)
                return
        self._add_card(unplaced_proposal(self.new_work(), stored, self.editor))
        self._put_old_away()

    def _remove(self, proposal: Proposal, card: ProposalCard) -> None:
        self._take_card(proposal, card)
        proposal.work.deleteLater()

    def _take_card(self, proposal: Proposal, card: ProposalCard) -> None:
        self.proposals.remove((proposal, card))
        card.show_work(None)
        self.page.column.remove(card)
        self.unfollow(proposal.work)
        proposal.work.abandon()

    def _connect(self) -> None:
        page = self.page
        page.kinds.kind_changed.connect(self._on_kind_changed)
        page.menu.action_chosen.connect(self.act)
        page.brief.write_requested.connect(self.write)
        page.brief.closed.connect(self._on_brief_closed)
        page.brief.changed.connect(self.keep_soon)
        page.error.action_requested.connect(self.save_text)
        page.toggle.clicked.connect(self.toggle_side_list)
        self.history.work_deleted.connect(self._on_work_deleted)
        page.save.clicked.connect(self.save_text)
        self.editor.textChanged.connect(self._on_text_changed)
        self.editor.cursorPositionChanged.connect(page.show_scope)
        self.editor.selectionChanged.connect(page.show_scope)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(page.error.show_error)
        self._counting.timeout.connect(page.show_count)
        for keys, slot in (
            ("Ctrl+Return", self.write),
            ("Ctrl+Enter", self.write),
            ("Ctrl+J", page.work_on.showMenu),
            ("Ctrl+Shift+C", page.copying.copy),
            ("Ctrl+S", self.save_text),
            ("Esc", self._on_escape),
        ):
            self.add_shortcut(keys, slot)

    def _restore(self) -> None:
        draft = self.context.services.drafts.load_draft(self.view_id)
        self.editor.setPlainText(str(draft.get("text", "")))
        self.history.setVisible(draft.get("history") is True)
        position = draft.get("cursor")
        if isinstance(position, int) and 0 <= position < self.editor.document().characterCount():
            cursor = self.editor.textCursor()
            cursor.setPosition(position)
            self.editor.setTextCursor(cursor)
        brief = self.page.brief
        self.page.kinds.set_kind(str(draft.get("kind", self.option("action").default)))
        brief.brief.setPlainText(str(draft.get("brief", "")))
        brief.options.set_values(draft)
        drafts = draft.get("proposals")
        for each in (drafts if isinstance(drafts, list) else [])[-_SHOWN:]:
            self._restore_proposal(each)
        self.page.show_kind()

    def _restore_proposal(self, draft: object) -> None:
        # An id alone is what 0.1.0's drafts became.
        place = draft if isinstance(draft, dict) else {"work": draft}
        stored = self.stored_work(place.get("work"))
        if stored is not None:
            self._add_card(placed_proposal(self.new_work(), stored, self.editor, place))

    @Slot(str)
    def _on_work_deleted(self, work_id: str) -> None:
        for proposal, card in tuple(self.proposals):
            if proposal.work.id == work_id:
                self._remove(proposal, card)

    @Slot(str)
    def _on_kind_changed(self, kind: str) -> None:
        self.page.show_kind()
        (self.page.brief.brief if kind else self.editor).setFocus()
        self.keep_soon()

    @Slot()
    def _on_brief_closed(self) -> None:
        self.page.kinds.set_kind("")
        self._on_kind_changed("")

    @Slot()
    def _on_escape(self) -> None:
        if self.busy:
            self.stop()
        elif self.page.kinds.kind():
            self._on_brief_closed()

    @Slot()
    def _on_text_changed(self) -> None:
        self._counting.start()
        self.keep_soon()

    @Slot(object)
    def _on_saved(self, path: object) -> None:
        self.page.error.clear()
        self.message_posted.emit(tr("Saved as {path}", path=path))
