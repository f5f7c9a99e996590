"""Lines beside the work: notices, errors, progress, the offer to undo."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import language
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.retelling import retold
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import SMALL_ICON, IconButton, text_button
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.icon_label import IconLabel
from gpt_desktop.ui.widgets.phase_words import amount_words, phase_words
from gpt_desktop.ui.widgets.quantities import time_left_words

UNDO_MS = 8000


def wrapping_label(role: str = "") -> QLabel:
    """A label that takes the width there is and shows its text as it stands.

    A name of a file that looks like HTML must not make it load anything.
    """
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    if role:
        set_role(label, role)
    return label


class NoticeLine(QWidget):
    """An icon and words that wrap; hidden while there is nothing to say.

    Signals:
        model_wanted: the code of a language that the model lacks; the person wants one that
            knows it.
    """

    model_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(theme, "info", "second_text", 16)
        self._words = wrapping_label()
        self._missing = ""
        self.get_model: QPushButton | None = None  # made where it is first needed
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Say it, warnings in the warning colour."""
        warns = notice.kind is NoticeKind.WARNING
        self._icon.set_icon(
            "triangle-alert" if warns else "info", "warning" if warns else "second_text"
        )
        set_role(self._words, "warning" if warns else "second")
        # It may have been kept, and said in another language then.
        words = retold(notice.text)
        self._words.setText(words)
        self.setAccessibleName(words)
        self._offer_model(notice.missing)
        self.show()

    def _offer_model(self, missing: str) -> None:
        self._missing = missing
        if self.get_model is None and missing:
            self.get_model = text_button("", "link")
            self.get_model.clicked.connect(self._on_get_model)
            row = QHBoxLayout()
            row.addSpacing(self._icon.sizeHint().width() + GAP_TINY)  # below the words
            row.addWidget(self.get_model)
            row.addStretch()
            self._column.addLayout(row)
        if self.get_model is not None:
            self.get_model.setVisible(bool(missing))
        if self.get_model is not None and missing:
            name = tr(language(missing).name)
            self.get_model.setText(tr("Get a model that speaks {language}", language=name))

    @Slot()
    def _on_get_model(self) -> None:
        self.model_wanted.emit(self._missing)

    @property
    def text(self) -> str:
        return self._words.text()

    def clear(self) -> None:
        self._words.clear()
        self.hide()


class ErrorCard(QFrame):
    """What happened, why, and the next step; a bug of ours is called one.

    Signals:
        action_requested: the person wants to try again.
    """

    action_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, action: str = "") -> None:
        super().__init__(parent)
        set_role(self, "error")
        self._theme = theme
        self._error: Exception | None = None
        self._what = wrapping_label("strong")
        self._why = wrapping_label("second")
        self._next = wrapping_label()
        self.action = text_button(action or tr("Try again"))
        self.copy = text_button(tr("Copy the details"))
        self.close_button = IconButton(theme, "x", tr("Close this message"))
        self.action.clicked.connect(self.action_requested)
        Copying(self.copy, self._details)
        self.close_button.clicked.connect(self.clear)
        self._lay_out()
        self.hide()

    def show_error(self, error: Exception, *, offers_action: bool = True) -> None:
        """Show an error of any kind; not every one can be acted on."""
        known = isinstance(error, UserFacingError)
        helps = error.retry_helps if isinstance(error, UserFacingError) else True
        self.action.setVisible(offers_action and helps)
        self._error = error
        if isinstance(error, UserFacingError):
            texts = (retold(error.what), retold(error.why), retold(error.next_step))
        else:
            texts = (
                tr("Something in the app went wrong."),
                tr("This is our mistake, not yours. It was written to the log."),
                tr("Try again. If it comes back, copy the details into a report."),
            )
        for label, text in zip((self._what, self._why, self._next), texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        self.copy.setVisible(not known)
        self.setAccessibleName(" ".join(text for text in texts if text))
        self.show()

    @property
    def error(self) -> Exception | None:
        """The one shown, or None."""
        return self._error

    @Slot()
    def clear(self) -> None:
        self._error = None
        self.hide()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(GAP_TINY)
        for label in (self._what, self._why, self._next):
            words.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.action)
        buttons.addWidget(self.copy)
        buttons.addStretch()
        words.addSpacing(GAP_TINY)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_MEDIUM, GAP, GAP_SMALL, GAP)
        row.setSpacing(GAP)
        row.addWidget(_on_top(IconLabel(self._theme, "circle-alert", "danger", 20)))
        row.addLayout(words, 1)
        row.addWidget(_on_top(self.close_button))

    def _details(self) -> str:
        return "".join(traceback.format_exception(self._error)) if self._error else ""


class ProgressLine(QWidget):
    """What is being done, how far it is, and how long it still takes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ElidedLabel("second")
        self._amount = QLabel()
        set_role(self._amount, "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress"))
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self._words, 1)
        row.addWidget(self._amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.hide()

    def show_progress(self, progressed: Progressed, seconds_left: float | None) -> None:
        """Show how far something is; without a total the bar moves by itself."""
        amount = amount_words(progressed)
        self.show_words(
            phase_words(progressed), progressed.done, progressed.total, amount, seconds_left
        )

    def show_words(
        self, words: str, done: int, total: int, amount: str, seconds_left: float | None
    ) -> None:
        """Show any progress; ``total`` 0 means unknown, and the bar moves by itself."""
        left = "" if seconds_left is None else time_left_words(seconds_left)
        self._words.set_text(words)
        self._amount.setText(" · ".join(part for part in (amount, left) if part))
        # A byte count may be beyond what the bar's 32 bits hold.
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(round(1000 * done / total) if total else 0)
        self.show()

    @property
    def text(self) -> str:
        """All that is shown, in one line."""
        parts = (self._words.whole_text, self._amount.text())
        return " ".join(part for part in parts if part)

    def clear(self) -> None:
        self._words.set_text("")
        self._amount.clear()
        self.hide()


class UndoLine(QFrame):
    """Says what was done and offers to undo it, for some seconds.

    Args:
        slim: it stands in a line of its own height, such as the status line.

    Signals:
        expired: the offer went unused; what was put off can be done now.
    """

    expired = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, slim: bool = False) -> None:
        super().__init__(parent)
        set_role(self, "note" if slim else "card")
        self._undo: Callable[[], object] | None = None
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = text_button(tr("Undo"), "link")
        self.button.clicked.connect(self.undo)
        self.close_button = IconButton(theme, "x", tr("Close this message"))
        self.close_button.clicked.connect(self.expire)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_MS)
        self._timer.timeout.connect(self.expire)
        row = QHBoxLayout(self)
        margin = 0 if slim else GAP_TINY
        row.setContentsMargins(GAP_SMALL if slim else GAP_MEDIUM, margin, GAP_TINY, margin)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self._words)
        row.addWidget(self.button)
        if slim:
            set_role(self.close_button, "small")
            self.close_button.setIconSize(QSize(SMALL_ICON, SMALL_ICON))
        row.addWidget(self.close_button)
        self.hide()

    def offer(self, text: str, undo: Callable[[], object]) -> None:
        """Offer anew; an earlier offer has expired with that."""
        self.expire()
        self._undo = undo
        self._words.setText(text)
        self._timer.start()
        self.show()

    @Slot()
    def undo(self) -> None:
        """Take the offer."""
        undo, self._undo = self._undo, None
        self._close()
        if undo is not None:
            undo()

    @Slot()
    def expire(self) -> None:
        """End the offer now."""
        offered, self._undo = self._undo is not None, None
        self._close()
        if offered:
            self.expired.emit()

    def _close(self) -> None:
        self._timer.stop()
        self.hide()


def _on_top(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch()
    return holder
