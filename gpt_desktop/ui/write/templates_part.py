"""New texts out of templates, and templates out of texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Slot

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import current_language, tr
from gpt_desktop.core.text_templates import load_templates
from gpt_desktop.core.texts import first_line
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.calendar_words import day_words
from gpt_desktop.ui.write.name_dialog import NameDialog
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.template_dialog import TemplateDialog
from gpt_desktop.ui.write.writing_view import WritingView

_KEYS = "Ctrl+Shift+N"


class TemplatesPart(WritePart):
    """Opens the dialogs.

    Attributes:
        dialog, naming: those that are open, or None.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self._texts = self.context.services.texts
        self.dialog: TemplateDialog | None = None
        self.naming: NameDialog | None = None
        view.add_shortcut(_KEYS, self.choose)

    def commands(self) -> Sequence[Command]:
        group = tr(self.view.title)
        return (
            Command(tr("New text from a template…"), group, self.choose, _KEYS),
            Command(tr("Save as a template…"), group, self.save),
        )

    def menu_commands(self) -> Sequence[Command]:
        choose = Command(tr("New text from a template…"), "", self.choose, _KEYS)
        save = Command(tr("Save as a template…"), "", self.save)
        return (choose, save) if self.editor.text().strip() else (choose,)

    @Slot()
    def choose(self) -> None:
        """Show the templates there are."""
        dialog = TemplateDialog(self.context.theme, self._today, self.view)
        dialog.deleted.connect(self._on_deleted)
        dialog.accepted.connect(self._begin)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        self._fill()
        dialog.open()

    @Slot()
    def save(self) -> None:
        """Make a template of the text, under a name the person gives it."""
        body = self.editor.text()
        if not body.strip():
            self.view.message_posted.emit(tr("There is no text yet."))
            return
        name = self.view.open_text.title or first_line(body)
        words = tr("New texts can then begin with what stands here now.")
        dialog = NameDialog(tr("Save as a template"), words, name, tr("Save"), self.view)
        dialog.accepted.connect(self._keep)
        dialog.finished.connect(dialog.deleteLater)
        self.naming = dialog
        dialog.open()

    @property
    def _today(self) -> str:
        return day_words(datetime.now().astimezone().date())

    def _fill(self) -> None:
        if self.dialog is not None:
            folder = self.context.resources / "templates"
            shipped = load_templates(folder, current_language())
            self.dialog.show_templates(self._texts.templates(), shipped)

    @Slot()
    def _begin(self) -> None:
        chosen = self.dialog.chosen if self.dialog is not None else None
        if chosen is not None:
            body = chosen.filled(self._today)
            self._try(lambda: self.view.open_text.begin(body))
            self.editor.setFocus()

    @Slot()
    def _keep(self) -> None:
        name, body = self.naming.name if self.naming is not None else "", self.editor.text()
        if name and self._try(lambda: self._texts.add_template(name, body)):
            self.view.message_posted.emit(tr("Template saved: {name}", name=name))

    @Slot(str)
    def _on_deleted(self, template_id: str) -> None:
        gone = next(each for each in self._texts.templates() if each.id == template_id)
        if self._try(lambda: self._texts.delete_template(template_id)):
            self._fill()

            def restore() -> None:
                self._texts.add_template(gone.name, gone.body)
                self._fill()

            self.view.undo_offered.emit(tr("Template deleted"), restore)

    def _try(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except UserFacingError as error:
            self.page.error.show_error(error)
            return False
        return True
