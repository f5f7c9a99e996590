"""What can be done with an answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.version_switch import VersionSwitch
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, small_button, text_button


class AnswerActions(QWidget):
    """Takes no room while there is nothing to do.

    Signals:
        again_requested: the question is to be answered anew.
        go_on_requested: the answer is to be gone on from where it was cut.
        menu_requested: what else can be done is to be offered, under ``more``.
        step_requested: -1 to the answer before, 1 to the next.
    """

    again_requested = Signal()
    go_on_requested = Signal()
    menu_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.copy = small_button(context.theme, "copy", tr("Copy the answer"))
        self.more = small_button(context.theme, "ellipsis", tr("More about this message"))
        self.more.clicked.connect(self.menu_requested)
        self.again: IconButton | None = None
        self.go_on: QPushButton | None = None
        self.versions: VersionSwitch | None = None
        self._stopped = QLabel(tr("Stopped"))
        set_role(self._stopped, "caption")
        self._stopped.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_TINY)
        self._row.addWidget(self.copy)
        self._row.addWidget(self.more)
        self._row.addWidget(self._stopped)
        self._row.addStretch()

    def add(self, widget: QWidget) -> None:
        """Put a button of a part beside the others."""
        self._row.insertWidget(self._row.indexOf(self.more), widget)

    def set_stopped(self, stopped: bool) -> None:
        """Whether the person stopped the answer."""
        self._stopped.setVisible(stopped)

    def offer(
        self, *, copy: bool, more: bool, again: bool, go_on: bool, version: tuple[int, int] | None
    ) -> None:
        """Offer just these. Few answers of a conversation ever need more than ``copy``.

        Args:
            version: which of how many answers to the question it is; None offers no other.
        """
        if again and self.again is None:
            self.again = small_button(
                self._context.theme, "rotate-ccw", tr("Answer again"), "Ctrl+R"
            )
            self.again.clicked.connect(self.again_requested)
            self._row.insertWidget(1, self.again)
        if go_on and self.go_on is None:
            self.go_on = text_button(tr("Continue the answer"), "link")
            self.go_on.clicked.connect(self.go_on_requested)
            self._row.insertWidget(self._row.count() - 1, self.go_on)
        if version is not None and self.versions is None:
            self.versions = VersionSwitch(self._context)
            self.versions.step_requested.connect(self.step_requested)
            self._row.insertWidget(self._row.count() - 1, self.versions)
        self.copy.setVisible(copy)
        self.more.setVisible(more)
        if self.again is not None:
            self.again.setVisible(again)
        if self.go_on is not None:
            self.go_on.setVisible(go_on)
        if self.versions is not None:
            self.versions.setVisible(version is not None)
            if version is not None:
                self.versions.show_place(*version)
        some = copy or more or again or go_on or version is not None
        self.setVisible(some or not self._stopped.isHidden())

    def focus_versions(self) -> None:
        """Let the keyboard go on where it led from one answer to another."""
        if self.versions is not None:
            button = (
                self.versions.next if self.versions.next.isEnabled() else self.versions.previous
            )
            button.setFocus(Qt.FocusReason.OtherFocusReason)
