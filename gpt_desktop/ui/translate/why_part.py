"""Why these words, of the current segment's translation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot

from gpt_desktop.core.i18n import tr
from gpt_desktop.services.why_ports import ResultPlace, WhyOf
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.work.why_desk import WhyDesk

NAME, _KEYS = "why", "Ctrl+Shift+Y"
_SETTLED_MS = 250


class WhyPart(TranslatePart):
    """A panel right of the panes; it follows the row that is the current one."""

    def __init__(self, view: TranslatingView, page: TranslatePage) -> None:
        super().__init__(view, page)
        self.desk = WhyDesk(self.context, self)
        self.desk.panel.fill(titled=False)
        title = tr("Why these words")
        self.button = page.add_panel("activity", NAME, title, self.desk.panel, _KEYS)
        self.button.setVisible(self.desk.why is not None)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._show)
        view.add_shortcut(_KEYS, self._toggle)
        page.panels.changed.connect(self._on_panels)
        page.rows.right.current_changed.connect(self._on_row)
        self.desk.closed.connect(page.panels.close_panel)

    @property
    def busy(self) -> bool:
        return self.desk.busy

    def stop(self) -> None:
        self.desk.cancel()

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Why these words"), tr("Translate"), self._toggle, _KEYS),)

    @Slot()
    def _toggle(self) -> None:
        if self.desk.why is not None:
            self.page.panels.toggle(NAME)

    @Slot(int)
    def _on_row(self, number: int) -> None:
        del number  # whichever it is once nobody has moved for a moment
        self._settled.start()

    @Slot()
    def _on_panels(self) -> None:
        if self.page.panels.opened == NAME:
            self._show()
        else:
            self.desk.cancel()

    @Slot()
    def _show(self) -> None:
        if self.page.panels.opened != NAME:
            return
        of = self._of()
        if of is None:
            self.desk.show_nothing(tr("Choose a segment of a translation."))
        elif of != self.desk.shown or not self.desk.panel.tokens.list.tokens:
            self.desk.open(of, takes_focus=False)

    def _of(self) -> WhyOf | None:
        work, rows = self.view.work, self.page.rows
        number = rows.right.current
        if not work.id or work.busy or not 0 <= number < rows.count:
            return None
        return WhyOf(ResultPlace.WORK, work.id, rows.shown.segments[number].source)
