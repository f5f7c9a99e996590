"""An event on a card: everything can be changed, and nothing is kept before it is confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QLineEdit, QPlainTextEdit, QWidget

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.agenda.proposal import Draft, Field, Question, Suggestion
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.calendar_words import near_day, span_words
from gpt_desktop.ui.widgets.event_card.asking import set_asked
from gpt_desktop.ui.widgets.event_card.card_layout import lay_out_card
from gpt_desktop.ui.widgets.event_card.question_rows import QuestionRows
from gpt_desktop.ui.widgets.event_card.reminder_field import ReminderField
from gpt_desktop.ui.widgets.event_card.repeat_field import RepeatField
from gpt_desktop.ui.widgets.event_card.span_fields import SpanFields
from gpt_desktop.ui.widgets.event_card.zone_field import ZoneField
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.segments import Segments

_NOTES_HEIGHT = 44
_MOST_CONFLICTS = 3


class Scope(StrEnum):
    """What of a series is changed."""

    ONE = "one"
    FOLLOWING = "following"
    ALL = "all"


class EventCard(QFrame):
    """What was not said is empty, outlined, and asked for.

    Args:
        home: the IANA name of the person's zone.
        today: the day it is there.
        scrolls: it stands in a place of its own that may be lower than the card is. Else it stands
            among other things: what was not said of an event that can do without it is folded.

    Signals:
        edited: by the person, at each key.
        confirmed: the Draft, which lacks nothing.
        dismissed: the person wants the card gone.
        deletion_requested: of the event that is being changed.
    """

    edited = Signal()
    confirmed = Signal(object)
    dismissed = Signal()
    deletion_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        home: str,
        today: date,
        parent: QWidget | None = None,
        *,
        scrolls: bool = False,
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.today = today
        self.heading = QLabel()
        set_role(self.heading, "heading")
        self.close_button = IconButton(theme, "x", tr("Close without keeping"), "Esc")
        self.questions = QuestionRows()
        self.title_field = QLineEdit()
        self.title_field.setAccessibleName(tr("Title"))
        self.title_field.setPlaceholderText(tr("What it is"))
        self.span = SpanFields(theme, today, self)
        self.zone = ZoneField(home)
        self.place = QLineEdit()
        self.place.setAccessibleName(tr("Place"))
        self.repeat = RepeatField(theme, today)
        self.reminders = ReminderField()
        self.notes = QPlainTextEdit()
        self.notes.setAccessibleName(tr("Notes"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(_NOTES_HEIGHT)
        self.more = text_button(tr("More…"), "link")
        self.labels: dict[QWidget, QLabel] = {}  # of what an event can do without
        self._folds = not scrolls
        self.remarks = wrapping_label("warning")
        self.conflicts = wrapping_label("warning")
        self.missing = wrapping_label("warning")
        self.scope_choice = Segments(
            (
                (Scope.ONE, tr("Only this one")),
                (Scope.FOLLOWING, tr("This and following")),
                (Scope.ALL, tr("All")),
            ),
            Scope.ONE,
        )
        self.confirm = text_button(tr("Add to the agenda"), "primary")
        self.cancel = text_button(tr("Cancel"))
        self.delete = text_button(tr("Delete"), "danger")
        lay_out_card(self, scrolls=scrolls)
        self._home = home
        self._draft = self._shown = Draft()
        self._asked: set[Field] = set()
        self._connect()
        self.show_draft(Draft())

    @property
    def scope(self) -> Scope:
        """What of a series is meant."""
        buttons = self.scope_choice.buttons
        return next((each for each in Scope if buttons[each].isChecked()), Scope.ONE)

    @property
    def draft(self) -> Draft:
        """The event as far as it stands there."""
        day = self.span.day.value
        all_day = self.span.all_day.isChecked()
        one = self.scope_choice.isVisibleTo(self) and self.scope is Scope.ONE
        return Draft(
            title=self.title_field.text().strip(),
            day=day,
            starts=None if all_day else self.span.starts.value,
            length=self.span.length,
            all_day=all_day,
            zone="" if all_day else self.zone.value,
            place=self.place.text().strip(),
            notes=self.notes.toPlainText(),
            recurrence=self._draft.recurrence if one else self.repeat.value(day),
            reminders=self.reminders.value,
        )

    def set_today(self, today: date) -> None:
        """Let "tomorrow" mean the day after this one."""
        self.today = today
        for field in (self.span.day, self.span.last, self.repeat.until):
            field.set_today(today)

    @property
    def is_edited(self) -> bool:
        """Whether the person changed something."""
        return self.draft != self._shown

    def show_draft(
        self, draft: Draft, questions: Sequence[Question] = (), remarks: Sequence[str] = ()
    ) -> None:
        """Show a new event, with what is open about it."""
        self.heading.setText(tr("New event"))
        self.confirm.setText(tr("Add to the agenda"))
        self.delete.hide()
        self.more.setVisible(self._folds)
        self._fill(draft)
        self._show_scope(recurs=False)
        # A question about a repeated event's end and the like stays until it has its answer.
        self._asked = {question.field for question in questions if question.needed}
        self._asked |= set(draft.missing) if questions else set()
        self.questions.show_questions(questions)
        self._show_remarks(remarks)
        self._mark()

    def show_event(self, draft: Draft, *, recurs: bool, series: bool) -> None:
        """Show an event that is kept already, to be changed.

        Args:
            recurs: it is one of a series.
            series: all of the series can be changed by it.
        """
        self.show_draft(draft)
        self.heading.setText(tr("Event"))
        self.confirm.setText(tr("Save"))
        self.delete.show()
        self._show_scope(recurs=recurs and series)

    def show_better(self, draft: Draft) -> None:
        """Show another draft for the one shown; what is open about it is the same."""
        conflicts, shown = self.conflicts.text(), self.conflicts.isVisibleTo(self)
        self._fill(draft)
        self.conflicts.setText(conflicts)
        self.conflicts.setVisible(shown)
        self._mark()

    def show_edits(self, draft: Draft) -> None:
        """Go on with what was written and not kept."""
        before = self._shown
        self._fill(draft)
        self._shown = before
        self._mark()

    def show_conflicts(self, conflicts: Sequence[Occurrence]) -> None:
        """Say what takes place at the same time."""
        lines = [
            tr(
                "{title} ({day}, {time})",
                title=each.event.title,
                day=near_day(each.begins.date(), self.today),
                time=span_words(each.begins, each.ends, all_day=each.event.all_day),
            )
            for each in conflicts[:_MOST_CONFLICTS]
        ]
        if len(conflicts) > _MOST_CONFLICTS:
            lines.append(tr("{count} more", count=len(conflicts) - _MOST_CONFLICTS))
        words = tr("At the same time: {events}", events=tr("; ").join(lines)) if lines else ""
        self.conflicts.setText(words)
        self.conflicts.setVisible(bool(lines))

    def take_focus(self) -> None:
        """Put the focus where something is to be said, else on what confirms."""
        asked = self._asked_fields()
        first = self.confirm if self.title_field.text() else self.title_field
        (asked[0] if asked else first).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self._on_confirm()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.title_field.textEdited.connect(self._on_title)
        self.span.value_changed.connect(self._on_fields)
        self.zone.value_changed.connect(self._on_zone)
        self.place.textEdited.connect(self._on_place)
        self.repeat.value_changed.connect(self._on_repeat)
        self.reminders.value_changed.connect(self._on_reminders)
        self.notes.textChanged.connect(self._on_other)
        self.scope_choice.value_changed.connect(self._on_scope)
        self.questions.chosen.connect(self._on_answer)
        self.more.clicked.connect(self._on_more)
        self.confirm.clicked.connect(self._on_confirm)
        self.cancel.clicked.connect(self.dismissed)
        self.close_button.clicked.connect(self.dismissed)
        self.delete.clicked.connect(self.deletion_requested)

    def _fill(self, draft: Draft) -> None:
        self._draft = draft
        self.title_field.setText(draft.title)
        self.span.show_draft(draft)
        self.zone.set_value(draft.zone)
        self.place.setText(draft.place)
        self.repeat.set_value(draft.recurrence)
        self.reminders.set_value(draft.reminders)
        self.notes.blockSignals(True)
        self.notes.setPlainText(draft.notes)
        self.notes.blockSignals(False)
        self.missing.hide()
        self.show_conflicts(())
        self._show_zone()
        self._shown = self.draft

    def _show_scope(self, *, recurs: bool) -> None:
        self.scope_choice.setVisible(recurs)
        self.scope_choice.buttons[Scope.ONE].setChecked(True)
        self._on_scope()

    def _show_remarks(self, remarks: Sequence[str]) -> None:
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))

    def _show_zone(self) -> None:
        self.zone.setEnabled(not self.span.all_day.isChecked())

    def _mark(self) -> None:
        """Outline what is asked for and not said yet."""
        open_ = {question.field for question in self.questions.open if question.needed}
        asked = (self._asked & set(self.draft.missing)) | open_
        set_asked(self.title_field, asked=Field.TITLE in asked)
        set_asked(self.zone, asked=self.zone.is_unread or Field.ZONE in asked)
        set_asked(self.place, asked=Field.PLACE in asked)
        self.span.mark(asked)
        self._show_fields()

    def _asked_fields(self) -> list[QWidget]:
        fields: list[QWidget] = [self.title_field, self.span.day, self.span.starts]
        fields += [self.span.last, self.span.ends, self.zone]
        return [field for field in fields if field.property("asked") and field.isVisibleTo(self)]

    def _changed(self, *fields: Field) -> None:
        self._asked -= {field for field in fields if field not in self.draft.missing}
        self.questions.answer(fields)
        self._mark()
        self.missing.hide()
        self.edited.emit()

    def _problem(self) -> str:
        """Why it cannot be kept yet; "" where it can."""
        if self.span.unread() or self.zone.is_unread:
            return tr("What is outlined cannot be understood.")
        if self.span.ends_too_early:
            return tr("It ends before it begins.")
        open_ = [question for question in self.questions.open if question.needed]
        names = {
            Field.TITLE: tr("a title"),
            Field.DAY: tr("the day"),
            Field.TIME: tr("the time, or that it is all day"),
        }
        missing = [names[field] for field in self.draft.missing if field in names]
        if missing:
            return tr("Still to be said: {fields}", fields=tr(", ").join(missing))
        return open_[0].words if open_ else ""

    @Slot()
    def _on_confirm(self) -> None:
        self._asked |= set(self.draft.missing)
        self._mark()
        problem = self._problem()
        self.missing.setText(problem)
        self.missing.setVisible(bool(problem))
        if problem:
            asked = self._asked_fields()
            if asked:
                asked[0].setFocus()
            return
        self.confirmed.emit(self.draft)

    @Slot(object, object)
    def _on_answer(self, question: Question, suggestion: Suggestion) -> None:
        filled = suggestion.fill(self.draft)
        shown, asked = self._shown, self._asked
        conflicts = self.conflicts.text()
        self._fill(filled)
        self._shown, self._asked = shown, asked
        self.conflicts.setText(conflicts)
        self._changed(question.field)
        self.take_focus()

    @Slot()
    def _on_scope(self) -> None:
        self._show_fields()

    @Slot()
    def _on_more(self) -> None:
        self.more.hide()
        self._show_fields()
        self.zone.setFocus()

    def _show_fields(self) -> None:
        """Those that say something, and the others once they are wanted."""
        folded = not self.more.isHidden()
        draft = self._draft
        said: dict[QWidget, bool] = {
            self.zone: bool(draft.zone) or bool(self.zone.property("asked")),
            self.place: bool(draft.place) or bool(self.place.property("asked")),
            self.repeat: draft.recurrence is not None,
            self.reminders: bool(draft.reminders),
            self.notes: bool(draft.notes),
        }
        # Of one occurrence of a series there is no rule to change.
        one = self.scope_choice.isVisibleTo(self) and self.scope is Scope.ONE
        for field, label in self.labels.items():
            shown = (said[field] or not folded) and not (one and field is self.repeat)
            field.setVisible(shown)
            label.setVisible(shown)

    @Slot()
    def _on_title(self) -> None:
        self._changed(Field.TITLE)

    @Slot(object)
    def _on_fields(self, fields: Sequence[Field]) -> None:
        self._show_zone()
        self._changed(*fields)

    @Slot()
    def _on_zone(self) -> None:
        self._changed(Field.ZONE)

    @Slot()
    def _on_place(self) -> None:
        self._changed(Field.PLACE)

    @Slot()
    def _on_repeat(self) -> None:
        self._changed(Field.RECURRENCE)

    @Slot()
    def _on_reminders(self) -> None:
        self._changed(Field.REMINDER)

    @Slot()
    def _on_other(self) -> None:
        self._changed()
