"""Saved prompts, put into the field by typing “/”."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.library.saved_prompt import SavedPrompt
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.library.fill_dialog import FillDialog
from gpt_desktop.ui.assistant.library.kinds import PromptKind
from gpt_desktop.ui.assistant.library.library_dialog import LibraryDialog
from gpt_desktop.ui.assistant.library.prompt_form import PromptForm
from gpt_desktop.ui.assistant.library.prompt_list import PromptList
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.view.commands import Command

_BEGIN = "/"
_LONGEST = 40  # characters that are looked for
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class PromptPart(AssistantPart):
    """A list above the field while a text begins with “/” and a prompt fits it.

    Escape puts it away until the field has another beginning, so that such a text can be sent.
    """

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self._library = self.context.services.kept
        self._prompts: list[SavedPrompt] | None = None  # read when the list opens
        self._put_away = False
        self.list = PromptList()
        page.composer.add_above(self.list)
        page.composer.changed.connect(self._follow)
        page.composer.edit.installEventFilter(self)
        self.list.chosen.connect(self.insert)

    def commands(self) -> Sequence[Command]:
        if self._library is None:
            return ()
        group = tr(self.view.title)
        return (
            Command(tr("Insert a saved prompt"), group, self._begin),
            Command(tr("Save the text as a prompt"), group, self.save_text),
            Command(tr("Edit saved prompts…"), group, self.edit),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys move in the list while it is open."""
        if self.list.isHidden() or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or key not in (*_STEPS, *_TAKE, Qt.Key.Key_Escape):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if key in _STEPS:
            self.list.step(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self._put_away = True
            self.list.hide()
        else:
            self.list.choose_current()
        return True

    @Slot(object)
    def insert(self, prompt: SavedPrompt) -> None:
        """Put it into the field, after its places were filled in."""
        self.list.hide()
        self._put_away = True
        if not prompt.variables:
            self._set(prompt.text)
            return
        dialog = FillDialog(self.context.theme, prompt, self.view)
        dialog.accepted.connect(lambda: self._set(dialog.text()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def save_text(self) -> None:
        """Keep what stands in the field as a prompt."""
        text = self.page.composer.text.strip()
        if self._library is None:
            return
        if not text:
            self.view.message_posted.emit(tr("Write the prompt into the field first."))
            return
        name = " ".join(text.split())[:_LONGEST]
        try:
            kept = self._library.put_prompt(SavedPrompt("", name, text))
        except UserFacingError as error:
            self.view.show_failure(error)
            return
        self._prompts = None
        library = self._library
        self.view.doings.add(
            tr("Prompt “{name}” saved", name=name),
            partial(library.delete_prompt, kept.id),
            partial(library.put_prompt, kept),
        )

    @Slot()
    def edit(self) -> LibraryDialog | None:
        """Open the dialog in which prompts are made."""
        if self._library is None:
            return None
        kind = PromptKind(self._library)
        form = PromptForm(self.context.theme)
        dialog = LibraryDialog(kind, form, self.context.theme, self.view)
        dialog.kept.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @Slot()
    def _begin(self) -> None:
        self._put_away = False
        self.page.composer.set_text(_BEGIN)
        self.page.composer.setFocus()

    @Slot()
    def _forget(self) -> None:
        self._prompts = None

    @Slot()
    def _follow(self) -> None:
        text = self.page.composer.text
        begun = text.startswith(_BEGIN) and "\n" not in text and len(text) <= _LONGEST
        if not begun:
            self._put_away = False
            self._prompts = None
        if not begun or self._put_away or self._library is None:
            self.list.hide()
            return
        if self._prompts is None:
            try:
                self._prompts = self._library.prompts()
            except UserFacingError as error:
                self.view.show_failure(error)
                return
        self.list.show_fitting(self._prompts, text.removeprefix(_BEGIN))

    def _set(self, text: str) -> None:
        """Undo in the field brings back what stood there."""
        edit = self.page.composer.edit
        cursor = edit.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self.page.composer.setFocus()
