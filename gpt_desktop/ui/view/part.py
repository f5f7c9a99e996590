"""Something a view offers beside what it is there for, as a module of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from gpt_desktop.ui.view.commands import Command


class ViewPart(QObject):
    """Made with its view, which it is a child of.

    All methods are called on the GUI thread and take no time worth speaking of. Each room adds
    its own to these.
    """

    def commands(self) -> Sequence[Command]:
        """What the command palette offers."""
        return ()

    def draft(self) -> dict[str, object]:
        """What is kept of it, as JSON can hold it; no key is another part's."""
        return {}

    def restore(self, draft: Mapping[str, object]) -> None:
        """Show again what ``draft`` gave; what the view itself keeps is there already."""

    def escape(self) -> bool:
        """Esc was pressed and nothing runs: close what is open and return True, or leave it."""
        return False

    def forget_works(self) -> None:
        """All works are about to be deleted for good: show none any more."""

    def save_state(self) -> None:
        """Keep at once what is otherwise kept a little later; fast."""

    def model_changed(self) -> None:
        """Another model may do what is asked."""

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        """Whether ``open_files`` can do anything with them; the first part that can gets them."""
        del paths  # most parts take none
        return False

    def open_files(self, paths: Sequence[Path]) -> None:
        """Files were chosen, dropped on the window, or handed over while the view was shown."""
