"""Write: a text in the middle, a brief above it, proposals beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.tasks.base import Choice, TaskRequest
from gpt_desktop.core.tasks.write_options import ACTIONS, KINDS
from gpt_desktop.core.words import count_words
from gpt_desktop.ui.context import ViewContext
from gpt_desktop.ui.proposal import Proposal, restored_proposal
from gpt_desktop.ui.tabs.task_view import TaskView
from gpt_desktop.ui.task_work import TaskWork
from gpt_desktop.ui.text_saver import TextSaver
from gpt_desktop.ui.text_target import (
    Scope,
    TextTarget,
    continue_target,
    edit_target,
    insert_target,
)
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import (
    GAP,
    GAP_LARGE,
    GAP_MEDIUM,
    GAP_SMALL,
    GAP_TINY,
    READING_WIDTH,
)
from gpt_desktop.ui.widgets.brief_card import BriefCard, KindRow
from gpt_desktop.ui.widgets.buttons import IconButton, with_shortcut
from gpt_desktop.ui.widgets.lines import ErrorCard
from gpt_desktop.ui.widgets.proposal_card import ProposalCard
from gpt_desktop.ui.widgets.proposal_column import ProposalColumn
from gpt_desktop.ui.widgets.selection_bar import SelectionBar
from gpt_desktop.ui.widgets.text_editor import TextEditor

_COUNT_DELAY_MS = 150


class WriteView(TaskView):
    """The view of the task ``write``."""

    view_id = "write"
    title = mark("Write")
    icon_name = "pen-line"

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kinds = KindRow(KINDS)
        self.brief = BriefCard(context, self.option("tone"), self.option("length"))
        self.editor = TextEditor(
            context,
            tr("Write here, or choose above what to write. Select text to work on it."),
            tr("Text"),
        )
        self.menu = QMenu(self)
        self.actions_by_value = self._make_actions()
        self.actions_button = self._actions_button()
        self.copy = IconButton(context, "copy", tr("Copy the text"), "Ctrl+Shift+C")
        self.save = IconButton(context, "download", tr("Save as…"), "Ctrl+S")
        self.error = ErrorCard(context)
        self.bar = SelectionBar(self.editor, list(self.actions_by_value.values()))
        self.facts = QLabel()
        set_role(self.facts, "caption")
        self.scope = QLabel()
        set_role(self.scope, "caption")
        self.column = ProposalColumn()
        self.proposals: list[tuple[Proposal, ProposalCard]] = []
        self._saver = TextSaver(context.lanes.io, self)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_DELAY_MS)
        self._lay_out()
        self._restore()
        self._connect()
        self._show_facts()

    def activate(self) -> None:
        super().activate()
        (self.brief.brief if self.brief.isVisibleTo(self) else self.editor).setFocus()

    def draft(self) -> dict[str, object]:
        return {
            "text": self.editor.toPlainText(),
            "cursor": self.editor.textCursor().position(),
            "kind": self.kinds.kind(),
            "brief": self.brief.brief.toPlainText(),
            "tone": self.brief.tone.value(),
            "length": self.brief.length.value(),
            "proposals": [proposal.to_draft() for proposal, _ in self.proposals],
        }

    @Slot()
    def write(self) -> None:
        """Propose a new text of the kind chosen, from the brief."""
        brief, kind = self.brief.brief.toPlainText().strip(), self.kinds.kind()
        if brief and kind:
            options = {
                "action": kind,
                "tone": self.brief.tone.value(),
                "length": self.brief.length.value(),
            }
            self._propose(insert_target(self.editor, brief), options)

    def act(self, action: str, tone: str = "") -> None:
        """Propose a change of what is selected, or of what stands at the cursor."""
        going_on = action == "continue"
        target = continue_target(self.editor) if going_on else edit_target(self.editor)
        if not target.text.strip():
            self.message_posted.emit(tr("There is no text to work on yet."))
            return
        self.bar.hide()
        options = {"action": action, "tone": tone or self.brief.tone.value()}
        self._propose(target, options)

    @Slot()
    def copy_text(self) -> None:
        if self.editor.toPlainText():
            QGuiApplication.clipboard().setText(self.editor.toPlainText())
            self.message_posted.emit(tr("Copied"))

    @Slot()
    def save_text(self) -> None:
        text = self.editor.toPlainText()
        if text.strip():
            first = text.strip().splitlines()[0].lstrip("# ")[:40]
            self._saver.ask("".join(c for c in first if c.isalnum() or c in " -_").strip(), text)

    def _propose(self, target: TextTarget, options: dict[str, str]) -> None:
        if self.context.services.model.current is None:
            self.view_requested.emit("models")
            return
        proposal = Proposal(TaskWork(self), target, options)
        self._add_card(proposal)
        self._run(proposal)

    def _run(self, proposal: Proposal) -> None:
        request = TaskRequest(text=proposal.target.text, options=proposal.options)
        self.run_task(proposal.work, self._heading(proposal), request)

    def _add_card(self, proposal: Proposal) -> None:
        self.follow(proposal.work)
        card = ProposalCard(
            self.context,
            proposal.work,
            self._heading(proposal),
            self._explanation(proposal),
            replaces=proposal.target.replaces,
        )
        card.insert_requested.connect(partial(self._insert, proposal, card))
        card.discard_requested.connect(partial(self._discard, proposal, card))
        card.again_requested.connect(partial(self._run, proposal))
        card.message_posted.connect(self.message_posted)
        self.proposals.append((proposal, card))
        self.column.add(card)

    def _insert(self, proposal: Proposal, card: ProposalCard) -> None:
        proposal.target.put(proposal.work.text)
        self._remove(proposal, card)
        self.editor.setFocus()

    def _discard(self, proposal: Proposal, card: ProposalCard) -> None:
        draft = proposal.to_draft()
        had_text = bool(proposal.work.text)
        self._remove(proposal, card)
        if had_text:
            self.undo_offered.emit(tr("Proposal discarded"), partial(self._bring_back, draft))

    def _bring_back(self, draft: dict[str, object]) -> None:
        proposal = restored_proposal(draft, self.editor, TaskWork(self))
        if proposal is not None:
            self._add_card(proposal)
            self.keep_soon()

    def _remove(self, proposal: Proposal, card: ProposalCard) -> None:
        self.proposals.remove((proposal, card))
        card.show_work(None)
        self.column.remove(card)
        self.unfollow(proposal.work)
        proposal.work.abandon()
        proposal.work.deleteLater()

    def _heading(self, proposal: Proposal) -> str:
        value = proposal.options["action"]
        labels = {choice.value: choice.label for choice in (*KINDS, *ACTIONS)}
        return tr(labels[value]) if value in labels else value

    def _explanation(self, proposal: Proposal) -> str:
        target = proposal.target
        if target.scope is Scope.CURSOR:
            return tr("Goes to the place of the cursor")
        start = " ".join(target.text.split())
        quoted = start if len(start) <= 60 else start[:59].rstrip() + "…"
        return tr("For {scope}: “{text}”", scope=tr(target.scope.value), text=quoted)

    def _make_actions(self) -> dict[str, QAction]:
        actions: dict[str, QAction] = {}
        for choice in ACTIONS:
            action = QAction(tr(choice.label), self)
            if choice.value == "tone":
                action.setMenu(self._tone_menu())
            else:
                action.triggered.connect(partial(self._on_action, choice))
            self.menu.addAction(action)
            actions[choice.value] = action
        return actions

    def _tone_menu(self) -> QMenu:
        menu = QMenu(self)
        for choice in self.option("tone").choices:
            action = menu.addAction(tr(choice.label))
            action.triggered.connect(partial(self._on_tone, choice))
        return menu

    def _on_action(self, choice: Choice, checked: bool = False) -> None:
        del checked  # no action can be
        self.act(choice.value)

    def _on_tone(self, choice: Choice, checked: bool = False) -> None:
        del checked
        self.act("tone", choice.value)

    def _actions_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(tr("Work on the text"))
        button.setToolTip(with_shortcut(tr("Work on the text"), "Ctrl+J"))
        button.setMenu(self.menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP_TINY)
        top.addWidget(self.kinds)
        top.addStretch(1)
        for widget in (self.actions_button, self.copy, self.save):
            top.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.scope, 1)
        foot.addWidget(self.facts)
        middle = QVBoxLayout()
        middle.setSpacing(GAP_SMALL)
        middle.addWidget(self.error)
        middle.addWidget(self.brief)
        middle.addWidget(self.editor, 1)
        middle.addLayout(foot)
        page = QWidget()
        page.setMaximumWidth(READING_WIDTH)
        middle.setContentsMargins(0, 0, 0, 0)
        page.setLayout(middle)
        body = QHBoxLayout()
        body.setSpacing(GAP_MEDIUM)
        body.addStretch(1)
        body.addWidget(page, 1000)
        body.addStretch(1)
        body.addWidget(self.column)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, GAP_MEDIUM)
        column.setSpacing(GAP)
        column.addWidget(self.no_model)
        column.addLayout(top)
        column.addLayout(body, 1)
        self.error.hide()

    def _connect(self) -> None:
        self.kinds.kind_changed.connect(self._on_kind_changed)
        self.brief.write_requested.connect(self.write)
        self.brief.closed.connect(self._on_brief_closed)
        self.brief.changed.connect(self.keep_soon)
        self.editor.textChanged.connect(self._on_text_changed)
        self.editor.cursorPositionChanged.connect(self._show_scope)
        self.editor.selectionChanged.connect(self._show_scope)
        self.copy.clicked.connect(self.copy_text)
        self.save.clicked.connect(self.save_text)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_save_failed)
        self._counting.timeout.connect(self._show_facts)
        for keys, slot in (
            ("Ctrl+Return", self.write),
            ("Ctrl+Enter", self.write),
            ("Ctrl+J", self.actions_button.showMenu),
            ("Ctrl+Shift+C", self.copy_text),
            ("Ctrl+S", self.save_text),
            ("Esc", self._on_escape),
        ):
            self.add_shortcut(keys, slot)

    def _restore(self) -> None:
        draft = self.context.services.drafts.load_draft(self.view_id)
        self.editor.setPlainText(str(draft.get("text", "")))
        position = draft.get("cursor")
        if isinstance(position, int) and 0 <= position < self.editor.document().characterCount():
            cursor = self.editor.textCursor()
            cursor.setPosition(position)
            self.editor.setTextCursor(cursor)
        default_kind = "" if self.editor.toPlainText() else KINDS[0].value
        self.kinds.set_kind(str(draft.get("kind", default_kind)))
        self.brief.brief.setPlainText(str(draft.get("brief", "")))
        self.brief.tone.set_value(str(draft.get("tone", "")))
        self.brief.length.set_value(str(draft.get("length", "")))
        proposals = draft.get("proposals")
        for each in proposals if isinstance(proposals, list) else []:
            proposal = restored_proposal(each, self.editor, TaskWork(self))
            if proposal is not None:
                self._add_card(proposal)
        self._show_brief()

    def _show_brief(self) -> None:
        labels = {kind.value: kind.label for kind in KINDS}
        kind = self.kinds.kind()
        self.brief.setVisible(bool(kind))
        if kind:
            self.brief.heading.setText(tr(labels[kind]))

    @Slot(str)
    def _on_kind_changed(self, kind: str) -> None:
        self._show_brief()
        (self.brief.brief if kind else self.editor).setFocus()
        self.keep_soon()

    @Slot()
    def _on_brief_closed(self) -> None:
        self.kinds.set_kind("")
        self._on_kind_changed("")

    @Slot()
    def _on_escape(self) -> None:
        if self.busy:
            self.stop()
        elif self.kinds.kind():
            self._on_brief_closed()

    @Slot()
    def _on_text_changed(self) -> None:
        self._counting.start()
        self.keep_soon()

    @Slot()
    def _show_facts(self) -> None:
        count = count_words(self.editor.toPlainText())
        self.facts.setText(tr_count("{count} word", "{count} words", count))
        self.copy.setEnabled(count > 0)
        self.save.setEnabled(count > 0)
        self._show_scope()

    @Slot()
    def _show_scope(self) -> None:
        has_text = not self.editor.document().isEmpty()
        self.actions_button.setEnabled(has_text)
        if not has_text:
            self.scope.setText("")
            return
        scope = edit_target(self.editor).scope
        self.scope.setText(tr("Works on {scope}", scope=tr(scope.value)))

    @Slot(object)
    def _on_saved(self, path: object) -> None:
        self.error.clear()
        self.message_posted.emit(tr("Saved as {path}", path=path))

    @Slot(object)
    def _on_save_failed(self, error: Exception) -> None:
        self.error.show_error(error)
