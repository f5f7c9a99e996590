"""The next token drawn a thousand times: counts beside the probabilities, after a cut."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.draws import Cut, after_cut, drawn_counts
from gpt_desktop.core.learning.inside import InsideLook
from gpt_desktop.ui.learn.inside_next import BarDelegate, figure, percent
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.segments import Segments
from gpt_desktop.ui.work.why_words import token_words

TIMES = 1000
CUTS = {
    "all": Cut(),
    "k3": Cut(top_k=3),
    "k5": Cut(top_k=5),
    "p0.5": Cut(top_p=0.5),
    "p0.9": Cut(top_p=0.9),
}


class InsideDraws(QWidget):
    """From which tokens is drawn at the temperature shown, and how often each came."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: InsideLook | None = None
        self._temperature = 1.0
        self._cut = CUTS["all"]
        self._seed = 0
        self.cuts = Segments([(name, _cut_words(cut)) for name, cut in CUTS.items()], "all")
        self.cuts.setAccessibleName(tr("Cut off"))
        self.many = text_button(tr("Draw {count} times", count=f"{TIMES:,}"))
        self.table = _table(theme)
        self.told = wrapping_label("second")
        label = QLabel(tr("Cut off"))
        set_role(label, "second")
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(label)
        row.addWidget(self.cuts)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(row)
        column.addWidget(self.many, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)
        column.addWidget(self.told)
        self.cuts.value_changed.connect(self._set_cut)
        self.many.clicked.connect(self.draw)

    def show_look(self, look: InsideLook, temperature: float) -> None:
        """Show another text's next tokens, not drawn yet."""
        self._look, self._temperature = look, temperature
        self._show(None)

    @Slot(str)
    def set_temperature(self, value: str) -> None:
        """Show them at another temperature, not drawn yet."""
        self._temperature = float(value)
        self._show(None)

    @Slot()
    def draw(self) -> None:
        """Draw with the next seed."""
        look = self._look
        if look is not None:
            self._seed += 1
            self._show(drawn_counts(after_cut(self._shares(look), self._cut), TIMES, self._seed))

    @Slot(str)
    def _set_cut(self, name: str) -> None:
        self._cut = CUTS[name]
        self._show(None)

    def _shares(self, look: InsideLook) -> list[float]:
        return [look.share(each, self._temperature) for each in look.likeliest]

    def _show(self, counts: tuple[int, ...] | None) -> None:
        look = self._look
        if look is None:
            return
        shares = self._shares(look)
        cut = after_cut(shares, self._cut)
        others = tr("{count} others", count=f"{look.vocabulary - len(shares):,}")
        names = [*(token_words(each.text) for each in look.likeliest), others]
        self.table.setRowCount(len(names))
        for row, (name, share) in enumerate(zip(names, cut, strict=True)):
            words = QTableWidgetItem(name)
            words.setData(Qt.ItemDataRole.UserRole, share)
            self.table.setItem(row, 0, words)
            self.table.setItem(row, 1, figure(percent(share)))
            self.table.setItem(row, 2, figure("" if counts is None else f"{counts[row]:,}"))
        heights = sum(self.table.rowHeight(row) for row in range(len(names)))
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + heights + 2 * self.table.frameWidth())
        self._tell(shares, drawn=counts is not None)

    def _tell(self, shares: list[float], *, drawn: bool) -> None:
        told = []
        if self._cut != Cut() and self._cut.kept(shares) is None:
            told.append(
                tr(
                    "These {count} tokens hold only {share} together, so this cut is made among "
                    "the others, which stay as they are here.",
                    count=len(shares),
                    share=percent(sum(shares)),
                )
            )
        if drawn:
            told.append(
                tr(
                    "Seed {seed}: each count is what the probability leads to, but for chance. "
                    "Drawn again, chance has another seed.",
                    seed=self._seed,
                )
            )
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told))


def _cut_words(cut: Cut) -> str:
    if cut.top_k:
        return f"{tr('Top-k')} {cut.top_k}"
    return f"{tr('Top-p')} {cut.top_p:g}" if cut.top_p < 1 else tr("Nothing")


def _table(theme: Theme) -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setHorizontalHeaderLabels([tr("Next token"), tr("After the cut"), tr("Times drawn")])
    table.setAccessibleName(tr("Counts beside the probabilities"))
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.setItemDelegateForColumn(0, BarDelegate(theme, table))
    theme.changed.connect(table.viewport().update)
    return table
