"""Something Translate offers beside the translation of a text itself."""

from __future__ import annotations

from gpt_desktop.core.works import WorkRequest
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.part import ViewPart


class TranslatePart(ViewPart):
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

    def add_to(self, request: WorkRequest) -> WorkRequest:
        """Add what the translation is to keep to, such as options; asked at each run."""
        return request

    def stop(self) -> None:
        """Cancel what the part runs itself; what there is stays."""

    @property
    def busy(self) -> bool:
        """Whether it runs something itself."""
        return False
