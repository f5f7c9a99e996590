"""Learn: one section at a time, each with a widget of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Origin
from gpt_desktop.core.works import Work
from gpt_desktop.ui.learn.section import LearnSection
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_SMALL
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import Kept, View
from gpt_desktop.ui.widgets.buttons import with_shortcut
from gpt_desktop.ui.widgets.segments import Segments

_PASSAGES = "explain"  # the section for texts that other views hand over
_CARDS, _QUIZZES = "review", "study"


class LearnView(View):
    """A section is made when it is first shown; the one that was shown last comes back."""

    view_id = "learn"
    title = mark("Learn")
    icon_name = "book-open"
    uses_model = True

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        # What the sections bring is not for the start of the app, which knows this class.
        from gpt_desktop.ui.learn.sections import SECTIONS

        super().__init__(context, parent)
        self._kinds = {kind.id: kind for kind in SECTIONS}
        self._sections: dict[str, LearnSection] = {}
        self._current = ""
        first = SECTIONS[0].id
        self.tabs = Segments([(kind.id, tr(kind.title)) for kind in SECTIONS], first)
        self.tabs.value_changed.connect(self.show_section)
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setContentsMargins(GAP_LARGE, GAP_SMALL, GAP_LARGE, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        for number, kind in enumerate(SECTIONS, start=1):
            keys = f"Alt+{number}"
            self.tabs.buttons[kind.id].setToolTip(with_shortcut(tr(kind.title), keys))
            self.add_shortcut(keys, partial(self.show_section, kind.id))
        shown = context.services.drafts.load_draft(self.view_id).get("section", first)
        self.show_section(str(shown) if shown in self._kinds else first)

    @property
    def current(self) -> LearnSection:
        """The section that is shown."""
        return self.section(self._current)

    def section(self, section_id: str) -> LearnSection:
        """A section, made where it was not shown yet; raises KeyError where there is none."""
        if section_id not in self._sections:
            section = self._kinds[section_id](self)
            self._sections[section_id] = section
            self._stack.addWidget(section.widget())
            section.section_wanted.connect(self.show_section)
            section.cards_handed_over.connect(self._on_cards)
            section.work_handed_over.connect(self._on_work)
        return self._sections[section_id]

    @Slot(str)
    def show_section(self, section_id: str) -> None:
        """Bring a section to the front."""
        if section_id == self._current:
            return
        if self._current:
            self.current.hidden()
        self._current = section_id
        self.tabs.buttons[section_id].setChecked(True)
        self.tabs.setFocusProxy(self.tabs.buttons[section_id])
        self._stack.setCurrentWidget(self.current.widget())
        if self.isVisible():
            self.current.shown()

    @Slot(object, object)
    def _on_cards(self, cards: Sequence[CardText], origin: Origin) -> None:
        self.show_section(_CARDS)
        self.current.take_cards(cards, origin)

    @Slot(object)
    def _on_work(self, work: Work) -> None:
        self.show_section(_QUIZZES)
        self.current.open_work(work)

    def activate(self) -> None:
        self.current.shown()

    @Slot()
    def model_changed(self) -> None:
        for section in self._sections.values():
            section.model_changed()

    @Slot()
    def stop(self) -> None:
        for section in self._sections.values():
            section.stop()

    @property
    def busy(self) -> bool:
        return any(section.busy for section in self._sections.values())

    def save_state(self) -> None:
        try:
            self.context.services.drafts.save_draft(self.view_id, {"section": self._current})
        except UserFacingError as error:
            self.message_posted.emit(str(error))
        for section in self._sections.values():
            section.save_state()

    def forget(self, kept: Kept) -> None:
        if kept is Kept.WORKS:
            self.stop()
            for section in self._sections.values():
                section.forget_works()
        elif kept is Kept.DECKS:
            for section in self._sections.values():
                section.forget_decks()

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return self.current.accepts_files(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        self.current.open_files(paths)

    def take_text(self, text: str) -> None:
        """A text out of another view is a passage to explain."""
        self.show_section(_PASSAGES)
        self.current.take_text(text)

    def toggle_side_list(self) -> None:
        self.current.toggle_side_list()

    def commands(self) -> Sequence[Command]:
        group = tr(self.title)
        shows = [
            Command(tr(kind.title), group, partial(self.show_section, kind.id), f"Alt+{number}")
            for number, kind in enumerate(self._kinds.values(), start=1)
        ]
        return (*shows, *self.current.commands())
