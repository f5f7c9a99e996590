"""What is left to learn from, and what each filter took."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.training.filters import FilterCount
from gpt_desktop.core.training.preview import FEW_WORDS, TrainingPreview
from gpt_desktop.core.training.rule_words import rule_words
from gpt_desktop.core.training.taken import FILTER_WORDS, FilterKind
from gpt_desktop.ui.models.fact_grid import FactGrid
from gpt_desktop.ui.models.training_sources import count_words_of
from gpt_desktop.ui.models.training_taken import MOST_SHOWN, TakenTable
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.notice_list import NoticeList

_MOST_TEXT = 50_000  # characters that are shown of what is left: set in a few milliseconds
_TEXT_HEIGHT = 260
_MOST_NOTES = 20


class TrainingResult(QFrame):
    """Hidden until there is a preview.

    Args:
        leads_on: there is a step behind it, so that saving is not what is mostly wanted.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, leads_on: bool = False
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._preview: TrainingPreview | None = None
        self.facts = FactGrid(theme)
        self.notices = NoticeList(theme)
        self.heading = wrapping_label("strong")
        self.reasons = wrapping_label("second")
        self.taken = TakenTable()
        self.read = text_button(tr("Read what is left"), "link")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What is left to learn from"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.save = text_button(tr("Save the training text…"), "quiet" if leads_on else "primary")
        self._lay_out()
        self.read.clicked.connect(self._on_read)
        self.show_preview(None)

    @property
    def preview(self) -> TrainingPreview | None:
        return self._preview

    def show_preview(self, preview: TrainingPreview | None) -> None:
        """Show what came of it; None hides all."""
        self._preview = preview
        self.setVisible(preview is not None)
        for widget in (self.heading, self.reasons, self.taken, self.text):
            widget.hide()
        if preview is None:
            return
        self.facts.show_facts(result_lines(preview))
        self.notices.set_notices(result_notices(preview))
        some = bool(preview.split.training)
        self.read.setVisible(some)
        self.save.setVisible(some)

    def show_taken(self, count: FilterCount) -> None:
        """Show each piece that a filter took."""
        name = tr(FILTER_WORDS[count.kind])
        self.heading.setText(tr("Taken out: {name}", name=name))
        self.heading.show()
        lines: list[str] = []
        if count.kind in (FilterKind.RULES, FilterKind.PERSONAL):
            reasons = (count.by_reason or {}).items()
            lines += [
                tr("{name}: {reason}", name=rule_words(why), reason=f"{times:,}")
                for why, times in reasons
            ]
        if len(count.taken) > MOST_SHOWN:
            lines.append(tr("The first {count:,} are shown.", count=MOST_SHOWN))
        self.reasons.setText("\n".join(lines))
        self.reasons.setVisible(bool(lines))
        self.taken.rows.show_rows(count.taken)
        self.taken.show()
        self.taken.setFocus()

    @Slot()
    def _on_read(self) -> None:
        if self._preview is None:
            return
        self.text.setPlainText(beginning_of(self._preview))
        self.text.show()
        self.text.setFocus()

    def _lay_out(self) -> None:
        heading = QLabel(tr("What is left to learn from"))
        set_role(heading, "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        column.setSpacing(GAP_SMALL)
        for widget in (heading, self.facts, self.notices, self.heading, self.reasons, self.taken):
            column.addWidget(widget)
        column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)


def beginning_of(preview: TrainingPreview) -> str:
    """Of what is left, document by document; its end says where more was left out."""
    parts: list[str] = []
    room = _MOST_TEXT
    for document in preview.split.training:
        part = document.text[:room].strip()
        parts.append(f"— {document.name} —\n{part}")
        room -= len(part)
        if room <= 0 or len(part) < len(document.text.strip()):
            parts.append(tr("… This is the beginning; all of it is in the saved files."))
            break
    return "\n\n".join(parts)


def result_lines(preview: TrainingPreview) -> list[tuple[str, str]]:
    """Names and values, translated."""
    lines = [
        (tr("Found"), count_words_of(preview.before)),
        (tr("To learn from"), count_words_of(preview.training)),
        (tr("Kept back to test"), count_words_of(preview.validation)),
    ]
    if preview.split.divided:
        words = tr("There is one document: its end is kept back, which is about the same things.")
        lines.append((tr("Split"), words))
    return lines


def result_notices(preview: TrainingPreview) -> list[Notice]:
    """What the person should know of it."""
    found: list[Notice] = []
    if not preview.split.training:
        words = tr("Nothing is left to learn from: choose more, or switch filters off.")
        found.append(Notice(NoticeKind.WARNING, words))
    elif preview.training.words < FEW_WORDS:
        words = tr(
            "{count:,} words are few: a small model learns a style from them, no facts.",
            count=preview.training.words,
        )
        found.append(Notice(NoticeKind.INFO, words))
    if preview.split.training and not preview.split.validation:
        words = tr("It is too little to keep a part back, without which nothing is trained.")
        found.append(Notice(NoticeKind.WARNING, words))
    for name in preview.outcome.too_slow:
        words = tr(
            "The rule “{name}” took too long and was not used: simplify its pattern.",
            name=rule_words(name),
        )
        found.append(Notice(NoticeKind.WARNING, words))
    found += [Notice(NoticeKind.WARNING, note) for note in preview.notes[:_MOST_NOTES]]
    if len(preview.notes) > _MOST_NOTES:
        more = len(preview.notes) - _MOST_NOTES
        words = tr_count("{count:,} more note.", "{count:,} more notes.", more)
        found.append(Notice(NoticeKind.WARNING, words))
    return found
