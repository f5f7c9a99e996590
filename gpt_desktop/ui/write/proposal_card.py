"""A proposed text beside the editor, to insert or to discard."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.widgets.segments import Segments
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.work.result_state import ResultState
from gpt_desktop.ui.work.result_text import ResultText
from gpt_desktop.ui.work.running_work import RunningWork
from gpt_desktop.ui.work.work_widget import WorkWidget
from gpt_desktop.ui.write.change_card import ChangeCard
from gpt_desktop.ui.write.live_changes import LiveChanges

MOST_WAYS = 3


class ProposalCard(WorkWidget):
    """Shows its work as it streams.

    Args:
        editor: where the changes are lit.
        heading: what was asked for, such as "Shorten".
        explanation: what it works on.
        replaces: whether inserting takes the place of a text.

    Signals:
        way_chosen: the number of another alternative, from 0.
    """

    insert_requested = Signal()
    discard_requested = Signal()
    again_requested = Signal()
    more_requested = Signal()
    way_chosen = Signal(int)
    why_requested = Signal()

    def __init__(
        self,
        context: ViewContext,
        work: RunningWork,
        editor: TextEditor,
        heading: str,
        explanation: str,
        *,
        replaces: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Proposal: {heading}", heading=heading))
        set_role(self, "card")
        self.stop = IconButton(context.theme, "square", tr("Stop"), "Esc")
        self.again = IconButton(context.theme, "refresh-cw", tr("Make anew"))
        self.more = IconButton(context.theme, "columns-2", tr("Say it in up to three ways"))
        self.why = IconButton(context.theme, "activity", tr("Why these words"), "Ctrl+Shift+Y")
        self._explains = context.services.why is not None
        self.copy = IconButton(context.theme, "copy", tr("Copy the proposal"))
        self.insert = text_button(tr("Replace") if replaces else tr("Insert"), "primary")
        self.discard = text_button(tr("Discard"))
        self.state = ResultState(context)
        self.body = ResultText(context, heading)
        self.changes = ChangeCard(context.theme, editor, f"changes {id(self)}")
        self.changes.hide()
        self.ways = Segments([(str(way), str(way + 1)) for way in range(MOST_WAYS)], "0")
        self.ways.hide()
        self._replaces = replaces
        self._in_editor = False
        self._about = QLabel()
        self._lay_out(heading, explanation)
        self.stop.clicked.connect(work.stop)
        self.again.clicked.connect(self.again_requested)
        self.more.clicked.connect(self.more_requested)
        self.state.again_requested.connect(self.again_requested)
        self.why.clicked.connect(self.why_requested)
        Copying(self.copy, self._text)
        self.insert.clicked.connect(self.insert_requested)
        self.discard.clicked.connect(self.discard_requested)
        self.ways.value_changed.connect(lambda way: self.way_chosen.emit(int(way)))
        self.changes.way_wanted.connect(self.way_chosen)
        self.show_work(work)

    def show_work(self, work: RunningWork | None) -> None:
        self.state.show_work(work)
        self.body.show_work(work)
        super().show_work(work)

    def show_changes(self, live: LiveChanges | None, text: str, ways: int, way: int) -> None:
        """Show the changes of one of several alternatives, or the text alone.

        Args:
            text: what the changes are of.
            ways: how many alternatives there are.
        """
        if self.changes.live is not None:
            self.changes.live.changed.disconnect(self.show_state)
        self.changes.show_changes(live, text)
        if live is not None:
            live.changed.connect(self.show_state)
        for number, button in enumerate(self.ways.buttons.values()):
            button.setVisible(number < ways)
            button.setChecked(number == way)
            button.setToolTip(with_shortcut(tr("Way {number}", number=number + 1), str(number + 1)))
        self.ways.setVisible(live is not None and ways > 1)
        self.show_state()

    @property
    def in_editor(self) -> bool:
        """Whether the text stands in the editor, and the card only says how it came about."""
        return self._in_editor

    def set_in_editor(self, there: bool) -> None:
        """Show the text no more, or again."""
        self._in_editor = there
        self._about.setVisible(not there)
        self.show_state()

    @property
    def decided(self) -> bool:
        """Whether there is no change left to decide on."""
        return self.changes.live is not None and not self.changes.live.open_numbers

    @Slot()
    def show_state(self) -> None:
        work = self.work
        if work is None:
            return
        usable = bool(work.text) and not work.busy
        self.stop.setVisible(work.busy)
        self.again.setVisible(not work.busy)
        self.more.setVisible(not work.busy and self._replaces)
        self.copy.setEnabled(usable)
        self.why.setEnabled(usable)
        self.why.setVisible(self._explains)
        live = self.changes.live
        self.insert.setEnabled(usable and not self.decided)
        self.insert.setVisible(not self._in_editor)
        self.insert.setText(self._insert_words(several=live is not None and len(live.edits) > 1))
        keeps = self.decided or self._in_editor
        self.discard.setText(tr("Close") if keeps else tr("Discard"))
        self.changes.setVisible(live is not None)
        shown = bool(work.text) or work.state is WorkState.RUNNING
        # In the editor it has more room, and its changes say more than it does.
        self.body.setVisible(shown)
        self.body.text.setVisible(live is None and not self._in_editor)

    @Slot(str)
    def add_text(self, text: str) -> None:
        del text  # the body shows it
        self.body.show()

    def _insert_words(self, *, several: bool) -> str:
        if several:
            return tr("Accept all")
        return tr("Replace") if self._replaces else tr("Insert")

    def _lay_out(self, heading: str, explanation: str) -> None:
        name, about = QLabel(heading), self._about
        about.setText(explanation)
        set_role(name, "heading")
        set_role(about, "caption")
        about.setWordWrap(True)
        header = QHBoxLayout()
        header.setSpacing(GAP_TINY)
        header.addWidget(name, 1)
        for button in (self.stop, self.more, self.again, self.why, self.copy):
            header.addWidget(button)
        choices = QHBoxLayout()
        choices.setSpacing(GAP_SMALL)
        choices.addWidget(self.insert)
        choices.addWidget(self.discard)
        choices.addStretch()
        choices.addWidget(self.ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP_SMALL, GAP, GAP)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(about)
        # Above the text, where they are in reach however long it is.
        column.addLayout(choices)
        column.addWidget(self.state)
        column.addWidget(self.changes)
        column.addWidget(self.body)

    def _text(self) -> str:
        return self.work.text if self.work is not None else ""
