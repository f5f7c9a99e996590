"""The tutor: a hint first, the solution last, and the learner's own steps checked by code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import (
    QAction,
)
from PySide6.QtWidgets import QMenu, QWidget

from gpt_desktop.background.call import Question
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.learning.session import ASKED, SESSION_KIND, Role, session_steps
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.works import Work
from gpt_desktop.services.learn_ports import CheckedSession, Tutor
from gpt_desktop.ui.learn.draft_keeper import DraftKeeper
from gpt_desktop.ui.learn.language_line import LanguageLine
from gpt_desktop.ui.learn.section import LearnSection
from gpt_desktop.ui.learn.section_files import SectionFiles
from gpt_desktop.ui.learn.tutor_marks import LineMarks
from gpt_desktop.ui.learn.tutor_page import CHECK_KEYS, HISTORY_KEYS, KEYS, NEXT_KEYS, TutorPage
from gpt_desktop.ui.learn.tutor_run import TutorRun
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.widgets.copying import Copying


class TutorSection(LearnSection):
    """Nothing of a session is lost: its steps are stored as they grow, what is typed a second
    later.
    """

    id = "tutor"
    title = mark("Tutor")
    icon_name = "list-checks"

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.page = TutorPage(self.context)
        self._sessions: Tutor | None = self.context.services.learn.tutor
        self.run = TutorRun(self._sessions, self) if self._sessions is not None else None
        self.marks = LineMarks(self.page.lines, self.page.verdicts, self)
        self._checking = Question(self.context.lanes.io, tr("Checking the steps"), self)
        self.files = SectionFiles(self.context, self.page, self._whole_text)
        self._keeper = DraftKeeper(view, SESSION_KIND, self.draft, self)
        self._language = LanguageLine(self.view, self.page.language, self.page.exercise)
        self._restoring = False
        self._teachers = QAction(tr("For teachers: no full solutions"), self.page)
        self._teachers.setCheckable(True)
        self._connect()
        self._bind_keys()
        self._restore_draft()
        self._show_state()
        self._follow_settings()

    def widget(self) -> QWidget:
        return self.page

    def shown(self) -> None:
        self.page.exercise.setFocus()

    def stop(self) -> None:
        if self.run is not None:
            self.run.stop()

    @property
    def busy(self) -> bool:
        return self.run is not None and self.run.busy

    @property
    def session(self) -> Work | None:
        """The one that is shown, as the store has it; None before its first step."""
        return self.run.session if self.run is not None else None

    def take_text(self, text: str) -> None:
        """A text that another view handed over is the exercise now."""
        self.start_new()
        self.page.exercise.setPlainText(text)

    @Slot()
    def start_new(self) -> None:
        """Begin another session; the one that is shown stays in the history."""
        self._show_session(None)
        self.page.exercise.clear()
        self.page.exercise.setFocus()

    @Slot(object)
    def ask_for(self, role: Role) -> None:
        """Ask for a step of the one session."""
        page, question = self.page, ""
        if self.run is None or self.busy:
            return
        exercise = page.exercise.text().strip()
        if not exercise:
            self.view.message_posted.emit(tr("Type or paste an exercise or a question first."))
            page.exercise.setFocus()
            return
        if role is Role.ANSWER:
            question = page.question.text().strip()
            if not question:
                page.question.setFocus()
                return
        self._leave_other_exercise(exercise)
        if role is Role.ANSWER:
            page.cards.add_question(question)
            page.question.clear()
        self.run.ask(
            role,
            exercise,
            page.options.values(),
            self.context.lanes.inference,
            title=tr("The tutor"),
            question=question,
            model_id=self.view.model_id,
        )

    @Slot()
    def ask_next(self) -> None:
        """Ask for the next kind of help that there was none of yet."""
        work = self.session
        steps = session_steps(work.text, work.annotations) if work is not None else ()
        there = {each.role for each in steps}
        offered = [role for role in ASKED if not self.page.asks[role].isHidden()]
        self.ask_for(next((role for role in offered if role not in there), offered[-1]))

    @Slot()
    def check_steps(self) -> None:
        """Look at the learner's lines."""
        sessions, page = self._sessions, self.page
        exercise = page.exercise.text().strip()
        lines = page.lines.lines()
        if sessions is None or self.busy or not exercise or not any(map(str.strip, lines)):
            message = tr("Write the exercise and your steps first, one a line.")
            self.view.message_posted.emit(message)
            return
        self._leave_other_exercise(exercise)
        known, options, model_id = self.session, page.options.values(), self.view.model_id

        def check() -> tuple[list[str], CheckedSession]:
            work = known or sessions.begin(exercise, options, model_id)
            return lines, sessions.check(work, lines)

        page.check.setEnabled(False)
        self._checking.ask(check)

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return self.files.accepts(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        self.files.open(paths[0])

    def forget_works(self) -> None:
        self._show_session(None)
        self.page.history.show_rows(())
        self.save_state()

    def save_state(self) -> None:
        self._keeper.now()

    def draft(self) -> dict[str, object]:
        work = self.session
        return {
            "exercise": self.page.exercise.text(),
            "options": self.page.options.values(),
            "lines": self.page.lines.text(),
            "question": self.page.question.text(),
            "session": work.id if work is not None else "",
        }

    def model_changed(self) -> None:
        self._language.look_soon()

    def commands(self) -> Sequence[Command]:
        group = tr("Tutor")
        page = self.page
        asks = [
            Command(page.asks[role].text(), group, partial(self.ask_for, role), keys)
            for role, keys in KEYS.items()
            if not page.asks[role].isHidden()
        ]
        return (
            *asks,
            Command(tr("Check my steps"), group, self.check_steps, CHECK_KEYS),
            Command(tr("Next wrong line"), group, self.marks.next_wrong, "F8"),
            Command(tr("New exercise"), group, self.start_new, "Ctrl+N"),
        )

    def _connect(self) -> None:
        page = self.page
        for role, button in page.asks.items():
            button.clicked.connect(partial(self.ask_for, role))
        page.check.clicked.connect(self.check_steps)
        page.stop.clicked.connect(self.stop)
        page.ask.clicked.connect(partial(self.ask_for, Role.ANSWER))
        page.question.returnPressed.connect(partial(self.ask_for, Role.ANSWER))
        page.new.clicked.connect(self.start_new)
        page.past.clicked.connect(self.toggle_side_list)
        page.open_file.clicked.connect(self.files.choose)
        page.save.clicked.connect(self.files.save)
        self._copying = Copying(page.copy, self._whole_text)
        self.marks.message_posted.connect(self.view.message_posted)
        for changed in (page.exercise.textChanged, page.lines.textChanged):
            changed.connect(self._on_typed)
        page.question.textChanged.connect(self._on_typed)
        page.options.changed.connect(self._on_typed)
        page.history.work_opened.connect(self._show_session)
        page.history.work_deleted.connect(self._on_deleted)
        page.history.undo_offered.connect(self.view.undo_offered)
        page.history.failed.connect(self._on_failed)
        self._checking.answered.connect(self._on_checked)
        self._checking.failed.connect(self._on_failed)
        self.files.read.connect(self._on_read)
        self.files.saved.connect(self.view.message_posted)
        self.files.failed.connect(self._on_failed)
        menu = QMenu(page)
        menu.addAction(self._teachers)
        page.more.setMenu(menu)
        self._teachers.toggled.connect(self._on_teachers)
        self.context.changes.settings.connect(self._follow_settings)
        if self.run is not None:
            page.state.show_work(self.run)
            page.state.again_requested.connect(self._ask_again)
            self.run.text_added.connect(self._on_text)
            self.run.text_reset.connect(page.cards.reset_text)
            self.run.state_changed.connect(self._show_state)
            self.run.progressed.connect(self._on_progressed)
            self.run.usage_changed.connect(self.view.usage_changed)

    def _bind_keys(self) -> None:
        for role, keys in KEYS.items():
            self.bind(keys, partial(self.ask_for, role))
        for keys, slot in (
            (CHECK_KEYS, self.check_steps),
            (NEXT_KEYS, self.ask_next),
            (HISTORY_KEYS, self.toggle_side_list),
            ("F8", self.marks.next_wrong),
            ("Shift+F8", self.marks.previous_wrong),
            ("Ctrl+N", self.start_new),
            ("Ctrl+O", self.files.choose),
            ("Ctrl+S", self.files.save),
            ("Ctrl+Shift+C", self._copying.copy),
            ("Esc", self.stop),
        ):
            self.bind(keys, slot)

    @Slot()
    def toggle_side_list(self) -> None:
        """Show or hide the sessions there were."""
        page = self.page
        page.history.setVisible(page.history.isHidden())
        if not page.history.isHidden():
            page.history.search.setFocus()

    def _whole_text(self) -> str:
        work = self.session
        return work.text if work is not None else ""

    def _leave_other_exercise(self, exercise: str) -> None:
        """An exercise that was changed is another session's."""
        work = self.session
        if work is None or self.run is None:
            return
        if work.request.text != exercise or work.request.options != self.page.options.values():
            self.run.show_session(None)
            self.page.cards.show_steps(())

    @Slot(object)
    def _show_session(self, work: Work | None) -> None:
        if self.run is None:
            return
        self._checking.drop()
        self.run.show_session(work)
        self._restoring = True
        page = self.page
        steps = session_steps(work.text, work.annotations) if work is not None else ()
        if work is not None:
            page.exercise.setPlainText(work.request.text)
            page.options.set_values(work.request.options)
        written = [each.written for each in steps if each.role is Role.LINES]
        page.lines.setPlainText(written[-1] if written else "")
        self.marks.clear()
        page.cards.show_steps(steps)
        page.history.show_current(work)
        self._restoring = False
        self._show_state()
        self.save_state()
        if written:
            self.check_steps()

    @Slot(str)
    def _on_deleted(self, work_id: str) -> None:
        work = self.session
        if work is not None and work.id == work_id:
            self.start_new()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if self.run is not None and self.run.role is not None:
            self.page.cards.add_text(self.run.role, text)
            self.page.nothing.hide()
            self.page.go_to_end()

    @Slot(object, object)
    def _on_progressed(self, progress: Progressed, left: float | None) -> None:
        del left  # the line in the page shows it
        self.view.activity_changed.emit(progress)

    @Slot()
    def _show_state(self) -> None:
        page, work, busy = self.page, self.session, self.busy
        for button in (*page.asks.values(), page.ask, page.check):
            button.setEnabled(not busy and self.run is not None)
        page.stop.setVisible(busy)
        page.copy.setEnabled(work is not None)
        page.save.setEnabled(work is not None)
        if busy:
            return
        self.view.activity_changed.emit(None)
        if work is not None:
            page.cards.show_steps(session_steps(work.text, work.annotations))
            page.history.show_current(work)
            if self.run is not None and self.run.state is not None:
                self.context.changes.works.emit()
                page.go_to_end()
        page.nothing.setVisible(not page.cards.cards)
        self._keeper.soon()

    @Slot(object)
    def _on_checked(self, found: tuple[list[str], CheckedSession]) -> None:
        lines, checked = found
        page = self.page
        page.check.setEnabled(True)
        if self.run is not None and not self.busy:
            self.run.session = checked.work
        self.marks.show_checks(lines, checked.checks)
        self.context.changes.works.emit()
        self._show_state()

    @Slot()
    def _ask_again(self) -> None:
        if self.run is not None and self.run.role is not None:
            self.ask_for(self.run.role)

    @Slot(str)
    def _on_read(self, text: str) -> None:
        self.take_text(text)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.page.check.setEnabled(not self.busy)
        self.page.state.show_error(error)

    @Slot(bool)
    def _on_teachers(self, on: bool) -> None:
        settings = self.context.settings()
        if settings.tutor_solutions is on:
            self.context.change_settings(replace(settings, tutor_solutions=not on))
        self._follow_settings()

    @Slot()
    def _follow_settings(self) -> None:
        shown = self.context.settings().tutor_solutions
        self._teachers.setChecked(not shown)
        self.page.asks[Role.SOLUTION].setVisible(shown)

    @Slot()
    def _on_typed(self) -> None:
        if not self._restoring:
            self._keeper.soon()

    def _restore_draft(self) -> None:
        draft = self._keeper.load()
        work_id = draft.get("session")
        if isinstance(work_id, str) and work_id:
            self._show_session(self.context.services.work_store.get(work_id))
        self._restoring = True
        page = self.page
        for name, editor in (("exercise", page.exercise), ("lines", page.lines)):
            if isinstance(draft.get(name), str) and draft[name] != editor.text():
                editor.setPlainText(str(draft[name]))
        page.question.setText(str(draft.get("question", "")))
        options = draft.get("options")
        if isinstance(options, Mapping):
            page.options.set_values(options)
        self._restoring = False
