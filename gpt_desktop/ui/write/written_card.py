"""What of a text a model wrote, as a list beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.tasks.write.options import ACTIONS, KINDS
from gpt_desktop.core.texts import Provenance
from gpt_desktop.core.written_report import PartState, part_state, written_share
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.calendar_words import day_of_year, time_words
from gpt_desktop.ui.widgets.lines import wrapping_label

_EXCERPT = 34  # columns, which fit into the card
_MOST_LISTED = 50


def action_words(asked: str) -> str:
    """What was asked for, as the menu calls it; an action of the person's own by its name."""
    labels = {choice.value: choice.label for choice in (*KINDS, *ACTIONS)}
    return tr(labels[asked]) if asked in labels else asked


class WrittenCard(QFrame):
    """How much it is, and each part with what was asked, by which model and when.

    Signals:
        part_chosen: a Provenance to go to.
        export_requested: it is to be written into a file.
        closed: it is to be shown no more.
    """

    part_chosen = Signal(object)
    export_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName(tr("What a model wrote"))
        self.share = wrapping_label("caption")
        self.export = text_button(tr("Export…"))
        self.close_button = IconButton(theme, "x", tr("Close"), "Esc")
        heading = QLabel(tr("What a model wrote"))
        set_role(heading, "heading")
        header = QHBoxLayout()
        header.addWidget(heading, 1)
        header.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.addWidget(self.export)
        foot.addStretch()
        self.rows: list[QWidget] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP_SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP_SMALL, GAP, GAP)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(self.share)
        column.addLayout(self._rows)
        column.addLayout(foot)
        self.export.clicked.connect(self.export_requested)
        self.close_button.clicked.connect(self.closed)

    def show_parts(self, body: str, provenance: Sequence[Provenance]) -> None:
        """Show what is known of a text that says ``body``."""
        for row in self.rows:
            self._rows.removeWidget(row)
            row.deleteLater()
        share = written_share(body, provenance)
        words = tr("A model wrote nothing of this text that was noted.")
        if provenance:
            words = tr_count("{count:,} place", "{count:,} places", share.parts)
            words = tr(
                "{places} · {of_model} of {words} words ({percent} %)",
                places=words,
                of_model=f"{share.of_model:,}",
                words=f"{share.words:,}",
                percent=share.percent,
            )
        self.share.setText(words)
        self.export.setEnabled(bool(provenance))
        self.rows = [self._row(body, each) for each in provenance[:_MOST_LISTED]]
        for row in self.rows:
            self._rows.addWidget(row)

    def _row(self, body: str, part: Provenance) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        state = part_state(body, part)
        when = datetime.fromtimestamp(part.inserted).astimezone()
        told = [action_words(part.asked), part.author]
        told.append(f"{day_of_year(when.date())}, {time_words(when.time())}")
        if state is not PartState.AS_IT_WAS:
            told.append(tr(state.value))
        about = wrapping_label("caption")
        about.setText(" · ".join(each for each in told if each))
        excerpt = beginning(part.words, _EXCERPT)
        if state is PartState.GONE:
            gone = wrapping_label("second")
            gone.setText(excerpt)
            column.addWidget(gone)
        else:
            words = text_button(excerpt, "link")
            words.setToolTip(tr("Go to this place"))
            words.clicked.connect(partial(self.part_chosen.emit, part))
            column.addWidget(words, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(about)
        return row
