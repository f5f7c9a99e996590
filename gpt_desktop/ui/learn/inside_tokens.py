"""A text as its tokens, and where the model looked from the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.abilities import AttendedToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.inside import InsideLook
from gpt_desktop.ui.learn.inside_heads import HeadMap, HeadTable
from gpt_desktop.ui.learn.inside_words import HIDDEN, MAP
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.work.why_attention import WhyAttention
from gpt_desktop.ui.work.why_words import token_words

_ROWS_HEIGHT, _TEXT_HEIGHT = 120, 84  # pixels
_PADDING = 44  # pixels beside a token, what the style adds among them
_MEAN = -1


class TokenList(QListWidget):
    """Side by side, in rows; the arrow keys go from one to the next.

    Signals:
        token_chosen: the number of a token.
    """

    token_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Tokens"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(2)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setFixedHeight(_ROWS_HEIGHT)
        self.setTabKeyNavigation(False)
        self.currentRowChanged.connect(self._on_row)

    def show_look(self, look: InsideLook) -> None:
        """Show a text's tokens and choose the last."""
        self.blockSignals(True)
        self.clear()
        for text, id_ in zip(look.tokens, look.ids, strict=True):
            item = QListWidgetItem(f"{token_words(text)}\n{id_}")
            item.setToolTip(tr("Token number {id}", id=id_))
            wide = self.fontMetrics().horizontalAdvance(max(token_words(text), str(id_), key=len))
            item.setSizeHint(QSize(wide + _PADDING, 2 * self.fontMetrics().height() + GAP_MEDIUM))
            self.addItem(item)
        self.blockSignals(False)
        self.setCurrentRow(self.count() - 1)

    @Slot(int)
    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.token_chosen.emit(row)


class InsideAttention(QWidget):
    """A layer and a head, or the mean of all, from one token."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: InsideLook | None = None
        self._number = 0
        self.layer = _box(tr("Layer"))
        self.head = _box(tr("Head"))
        self.hidden = wrapping_label("second")
        self.hidden.setText(tr(HIDDEN))
        self.hidden.hide()
        self.map = HeadMap(theme)
        self.map_words = wrapping_label("caption")
        self.map_words.setText(tr(MAP))
        self.map_table_button = text_button(tr("Heads as a table"), "link")
        self.map_table_button.clicked.connect(self._on_table)
        self.map_table = HeadTable()
        self.map_table.hide()
        self.attended = WhyAttention(theme)
        self.attended.text.setFixedHeight(_TEXT_HEIGHT)
        self.attended.text.setAccessibleName(tr("The sentence, shaded where the model looked"))
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        for name, box in ((tr("Layer"), self.layer), (tr("Head"), self.head)):
            label = QLabel(name)
            set_role(label, "second")
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            box.currentIndexChanged.connect(self._draw)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        button = self.map_table_button
        self._shown = (self.map, self.map_words, button, self._tools, self.attended)
        column.addWidget(self.hidden)
        column.addWidget(self.map)
        column.addWidget(self.map_words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.map_table, self._tools, self.attended):
            column.addWidget(widget)
        self.map.head_chosen.connect(self._on_head_chosen)

    def show_look(self, look: InsideLook) -> None:
        """Show another text; the layer and the head stay where they can."""
        self._look, self._number = look, len(look.tokens) - 1
        shows = bool(look.layers)
        self.hidden.setVisible(not shows)
        for widget in self._shown:
            widget.setVisible(shows)
        _fill(self.layer, len(look.layers))
        _fill(self.head, min((each.heads for each in look.layers), default=0))
        self._draw()

    @Slot(int)
    def show_token(self, number: int) -> None:
        """From another token."""
        self._number = number
        self._draw()

    @Slot()
    def _on_table(self) -> None:
        self.map_table.setVisible(self.map_table.isHidden())
        self._draw()

    @Slot(int, int)
    def _on_head_chosen(self, layer: int, head: int) -> None:
        self.layer.setCurrentIndex(self.layer.findData(layer))
        self.head.setCurrentIndex(self.head.findData(head))

    @Slot()
    def _draw(self) -> None:
        look = self._look
        if look is None or not look.layers:
            return
        layer, head = _number(self.layer), _number(self.head)
        self.map.show_token(look, self._number)
        self.map.choose(layer, head)
        if not self.map_table.isHidden():
            self.map_table.show_shares(self.map.shares)
        shares = look.looked(self._number, layer, head)
        pairs = zip(look.tokens, shares, strict=False)
        self.attended.show_tokens([AttendedToken(text, share) for text, share in pairs])


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    return box


def _number(box: QComboBox) -> int | None:
    """None for the mean."""
    data = box.currentData()
    return None if data in (None, _MEAN) else int(data)


def _fill(box: QComboBox, count: int) -> None:
    """Numbers from 1 on, after the mean; what is chosen stays."""
    if box.count() == count + 1:
        return
    box.blockSignals(True)
    kept = max(0, box.currentIndex())
    box.clear()
    box.addItem(tr("Mean of all"), _MEAN)
    for number in range(count):
        box.addItem(str(number + 1), number)
    box.setCurrentIndex(kept if kept <= count else 0)
    box.blockSignals(False)
