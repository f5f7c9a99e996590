"""Something Translate offers beside the translation of a text itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from gpt_desktop.core.works import WorkRequest
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.commands import Command


class TranslatePart(QObject):
    """Made with the view, which it is a child of; ``parts.PARTS`` lists them.

    A part builds its widgets into the page's places (``page.add_panel``, ``page.add_foot``,
    ``page.bar.add_option``, ``add_tool``, ``add_line``), binds its keys with
    ``view.add_shortcut``, and hears of the rest by the view's signals. All methods are called
    on the GUI thread and take no time worth speaking of.
    """

    def __init__(self, view: TranslatingView, page: TranslatePage) -> None:
        super().__init__(view)
        self.view = view
        self.page = page
        self.context = view.context

    def commands(self) -> Sequence[Command]:
        """What the command palette offers."""
        return ()

    def add_to(self, request: WorkRequest) -> WorkRequest:
        """Add what the translation is to keep to, such as options; asked at each run."""
        return request

    def draft(self) -> dict[str, object]:
        """What is kept of it, as JSON can hold it; no key is another part's."""
        return {}

    def restore(self, draft: Mapping[str, object]) -> None:
        """Show again what ``draft`` gave; the text and the languages are there already."""

    def escape(self) -> bool:
        """Esc was pressed and nothing runs: close what is open and return True, or leave it."""
        return False

    def stop(self) -> None:
        """Cancel what the part runs itself; what there is stays."""

    @property
    def busy(self) -> bool:
        """Whether it runs something itself."""
        return False

    def forget_works(self) -> None:
        """All works are about to be deleted for good: show none any more."""

    def model_changed(self) -> None:
        """Another model may translate."""

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        """Whether ``open_files`` can do anything with them; the first part that can gets them.

        Where no part wants them, a single document fills the text.
        """
        del paths  # most parts take none
        return False

    def open_files(self, paths: Sequence[Path]) -> None:
        """Files were chosen, dropped on the window, or handed over while this was shown."""
