"""Why these words: what was measured of a result, beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.annotations import Probability
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.why_ports import WhyLook
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine, wrapping_label
from gpt_desktop.ui.work.why_attention import WhyAttention
from gpt_desktop.ui.work.why_bars import WhyBars
from gpt_desktop.ui.work.why_tokens import WhyTokens
from gpt_desktop.ui.work.why_words import percent, token_words

_WIDTH = 340
_ALTERNATIVES = 5
_NO_LIMIT = 2**24 - 1  # Qt's, which PySide6 does not name


class WhyPanel(QFrame):
    """Its widgets, and nothing of how they come to be filled; see ``WhyDesk``.

    Signals:
        closed: Escape, or the button.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "beside")
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = QLabel(tr("Why these words"))
        set_role(self.title, "heading")
        self.close_button = IconButton(theme, "x", tr("Close"), "Esc")
        self.close_button.clicked.connect(self.closed)
        self.error = ErrorCard(theme)
        policy = QSizePolicy.Policy
        self.error.setSizePolicy(policy.Preferred, policy.Maximum)  # no taller than its words
        self.progress = ProgressLine(theme)
        self.cancel = text_button(tr("Cancel"))
        self.cancel.hide()
        self.remark = wrapping_label("warning")
        self.headings = tuple(
            _caption(words)
            for words in (
                tr("How probable each word was"),
                tr("Which part of what was asked mattered"),
            )
        )
        self.tokens = WhyTokens()
        self.others = wrapping_label("second")
        self.look = text_button(tr("Where the model looked"))
        self.attention = WhyAttention(theme)
        self.attention_note = wrapping_label("caption")
        self.attention_note.setText(
            tr(
                "Where it looked before it wrote this word, not why it wrote it: the mean of all "
                "layers and heads. The first sign takes what is looked at nowhere else, and is "
                "not shaded."
            )
        )
        self.budget = wrapping_label("second")
        self.leave_out = text_button(tr("Leave out each part"))
        self.bars = WhyBars(theme)
        self.detail = wrapping_label("second")
        self._lay_out()
        self.tokens.selectionModel().currentChanged.connect(self._show_choice)
        self.bars.currentCellChanged.connect(self._show_detail)

    @property
    def chosen(self) -> int:
        """The number of the token that is chosen, or -1."""
        return self.tokens.currentIndex().row()

    def fill(self, *, titled: bool = True, keys: str = "Esc") -> None:
        """Take all the room of a pane, rather than a column beside something.

        Args:
            titled: the pane has no title for it, nor a button that closes it.
            keys: what closes it there.
        """
        self.close_button.setToolTip(with_shortcut(tr("Close"), keys))
        self.title.setVisible(titled)
        self.close_button.setVisible(titled)
        self.setMinimumWidth(0)
        self.setMaximumWidth(_NO_LIMIT)
        set_role(self, "")

    def clear(self) -> None:
        """Show nothing of any result."""
        self.error.clear()
        self.tokens.list.show_tokens("", ())
        self.bars.show_parts(())
        for label in (self.remark, self.others, self.budget, self.detail):
            label.clear()
        for widget in (
            *self.headings,
            self.tokens,
            self.bars,
            self.attention,
            self.attention_note,
            self.look,
            self.leave_out,
        ):
            widget.hide()

    def show_look(self, look: WhyLook) -> None:
        """Show what one reading said; the focus goes into it where it is in the panel."""
        self.remark.setText(look.remark)
        self.remark.setVisible(bool(look.remark))
        self.tokens.list.show_tokens(look.text, look.tokens)
        for widget in (*self.headings, self.tokens):
            widget.show()
        self.look.setVisible(look.attends)
        self.leave_out.setVisible(look.parts > 0)
        self.tokens.selectRow(0)
        if self.hasFocus():
            self.tokens.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is in it leaves this key to the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_choice(self) -> None:
        self.attention.hide()
        self.attention_note.hide()
        tokens = self.tokens.list.tokens
        if 0 <= self.chosen < len(tokens):
            self.others.setText(_others(tokens[self.chosen]))

    def _show_detail(self) -> None:
        item = self.bars.item(self.bars.currentRow(), 0)
        self.detail.setText("" if item is None else item.toolTip())

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(GAP_SMALL, 0, 0, 0)
        header.addWidget(self.title, 1)
        header.addWidget(self.close_button)
        working = QHBoxLayout()
        working.addWidget(self.progress, 1)
        working.addWidget(self.cancel)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        for widget in (
            self.error,
            self.remark,
            self.headings[0],
            self.tokens,
            self.others,
            self.look,
            self.attention,
            self.attention_note,
            self.headings[1],
            self.budget,
            self.leave_out,
        ):
            column.addWidget(widget)
        for button in (self.look, self.leave_out):
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(working)
        column.addWidget(self.bars)
        column.addWidget(self.detail)
        column.addStretch()
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(GAP_TINY, GAP_SMALL, GAP_TINY, GAP_SMALL)
        outer.setSpacing(GAP_TINY)
        outer.addLayout(header)
        outer.addWidget(area, 1)


def _caption(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    set_role(label, "strong")
    return label


def _others(token: Probability) -> str:
    """What else could have stood in a token's place."""
    some = token.alternatives[:_ALTERNATIVES]
    listed = " · ".join(f"{token_words(each.text)} {percent(each.logprob)}" for each in some)
    return tr("Most probable here: {words}", words=listed) if listed else ""
