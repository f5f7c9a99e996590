"""What to write: a kind, a brief, a tone and a length."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Choice, OptionSpec
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.option_bar import OptionBar
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.write.brief_lines import BriefLines

_BRIEF_LINES = 3


class KindRow(QWidget):
    """The kinds of text as a row of buttons, of which one or none is down."""

    kind_changed = Signal(str)  # "" where none is chosen

    def __init__(self, kinds: tuple[Choice, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._kinds = kinds
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_TINY)
        for number, kind in enumerate(kinds):
            button = text_button(tr(kind.label), "segment")
            button.setCheckable(True)
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(self._on_clicked)

    def kind(self) -> str:
        """The kind chosen, or ""."""
        for number, kind in enumerate(self._kinds):
            if self._group.button(number).isChecked():
                return kind.value
        return ""

    def set_kind(self, value: str) -> None:
        for number, kind in enumerate(self._kinds):
            self._group.button(number).setChecked(kind.value == value)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        for other in range(len(self._kinds)):
            if other != number:
                self._group.button(other).setChecked(False)
        self.kind_changed.emit(self.kind())


class BriefCard(QFrame):
    """The brief for a new text."""

    write_requested = Signal()
    outline_requested = Signal()
    closed = Signal()
    changed = Signal()

    def __init__(
        self,
        context: ViewContext,
        options: Sequence[OptionSpec],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.heading = QLabel()
        set_role(self.heading, "heading")
        self.brief = TextEditor(
            context.theme, tr("What is it about? Who is it for? What must be in it?"), tr("Brief")
        )
        self.options = OptionBar(options)
        self.facts = BriefLines(
            context.theme,
            tr("Only these facts"),
            tr("One fact a line. Nothing else is told, and what the model leaves out is added."),
            tr("The library opens on 5 May"),
        )
        self.headings = BriefLines(
            context.theme,
            tr("Outline"),
            tr("One heading a line, each for a section. Change them as you like."),
            tr("What is new"),
        )
        self.suggest = text_button(tr("Suggest an outline"))
        self.write = text_button(tr("Write"), "primary")
        self.write.setToolTip(with_shortcut(tr("Write"), "Ctrl+Return"))
        self.close_button = IconButton(context.theme, "x", tr("Close the brief"), "Esc")
        # As high as its lines, but less where the window is low.
        self.brief.set_lines(1, _BRIEF_LINES)
        self.brief.setMinimumHeight(self.brief.fontMetrics().lineSpacing() + GAP_MEDIUM)
        self.brief.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._lay_out()
        self.write.clicked.connect(self.write_requested)
        self.headings.button.toggled.connect(self.suggest.setVisible)
        self.suggest.hide()
        self.suggest.clicked.connect(self.outline_requested)
        for lines in (self.facts, self.headings):
            lines.changed.connect(self.changed)
        self.close_button.clicked.connect(self.closed)
        self.brief.textChanged.connect(self._on_text_changed)
        self.options.changed.connect(self.changed)
        self._on_text_changed()

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.addWidget(self.heading, 1)
        footer = QHBoxLayout()
        footer.setSpacing(GAP_MEDIUM)
        footer.addWidget(self.options)
        footer.addStretch()
        footer.addWidget(self.write)
        # In the heading's row, so that the card stays low on small screens.
        header.setSpacing(GAP_TINY)
        for button in (self.suggest, self.facts.button, self.headings.button, self.close_button):
            header.addWidget(button)
        beside = QHBoxLayout()
        beside.setSpacing(GAP_MEDIUM)
        for lines in (self.facts, self.headings):
            beside.addWidget(lines, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP_SMALL, GAP_MEDIUM, GAP_SMALL)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(self.brief)
        # Beside each other, so that the text below keeps some height on low screens.
        column.addLayout(beside)
        column.addLayout(footer)

    @Slot()
    def _on_text_changed(self) -> None:
        has_brief = bool(self.brief.toPlainText().strip())
        self.write.setEnabled(has_brief)
        self.suggest.setEnabled(has_brief)
        self.changed.emit()
