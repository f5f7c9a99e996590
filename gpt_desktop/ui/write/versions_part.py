"""Versions of the text: kept by hand, looked at, restored."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.texts import Text, VersionKind
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.versions_dialog import VersionsDialog
from gpt_desktop.ui.write.writing_view import WritingView

_KEYS = "Ctrl+Shift+H"


class VersionsPart(WritePart):
    """Opens the dialog of versions.

    Attributes:
        dialog: the one that is open, or None.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self._open = view.open_text
        self.dialog: VersionsDialog | None = None
        view.add_shortcut(_KEYS, self.show_versions)

    def commands(self) -> Sequence[Command]:
        group = tr(self.view.title)
        return (
            Command(tr("Versions of this text…"), group, self.show_versions, _KEYS),
            Command(tr("Keep this version…"), group, self.keep),
        )

    def menu_commands(self) -> Sequence[Command]:
        if not self._open.id and not self.editor.text().strip():
            return ()
        return (
            Command(tr("Versions of this text…"), "", self.show_versions, _KEYS),
            Command(tr("Keep this version…"), "", self.keep),
        )

    @Slot()
    def show_versions(self) -> VersionsDialog | None:
        """Open the dialog, beside which the window goes on."""
        if not self._open.save() or not self._open.id:
            self.view.message_posted.emit(tr("There is no text yet."))
            return None
        dialog = VersionsDialog(self.context, self._open.id, self.editor.text(), self.view)
        dialog.restore_requested.connect(self.restore_version)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        self.dialog = dialog
        return dialog

    @Slot()
    def keep(self) -> None:
        """Keep the text as it is for good, under a name."""
        if self._open.keep_version(VersionKind.NAMED, tr("Kept by you")):
            dialog = self.show_versions()
            if dialog is not None:
                dialog.name.setFocus()
                dialog.name.selectAll()

    @Slot(object)
    def restore_version(self, text: Text) -> None:
        """Let a version stand in the editor; Undo brings back what stood there."""
        self._open.put(text, tr("Version restored"))
        self.view.undo_offered.emit(tr("Version restored"), self.editor.undo)
        self.editor.setFocus()

    @Slot()
    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
