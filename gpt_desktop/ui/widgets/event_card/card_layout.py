"""Where the parts of an event's card stand: as narrow as a side panel, as wide as a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL

if TYPE_CHECKING:
    from gpt_desktop.ui.widgets.event_card.card import EventCard

_TIME_WIDTH = 92


def lay_out_card(card: EventCard, *, scrolls: bool) -> None:
    """Put the parts of a card in their places.

    Args:
        scrolls: what is to be filled in scrolls where it is too high; what confirms it stays.
    """
    column = QVBoxLayout(card)
    column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP_MEDIUM)
    column.setSpacing(GAP_SMALL)
    column.addLayout(_row((card.heading,), (card.close_button,)))
    body = _body(card)
    column.addWidget(_scrolling(body) if scrolls else body, 1)
    for line in (card.conflicts, card.missing):
        column.addWidget(line)
    column.addLayout(_row((card.confirm, card.cancel), (card.delete,)))


def _body(card: EventCard) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP_SMALL)
    for widget in (card.scope_choice, card.questions, card.remarks, card.title_field):
        column.addWidget(widget)
    column.addLayout(_fields(card))
    column.addStretch()
    return body


def _scrolling(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _fields(card: EventCard) -> QGridLayout:
    span = card.span
    for field in (span.starts, span.ends):
        field.setFixedWidth(_TIME_WIDTH)
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP_SMALL)
    grid.setVerticalSpacing(GAP_SMALL)
    grid.setColumnStretch(1, 1)
    _add(grid, 0, tr("Begins"), span.day, span.starts)
    _add(grid, 1, tr("Ends"), span.last, span.ends)
    day = _row((span.all_day,), (span.length_label,))
    grid.addLayout(day, 2, 1, 1, 2)
    for row, (name, own) in enumerate(
        (
            (tr("Zone"), card.zone),
            (tr("Place"), card.place),
            (tr("Repeats"), card.repeat),
            (tr("Remind"), card.reminders),
            (tr("Notes"), card.notes),
        ),
        start=3,
    ):
        card.labels[own] = _add(grid, row, name, own)
    grid.addWidget(card.more, 8, 1, Qt.AlignmentFlag.AlignLeft)
    return grid


def _add(
    grid: QGridLayout, row: int, name: str, field: QWidget, second: QWidget | None = None
) -> QLabel:
    label = QLabel(name)
    set_role(label, "second")
    label.setBuddy(field)
    tall = row in (5, 7)
    place = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
    label.setContentsMargins(0, 6 if tall else 0, 0, 0)
    grid.addWidget(label, row, 0, place)
    grid.addWidget(field, row, 1, 1, 1 if second is not None else 2)
    if second is not None:
        grid.addWidget(second, row, 2)
    return label


def _row(left: Sequence[QWidget], right: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP_SMALL)
    for widget in left:
        row.addWidget(widget)
    row.addStretch()
    for widget in right:
        row.addWidget(widget)
    return row
