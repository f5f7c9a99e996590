"""Proposals for a text, as cards beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QGuiApplication

from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.write.options import ACTIONS, TONE
from gpt_desktop.core.works import Work, WorkState
from gpt_desktop.core.writing_actions import ResultPlace
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.write.asked import Asked
from gpt_desktop.ui.write.instruction_bar import InstructionBar
from gpt_desktop.ui.write.menu import WriteMenu
from gpt_desktop.ui.write.model_words import ModelWords
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.proposal import Proposal, placed_proposal, unplaced_proposal
from gpt_desktop.ui.write.proposal_card import MOST_WAYS, ProposalCard
from gpt_desktop.ui.write.proposal_changes import ProposalChanges
from gpt_desktop.ui.write.streamed_text import StreamedText
from gpt_desktop.ui.write.text_target import continue_target, edit_target
from gpt_desktop.ui.write.told_claims import ToldClaims
from gpt_desktop.ui.write.writing_view import WritingView

# A card takes half a megabyte; older proposals are found in the history.
_SHOWN = 20


class ProposalsPart(WritePart):
    """Makes what is asked, and keeps the cards.

    Attributes:
        shown: the proposals with their cards, the oldest first.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.shown: list[tuple[Proposal, ProposalCard]] = []
        self._changes: dict[ProposalCard, ProposalChanges] = {}
        self._streamed: dict[ProposalCard, StreamedText] = {}
        # Of texts that are not open, as they are kept in drafts.
        self._away: dict[str, list[object]] = {}
        # Of the open one, those that were still made when it was opened again, by their works.
        self._late: dict[str, object] = {}
        self._menu = WriteMenu(ACTIONS, TONE.choices, view)
        self._menu.action_chosen.connect(self.act)
        self.instruction = InstructionBar(self.context.theme)
        self.page.add_above(self.instruction)
        self.instruction.given.connect(self._on_instruction_given)
        self.instruction.closed.connect(self._close_instruction)
        view.action_asked.connect(self.ask)
        for keys, slot in (
            ("Alt+Down", partial(self.step, 1)),
            ("Alt+Up", partial(self.step, -1)),
        ):
            view.add_shortcut(keys, slot)
        view.text_leaving.connect(self._on_text_leaving)
        view.text_replaced.connect(self._on_text_replaced)

    def actions(self) -> Sequence[QAction]:
        return self._menu.actions()

    def draft(self) -> dict[str, object]:
        return {"proposals": self._kept(), "proposals_of": self._away}

    def restore(self, draft: Mapping[str, object]) -> None:
        away = draft.get("proposals_of")
        lists = away if isinstance(away, Mapping) else {}
        self._away = {name: each for name, each in lists.items() if isinstance(each, list)}
        self._restore_all(draft.get("proposals"))

    def open_work(self, stored: Work) -> bool:
        """Give a proposal out of the history a card, or show the one it has."""
        for proposal, card in self.shown:
            if proposal.work.id == stored.id:
                self.page.column.ensureWidgetVisible(card)
                return True
        self._add_card(unplaced_proposal(self.view.new_work(), stored, self.editor))
        self.put_old_away()
        return True

    def work_deleted(self, work_id: str) -> None:
        for proposal, card in tuple(self.shown):
            if proposal.work.id == work_id:
                self._remove(proposal, card)

    def forget_works(self) -> None:
        self._away = {}
        for proposal, card in tuple(self.shown):
            self._remove(proposal, card)

    def forget_texts(self) -> None:
        self.forget_works()

    @Slot()
    def _on_text_leaving(self) -> None:
        """Those of the text that was open are shown again with it; what runs goes on."""
        if kept := self._kept():
            self._away[self.view.text_id] = kept
        self._late = {}
        for proposal, card in tuple(self.shown):
            self._take_card(proposal, card)
            self.view.let_finish(proposal.work)

    @Slot()
    def _on_text_replaced(self) -> None:
        self._restore_all(self._away.pop(self.view.text_id, []))

    def _kept(self) -> list[object]:
        shown = [
            proposal.to_draft()
            for proposal, card in self.shown
            # What is being written into the editor would be there twice.
            if proposal.work.id and (not card.in_editor or not proposal.work.text)
        ]
        return [*shown, *self._late.values()]

    def _restore_all(self, drafts: object) -> None:
        for each in (drafts if isinstance(drafts, list) else [])[-_SHOWN:]:
            self._restore(each)

    def step_to_mark(self, by: int) -> bool:
        return self.step(by, marked=True)

    def step(self, by: int, *, marked: bool = False) -> bool:
        """Go to the next change of the newest card that has one, or the one before.

        Args:
            marked: only to those that alter a number, a name or the like.

        Returns:
            Whether there is one.
        """
        cards = [card for _, card in self.shown[::-1]]
        focused = [card for card in cards if card.changes.hasFocus()]
        for card in (*focused, *cards):
            if card.changes.step(by, marked=marked):
                card.changes.setFocus()
                self.page.column.ensureWidgetVisible(card.changes)
                return True
        return False

    def escape(self) -> bool:
        if self.instruction.isHidden():
            return False
        self._close_instruction()
        return True

    @Slot()
    def _close_instruction(self) -> None:
        self.instruction.hide()
        self.editor.setFocus()

    @Slot(str)
    def _on_instruction_given(self, words: str) -> None:
        self._close_instruction()
        self.ask(Asked("own", instruction=words))

    @Slot(str, str)
    def act(self, action: str, tone: str = "") -> None:
        """Propose a change of what is selected, or of what stands at the cursor."""
        if action == "own":
            self.page.bar.dismiss()
            self.instruction.ask()
            return
        self.ask(Asked(action, {"tone": tone} if tone else {}))

    @Slot(object)
    def ask(self, asked: Asked) -> None:
        """Propose what was asked."""
        target = asked.target
        if target is None:
            going_on = asked.action == "continue"
            target = continue_target(self.editor) if going_on else edit_target(self.editor)
        if not target.text.strip():
            self.view.message_posted.emit(tr("There is no text to work on yet."))
            return
        self.page.bar.dismiss()
        options = {"action": asked.action, **self.view.standing_options, **asked.options}
        if asked.name:
            options["name"] = asked.name
        proposal = Proposal(self.view.new_work(), target, options, asked.instruction)
        if self.context.services.model.current is not None:
            self._add_card(proposal)
            self._settle_later(asked.result, *self.shown[-1])
            if not target.replaces and self._is_free():
                self._stream(*self.shown[-1])
        self._run(proposal)
        self.put_old_away()

    def put_old_away(self) -> None:
        """Show no more than some; the others are in the history."""
        settled = [pair for pair in self.shown if not pair[0].work.busy]
        for proposal, card in settled[: max(0, len(self.shown) - _SHOWN)]:
            self._remove(proposal, card)

    def _run(self, proposal: Proposal) -> None:
        self.view.make(proposal.work, proposal.title(), proposal.heading(), proposal.request())

    def _settle_later(self, result: ResultPlace, proposal: Proposal, card: ProposalCard) -> None:
        """Once it is made, let it go where its action says."""
        if result is not ResultPlace.CARD:
            settle = partial(self._settle, result, proposal, card)
            proposal.work.state_changed.connect(settle)

    def _settle(self, result: ResultPlace, proposal: Proposal, card: ProposalCard) -> None:
        work = proposal.work
        if work.state is not WorkState.DONE or not work.text.strip() or card not in self._changes:
            return
        if result is ResultPlace.CLIPBOARD:
            self._copy(work.text)
        elif result is ResultPlace.AFTER:
            span = proposal.target.put(f"\n\n{work.text}")
            self._note_words(proposal, span.start + 2, span.end)
            self._remove_soon(proposal, card)
        elif self._alters(card):
            told = tr("It is not as in your text in all places, so it waits for you to decide.")
            self.view.message_posted.emit(told)
        else:
            QTimer.singleShot(0, self, partial(self._insert_if_shown, proposal, card))

    def _alters(self, card: ProposalCard) -> bool:
        """Whether a change alters a number, a name or the like."""
        live = self._changes[card].live
        return live is not None and any(edit.checks for edit in live.edits)

    def _copy(self, text: str) -> None:
        clipboard = QGuiApplication.clipboard()
        old = clipboard.text()
        clipboard.setText(text)
        self.view.undo_offered.emit(
            tr("The result is on the clipboard"), partial(clipboard.setText, old)
        )

    # A work is not put away while it still tells of its state.
    def _remove_soon(self, proposal: Proposal, card: ProposalCard) -> None:
        QTimer.singleShot(0, self, partial(self._remove_if_shown, proposal, card))

    def _remove_if_shown(self, proposal: Proposal, card: ProposalCard) -> None:
        if card in self._changes:
            self._remove(proposal, card)

    def _insert_if_shown(self, proposal: Proposal, card: ProposalCard) -> None:
        if card in self._changes:
            self._insert(proposal, card)

    def _is_free(self) -> bool:
        """Whether the editor has no text, and none on its way into it."""
        waiting = any(each.following for each in self._streamed.values())
        return self.editor.document().isEmpty() and not waiting

    def _stream(self, proposal: Proposal, card: ProposalCard) -> None:
        """A new text goes into the empty editor while it is written."""
        self._stop_streaming(card)
        streamed = StreamedText(self.editor, proposal.work, 0, self)
        streamed.written.connect(partial(self._note_words, proposal))
        streamed.let_go.connect(partial(card.set_in_editor, False))
        streamed.ended.connect(partial(self._tell_claims, proposal.work))
        self._streamed[card] = streamed
        card.set_in_editor(True)

    def _tell_claims(self, work: KeptWork, start: int) -> None:
        claims = tuple(each for each in work.annotations if isinstance(each, Claim))
        if claims:
            self.view.claims_told.emit(ToldClaims(start, work.text, claims))

    def _stop_streaming(self, card: ProposalCard) -> None:
        streamed = self._streamed.pop(card, None)
        if streamed is not None:
            streamed.release()
            streamed.deleteLater()

    def _run_several(self, proposal: Proposal) -> None:
        """Make it anew, in as many ways as there can be."""
        proposal.options["alternatives"] = str(MOST_WAYS)
        self._run(proposal)

    def _add_card(self, proposal: Proposal) -> None:
        self.view.follow(proposal.work)
        card = ProposalCard(
            self.context,
            proposal.work,
            self.editor,
            proposal.heading(),
            proposal.explanation(),
            replaces=proposal.target.replaces,
        )
        card.insert_requested.connect(partial(self._insert, proposal, card))
        card.discard_requested.connect(partial(self._discard, proposal, card))
        card.again_requested.connect(partial(self._run, proposal))
        card.more_requested.connect(partial(self._run_several, proposal))
        card.why_requested.connect(partial(self.view.why_asked.emit, proposal.work))
        changes = ProposalChanges(self.context, self.editor, proposal, card, self)
        changes.taken.connect(partial(self._note_words, proposal))
        changes.failed.connect(self._on_failed)
        card.changes.decided.connect(self.view.keep_soon)
        self._changes[card] = changes
        self.shown.append((proposal, card))
        self.page.column.add(card)
        self.view.keep_soon()

    def _insert(self, proposal: Proposal, card: ProposalCard) -> None:
        work, live = proposal.work, self._changes[card].live
        self.view.change_coming.emit(proposal.heading())
        if live is not None:
            if not live.accept_all():
                told = tr("Some changes were not applied: the text changed there in the meantime.")
                self.view.message_posted.emit(told)
                return
        elif proposal.target.is_as_it_was():
            span = proposal.target.put(work.text)
            self._note_words(proposal, span.start, span.end)
        else:
            told = tr("The text changed in the meantime, so this was not put in its place.")
            self.view.message_posted.emit(told)
            return
        self._remove(proposal, card)
        self.editor.setFocus()

    def _note_words(self, proposal: Proposal, start: int, end: int) -> None:
        """Say what of the text a model wrote."""
        asked, work = proposal.options.get("action", ""), proposal.work
        self.view.model_wrote.emit(ModelWords(start, end, work.author, asked, work.id))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.view.message_posted.emit(str(error))

    def _discard(self, proposal: Proposal, card: ProposalCard) -> None:
        if card.decided or card.in_editor:  # it stays in the history
            self._remove(proposal, card)
            return
        draft, stored = proposal.to_draft(), proposal.work.stored
        had_text = bool(proposal.work.text)
        self._remove(proposal, card)
        if stored is None:
            return
        self.view.history.shelf.delete(stored.id)
        if had_text:
            self.view.undo_offered.emit(
                tr("Proposal discarded"), partial(self._bring_back, stored, draft)
            )

    def _bring_back(self, stored: Work, draft: dict[str, object]) -> None:
        self.view.history.shelf.restore(stored.id)
        self._add_card(placed_proposal(self.view.new_work(), stored, self.editor, draft))

    def _take_card(self, proposal: Proposal, card: ProposalCard) -> None:
        self.shown.remove((proposal, card))
        self._stop_streaming(card)
        changes = self._changes.pop(card)
        changes.release()
        changes.deleteLater()
        card.show_work(None)
        self.page.column.remove(card)

    def _show_if_ended(self, work: KeptWork) -> None:
        draft = None if work.busy else self._late.pop(work.id, None)
        if draft is not None:
            self._restore(draft)

    def _remove(self, proposal: Proposal, card: ProposalCard) -> None:
        self._take_card(proposal, card)
        self.view.unfollow(proposal.work)
        proposal.work.abandon()
        proposal.work.deleteLater()

    def _restore(self, draft: object) -> None:
        # An id alone is what 0.1.0's drafts became.
        place = draft if isinstance(draft, dict) else {"work": draft}
        stored = self.view.stored_work(place.get("work"))
        if stored is None:
            return
        if running := self.view.finishing(stored.id):
            self._late[stored.id] = draft
            running.state_changed.connect(partial(self._show_if_ended, running))
        else:
            self._add_card(placed_proposal(self.view.new_work(), stored, self.editor, place))
