"""A style by samples, for all that is written or rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from gpt_desktop.background.call import call
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.write.options import STYLE
from gpt_desktop.core.tasks.write.style import LONGEST_SAMPLE, joined_samples
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.style_dialog import StyleDialog
from gpt_desktop.ui.write.writing_view import WritingView

_KEPT = "write-style"


class StylePart(WritePart):
    """Keeps the samples, and whether they are used.

    Attributes:
        dialog: the one that is open, or None.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.dialog: StyleDialog | None = None
        kept = self.context.services.drafts.load_draft(_KEPT)
        samples = kept.get("samples")
        texts = samples if isinstance(samples, list) else []
        self.samples = [each for each in texts if isinstance(each, str)]
        self.on = kept.get("on") is True
        self._use()

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Style from samples…"), tr(self.view.title), self.edit),)

    def menu_commands(self) -> Sequence[Command]:
        words = tr("Style from samples (on)…") if self._used else tr("Style from samples…")
        return (Command(words, "", self.edit),)

    @property
    def _used(self) -> bool:
        return self.on and bool(self.samples)

    @Slot()
    def edit(self) -> None:
        """Open the dialog."""
        dialog = StyleDialog(self.context.theme, self.samples, self.view, on=self.on)
        dialog.accepted.connect(self._take)
        dialog.file_wanted.connect(self._choose_file)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    @Slot()
    def _take(self) -> None:
        if self.dialog is None:
            return
        self.samples, self.on = self.dialog.samples, self.dialog.on.isChecked()
        self._use()
        try:
            kept = {"samples": self.samples, "on": self.on}
            self.context.services.drafts.save_draft(_KEPT, kept)
        except UserFacingError as error:
            self.view.message_posted.emit(str(error))

    def _use(self) -> None:
        self.view.standing_options.pop(STYLE.id, None)
        if self._used:
            self.view.standing_options[STYLE.id] = joined_samples(self.samples)

    @Slot()
    def _choose_file(self) -> None:
        if self.dialog is None:
            return
        chooser = QFileDialog(self.dialog, tr("Choose a text"), "", tr("Text (*.txt *.md)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.read_file)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    @Slot(str)
    def read_file(self, name: str) -> None:
        """Read a file as another sample of the dialog."""
        if self.dialog is None:
            return
        call(
            self.context.lanes.io,
            tr("Reading a sample"),
            partial(_text_of, Path(name)),
            succeeded=self.dialog.take_text,
            failed=self._on_failed,
        )

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.view.message_posted.emit(str(error))


def _text_of(path: Path) -> str:
    """The beginning of a text file.

    Raises:
        UserFacingError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(4 * LONGEST_SAMPLE)
    except OSError as error:
        raise UserFacingError(
            tr("{name} could not be read: {reason}", name=path.name, reason=error)
        ) from error
    return data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
