"""Who answers in a conversation: chosen in its header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.library.kinds import BUILT_IN, PersonaKind
from gpt_desktop.ui.assistant.library.library_dialog import LibraryDialog
from gpt_desktop.ui.assistant.library.persona_form import PersonaForm
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.view.commands import Command

_ICON = 14
_SHOWN = 20  # characters of a name; a longer one would push the model out of sight


class PersonaPart(AssistantPart):
    """A button that names the persona, and the menu and dialog behind it.

    A conversation keeps the persona as it was when it was chosen; where it was changed since,
    the menu offers the changed one.
    """

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self._library = self.context.services.kept
        self.persona: Persona | None = None
        self.button = QToolButton()
        set_role(self.button, "status")
        self.button.setIconSize(QSize(_ICON, _ICON))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.open_menu)
        self.button.setVisible(self._library is not None)
        page.add_tool(self.button)
        page.thinking.clicked.connect(self._on_thinking_chosen)
        self.context.theme.changed.connect(self._show)
        self._read()

    def commands(self) -> Sequence[Command]:
        if self._library is None:
            return ()
        group = tr(self.view.title)
        return (
            Command(tr("Choose a persona"), group, self.open_menu),
            Command(tr("Edit personas…"), group, self.edit),
        )

    def show_conversation(self, conversation_id: str) -> None:
        del conversation_id  # it is the view's
        self._read()

    def sent(self, conversation_id: str) -> None:
        del conversation_id  # a new one may have been stored
        self._read()

    def model_changed(self) -> None:
        """A model chosen by hand before the first question is stronger than the persona's."""
        persona = self.persona
        if self.view.current_id or persona is None or not persona.model_id:
            return
        if not self.view.preset_model:
            self._give(replace(persona, model_id=""))

    def menu(self) -> QMenu:
        """What can be chosen now."""
        menu = QMenu(self.button)
        group = QActionGroup(menu)
        now = self.persona

        def add(persona: Persona | None, words: str, *, chosen: bool) -> None:
            # An ampersand would underline a letter instead of being shown.
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(chosen)
            action.setActionGroup(group)
            if persona is not None:
                action.setToolTip(persona.system)
            action.triggered.connect(partial(self._on_chosen, persona))

        add(None, tr("No persona"), chosen=now is None)
        menu.addSeparator()
        parted = False
        personas = self._library.personas() if self._library is not None else []
        for persona in personas:
            if persona.id.startswith(BUILT_IN) and not parted:
                parted = bool(menu.addSeparator())
            same = now is not None and now.same_as(persona)
            add(persona, self._words(persona), chosen=same)
        if now is not None and not any(now.same_as(each) for each in personas):
            add(now, tr("{name} (as it was)", name=now.name), chosen=True)
        menu.addSeparator()
        menu.addAction(tr("Edit personas…")).triggered.connect(self.edit)
        return menu

    @Slot()
    def open_menu(self) -> None:
        try:
            menu = self.menu()
        except UserFacingError as error:
            self.view.show_failure(error)
            return
        menu.aboutToHide.connect(menu.deleteLater)
        corner = QPoint(self.button.width() - menu.sizeHint().width(), self.button.height())
        menu.popup(self.button.mapToGlobal(corner))

    def choose(self, persona: Persona | None) -> None:
        """Let another answer from the next question on; Undo takes it back."""
        before, place, view = self.persona, self.view.current_id, self.view
        model, thinks = view.model_id if place else "", view.thinks
        if not self._give(persona):
            return

        def back() -> None:
            if place and persona is not None and persona.model_id:
                self.context.services.conversations.set_model(place, model)
            if place and persona is not None and persona.thinking is not None:
                self.context.services.conversations.set_thinks(place, thinks)
            self._give(before, place)

        words = tr("No persona") if persona is None else tr("Persona: {name}", name=persona.name)
        view.doings.add(words, back, partial(self._give, persona, place))

    @Slot()
    def edit(self) -> LibraryDialog | None:
        """Open the dialog in which personas are made."""
        if self._library is None:
            return None
        models = self.context.services.library.installed()
        form = PersonaForm(self.context.theme, models)
        kind = PersonaKind(self._library)
        dialog = LibraryDialog(kind, form, self.context.theme, self.view)
        if self.persona is not None:
            dialog.choose(self.persona.id)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _words(self, persona: Persona) -> str:
        now = self.persona
        if now is not None and now.id == persona.id and not now.same_as(persona):
            return tr("{name} (changed since)", name=persona.name)
        return persona.name

    def _give(self, persona: Persona | None, place: str | None = None) -> bool:
        """To the conversation shown, or to another."""
        to = self.view.current_id if place is None else place
        if self._library is None:
            return False
        try:
            self._library.give_persona(to, persona)
        except UserFacingError as error:
            self.view.show_failure(error)
            return False
        if to == self.view.current_id:
            self._read()
            self.view.show_conversation_s_model(to)
            self.view.model_changed()
        return True

    def _read(self) -> None:
        if self._library is not None:
            try:
                self.persona = self._library.persona_of(self.view.current_id)
            except UserFacingError as error:
                self.view.show_failure(error)
        new = self.persona if not self.view.current_id else None
        self.view.preset_model = new.model_id if new is not None else ""
        self.view.preset_thinking = new.thinking if new is not None else None
        self._show()

    @Slot()
    def _show(self) -> None:
        name = self.persona.name if self.persona is not None else tr("Persona")
        shown = name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1]}…"
        self.button.setText(shown.replace("&", "&&"))
        colour = self.context.theme.palette.second_text
        self.button.setIcon(self.context.theme.icon("user-round", colour, _ICON))
        words = tr("Choose a persona")
        self.button.setAccessibleName(tr("Persona: {name}", name=name) if self.persona else words)
        self.button.setAccessibleDescription(words)
        self.button.setToolTip(words if self.persona is None else self.persona.system or words)

    def _on_chosen(self, persona: Persona | None, checked: bool = False) -> None:
        del checked  # choosing the same again changes nothing
        if persona != self.persona:
            self.choose(persona)

    @Slot(bool)
    def _on_thinking_chosen(self, on: bool) -> None:
        """Chosen by hand before the first question, it is stronger than the persona's."""
        persona = self.persona
        if not self.view.current_id and persona is not None and persona.thinking not in (None, on):
            self._give(replace(persona, thinking=None))
            self.view.set_thinks(on)
