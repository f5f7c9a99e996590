"""How far a result is borne by what it was made from, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.annotations import Claim, DocumentSpan
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

PlaceWords = Callable[[DocumentSpan], str]
"""Names a passage for a person, such as "page 12"."""


class ClaimLine(QWidget):
    """Counts the sentences with a source, and leads from one to the next.

    Args:
        place_words: names a passage of a source.

    Signals:
        claim_chosen: the number of a claim.
        source_chosen: a DocumentSpan to show.
    """

    claim_chosen = Signal(int)
    source_chosen = Signal(object)

    def __init__(
        self, theme: Theme, place_words: PlaceWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._place_words = place_words
        self._claims: tuple[Claim, ...] = ()
        self._current = -1
        self._passage = 0
        self.summary = wrapping_label("caption")
        self.wrong = wrapping_label("warning")
        self.source = text_button("", "inline")
        self.back = IconButton(theme, "chevron-up", tr("Previous sentence"), "Shift+F8")
        self.on = IconButton(theme, "chevron-down", tr("Next sentence"), "F8")
        self.back.clicked.connect(self.go_back)
        self.on.clicked.connect(self.go_on)
        self.source.clicked.connect(self._on_next_passage)
        row = QHBoxLayout()
        row.setSpacing(GAP_TINY)
        row.addWidget(self.summary, 1)
        row.addWidget(self.back)
        row.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(row)
        column.addWidget(self.source, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.wrong)
        self.hide()

    @property
    def current(self) -> int:
        """The number of the chosen claim, or -1."""
        return self._current

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Speak of these; none is chosen. Hidden while there are none."""
        self._claims = tuple(claims)
        self._current = -1
        self._show_current()
        self.setVisible(bool(claims))

    @Slot(int)
    def choose(self, number: int) -> None:
        """Make one the chosen one and lead to its first passage."""
        self._current = number
        self._passage = 0
        self._show_current()
        self.claim_chosen.emit(number)
        self._lead_to_passage()
        self._announce()

    @Slot()
    def go_on(self) -> None:
        """To the next sentence, after the last one to the first."""
        if self._claims:
            self.choose((self._current + 1) % len(self._claims))

    @Slot()
    def go_back(self) -> None:
        """To the sentence before."""
        if self._claims:
            self.choose((max(self._current, 0) - 1) % len(self._claims))

    @Slot()
    def _on_next_passage(self) -> None:
        claim = self._claims[self._current]
        self._passage = (self._passage + 1) % len(claim.sources)
        self._show_current()
        self._lead_to_passage()
        self._announce()

    def _lead_to_passage(self) -> None:
        sources = self._claims[self._current].sources
        if sources:
            self.source_chosen.emit(sources[self._passage])

    def _show_current(self) -> None:
        chosen = self._current >= 0
        hint = "" if chosen else " " + tr("Click one to see where it stands.")
        self.summary.setText(support_words(self._claims) + hint)
        claim = self._claims[self._current] if chosen else None
        wrong = "\n".join(check.words for check in claim.checks) if claim is not None else ""
        if claim is not None and not claim.sources and not wrong:
            wrong = tr("No passage of the document says this.")
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        sources = claim.sources if claim is not None else ()
        self.source.setText(self._source_words(sources))
        self.source.setVisible(bool(sources))
        self.source.setEnabled(len(sources) > 1)
        self.source.setToolTip(tr("Show the next passage") if len(sources) > 1 else "")

    def _source_words(self, sources: Sequence[DocumentSpan]) -> str:
        if not sources:
            return ""
        place = self._place_words(sources[self._passage])
        if len(sources) == 1:
            return place or tr("1 passage")
        words = tr("passage {number} of {count}", number=self._passage + 1, count=len(sources))
        return " · ".join(part for part in (place, words) if part)

    def _announce(self) -> None:
        told = " ".join(part for part in (self.source.text(), self.wrong.text()) if part)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))


def support_words(claims: Sequence[Claim]) -> str:
    """How many of the sentences the documents bear."""
    if not claims:
        return ""
    borne = sum(bool(claim.sources) and not claim.checks for claim in claims)
    return tr_count(
        "{borne} of {count} sentence has a source.",
        "{borne} of {count} sentences have a source.",
        len(claims),
        borne=borne,
    )
