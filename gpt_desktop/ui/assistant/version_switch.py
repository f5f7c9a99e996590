"""Leads from one version of a message to the others: ‹ 2/3 ›."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import small_button


class VersionSwitch(QWidget):
    """Two buttons and which version stands between them.

    Args:
        of_questions: they are the person's own words, not the model's.

    Signals:
        step_requested: -1 to the one before, 1 to the next.
    """

    step_requested = Signal(int)

    def __init__(
        self, context: ViewContext, parent: QWidget | None = None, *, of_questions: bool = False
    ) -> None:
        super().__init__(parent)
        self._of_questions = of_questions
        before = tr("Previous question") if of_questions else tr("Previous answer")
        after = tr("Next question") if of_questions else tr("Next answer")
        self.previous = small_button(context.theme, "chevron-left", before)
        self.next = small_button(context.theme, "chevron-right", after)
        self.place = QLabel()
        set_role(self.place, "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self.previous, self.place, self.next):
            row.addWidget(widget)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)

    def show_place(self, number: int, count: int) -> None:
        """Which of how many is shown, counted from 1."""
        self.place.setText(f"{number}/{count}")
        self.place.setAccessibleName(
            tr("Question {number} of {count}", number=number, count=count)
            if self._of_questions
            else tr("Answer {number} of {count}", number=number, count=count)
        )
        self.previous.setEnabled(number > 1)
        self.next.setEnabled(number < count)

    @Slot()
    def _on_previous(self) -> None:
        self.step_requested.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.step_requested.emit(1)


def stepped(versions: tuple[str, ...], shown: str, step: int) -> str | None:
    """The version so many steps away from the one shown; None where there is none."""
    if shown not in versions:
        return None
    place = versions.index(shown) + step
    return versions[place] if 0 <= place < len(versions) else None
