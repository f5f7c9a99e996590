"""The documents above the field that go with the next question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.retelling import retold
from gpt_desktop.ui.assistant.attached_file import AttachedFile
from gpt_desktop.ui.assistant.attached_folder import AttachedFolder
from gpt_desktop.ui.assistant.attachment_chip import AttachmentChip
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.flow_layout import FlowLayout
from gpt_desktop.ui.widgets.lines import wrapping_label

_Attached = AttachedFile | AttachedFolder


class AttachmentTray(QWidget):
    """Hidden while there are none; under the chips why the first of those that failed did.

    Signals:
        opened: an AttachedFile or AttachedFolder that was clicked.
        removed: one whose cross was.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: dict[str, AttachmentChip] = {}
        self.said = wrapping_label("second")
        self.said.hide()
        self.told = wrapping_label("second")
        self.told.hide()
        self.wrong = wrapping_label("danger")
        self._flow = FlowLayout(GAP_TINY + 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, GAP_SMALL, 0)
        column.setSpacing(GAP_TINY)
        column.addLayout(self._flow)
        column.addWidget(self.wrong)
        column.addWidget(self.told)
        column.addWidget(self.said)
        self.hide()

    @property
    def chips(self) -> tuple[AttachmentChip, ...]:
        return tuple(self._chips.values())

    def show_files(self, files: Sequence[_Attached]) -> None:
        """Show these, each as it is now."""
        ids = [file.id for file in files]
        if ids != list(self._chips):
            self._make_chips(files)
        for file in files:
            tip = _reason(file.error) if file.error else str(file.path or "")
            self._chips[file.id].show_state(file.facts(), tip, wrong=file.error is not None)
        failed = [file for file in files if file.error is not None]
        self.wrong.setText(f"{failed[0].title()}: {_reason(failed[0].error)}" if failed else "")
        self.wrong.setVisible(bool(failed))
        self._show_any()

    def say(self, words: str) -> None:
        """A line under the chips; "" for none."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self._show_any()

    def tell(self, words: str) -> None:
        """What is different in a folder; "" for nothing."""
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self._show_any()

    def _show_any(self) -> None:
        words = (self.said.text(), self.told.text())
        self.setVisible(bool(self._chips) or any(words))

    def _make_chips(self, files: Sequence[_Attached]) -> None:
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for file in files:
            icon = "folder" if isinstance(file, AttachedFolder) else "file-text"
            chip = AttachmentChip(self._theme, file.title(), removable=True, icon=icon)
            chip.opened.connect(partial(self.opened.emit, file))
            chip.removed.connect(partial(self.removed.emit, file))
            self._flow.addWidget(chip)
            self._chips[file.id] = chip


def _reason(error: Exception | None) -> str:
    if isinstance(error, UserFacingError):
        return " ".join(retold(part) for part in (error.what, error.why, error.next_step) if part)
    return str(error or "")
