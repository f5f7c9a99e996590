"""The rail at the left: one button a view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY, ICON_SIZE, RAIL_WIDTH
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.widgets.buttons import with_shortcut

_BUTTON_HEIGHT = 52
_BAR_WIDTH = 3
_ICON_TOP, _LABEL_HEIGHT = 8, 20


class RailButton(QToolButton):
    """An icon over a short label, with a bar of the accent where it is the current one."""

    def __init__(self, context: ViewContext, icon_name: str, label: str, shortcut: str) -> None:
        super().__init__()
        self._context = context
        self._icon_name = icon_name
        set_role(self, "rail")
        self.setText(label)
        self.setToolTip(with_shortcut(label, shortcut))
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(RAIL_WIDTH - GAP_TINY, _BUTTON_HEIGHT)
        self._recolour()
        self.toggled.connect(self._recolour)
        context.theme.changed.connect(self._recolour)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # drawn whole: it is one button
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The style would shorten the label to fit its own margins.
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        self._draw_content(painter)
        painter.end()

    def _draw_content(self, painter: QPainter) -> None:
        palette = self._context.theme.palette
        left = (self.width() - ICON_SIZE) // 2
        self.icon().paint(painter, left, _ICON_TOP, ICON_SIZE, ICON_SIZE)
        current = self.isChecked() or self.underMouse()
        painter.setPen(QColor(palette.text if current else palette.second_text))
        label = QRect(0, _ICON_TOP + ICON_SIZE, self.width(), _LABEL_HEIGHT)
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            # Beside the icon: a long label takes the whole width.
            bar = QRectF(0, _ICON_TOP, _BAR_WIDTH, ICON_SIZE)
            painter.drawRoundedRect(bar, _BAR_WIDTH / 2, _BAR_WIDTH / 2)

    @Slot()
    def _recolour(self) -> None:
        palette = self._context.theme.palette
        colour = palette.accent_text if self.isChecked() else palette.second_text
        self.setIcon(self._context.theme.icon(self._icon_name, colour))


class Rail(QFrame):
    """Those views one works in above, those about the app below.

    The buttons are one group: Tab reaches the current one, the arrow keys the others.

    Signals:
        view_chosen: the view's id.
    """

    view_chosen = Signal(str)

    def __init__(
        self,
        context: ViewContext,
        above: Sequence[type[View]],
        below: Sequence[type[View]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "rail")
        self.setAccessibleName(tr("Views"))
        self.setFixedWidth(RAIL_WIDTH)
        self.buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP_SMALL, 0, GAP_SMALL)
        column.setSpacing(GAP_TINY)
        for number, view in enumerate((*above, *below), start=1):
            if number == len(above) + 1:
                column.addStretch()
            column.addWidget(self._add(context, view, number), 0, Qt.AlignmentFlag.AlignHCenter)

    def set_current(self, view_id: str) -> None:
        """Mark a view as the one shown."""
        self.buttons[view_id].setChecked(True)

    def _add(self, context: ViewContext, view: type[View], number: int) -> RailButton:
        button = RailButton(context, view.icon_name, tr(view.title), f"Ctrl+{number}")
        button.setProperty("view_id", view.view_id)
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        self.buttons[view.view_id] = button
        return button

    @Slot()
    def _on_clicked(self) -> None:
        self.view_chosen.emit(self.sender().property("view_id"))
