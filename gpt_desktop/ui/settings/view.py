"""Settings: a list of sections that can be searched, one page each; changes hold at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.ui.settings.about_page import AboutPage
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import (
    GAP,
    GAP_MEDIUM,
    GAP_SMALL,
    READING_WIDTH,
    SIDE_LIST_WIDTH,
)
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.feature import SettingsSection
from gpt_desktop.ui.view.settings_page import SettingsPage
from gpt_desktop.ui.view.view import View


class SettingsView(View):
    """The section shown last is shown again after the window was built anew."""

    view_id = "settings"
    title = mark("Settings")
    icon_name = "settings"

    def __init__(
        self,
        context: ViewContext,
        sections: Sequence[SettingsSection],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        self.pages = tuple(section.make(context) for section in sections)
        for page in self.pages:
            page.view_requested.connect(self.view_requested)
            page.forget_requested.connect(self.forget_requested)
            page.quit_requested.connect(self.quit_requested)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the settings"))
        self.search.setAccessibleName(tr("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self.sections = QListWidget()
        self.sections.setAccessibleName(tr("Sections"))
        set_role(self.sections, "side")
        self.nothing = QLabel(tr("No setting has these words."))
        self.nothing.setWordWrap(True)
        set_role(self.nothing, "second")
        self.nothing.hide()
        self._stack = QStackedWidget()
        for page in self.pages:
            self.sections.addItem(QListWidgetItem(page.title))
            self._stack.addWidget(_scrolling(page))
        self._lay_out()
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.search.textChanged.connect(self._on_search)
        context.changes.settings.connect(self._refresh_pages)
        shown = context.services.drafts.load_draft(self.view_id).get("section", 0)
        self.sections.setCurrentRow(shown if isinstance(shown, int) else 0)

    def activate(self) -> None:
        self._refresh_pages()  # another program may have brought a model
        self.sections.setFocus()

    def model_changed(self) -> None:
        self._refresh_pages()

    def save_state(self) -> None:
        section = self.sections.currentRow()
        self.context.services.drafts.save_draft(self.view_id, {"section": section})

    def show_section(self, number: int) -> None:
        """Show a page by its place in the list, even one the search had hidden."""
        self.search.clear()
        self.sections.setCurrentRow(number)

    def show_licences(self) -> None:
        """Show whose work is inside."""
        for number, page in enumerate(self.pages):
            if isinstance(page, AboutPage):
                self.show_section(number)
                page.open_licences()

    @Slot()
    def _refresh_pages(self) -> None:
        for page in self.pages:
            page.refresh()

    def _lay_out(self) -> None:
        side = QFrame()
        set_role(side, "side")
        side.setFixedWidth(SIDE_LIST_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(GAP_SMALL, GAP_MEDIUM, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.sections, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._stack, 1)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        wanted = text.strip().casefold()
        found = [wanted in page.words.casefold() for page in self.pages]
        for number, fits in enumerate(found):
            self.sections.item(number).setHidden(not fits)
        self.nothing.setVisible(not any(found))
        current = self.sections.currentRow()
        if any(found) and (current < 0 or not found[current]):
            self.sections.setCurrentRow(found.index(True))


def _scrolling(page: SettingsPage) -> QScrollArea:
    page.setMaximumWidth(READING_WIDTH)
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
