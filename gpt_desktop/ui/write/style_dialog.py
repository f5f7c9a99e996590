"""Texts of the person's own whose style new ones are to have."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.write.style import LONGEST_SAMPLE, MOST_SAMPLES
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.segments import Segments
from gpt_desktop.ui.widgets.text_editor import TextEditor

_WIDTH, _HEIGHT = 620, 480


class StyleDialog(QDialog):
    """Saves nothing itself.

    Args:
        on: whether the samples are used now.

    Signals:
        file_wanted: the person wants to choose a file for another sample.
    """

    file_wanted = Signal()

    def __init__(self, theme: Theme, samples: Sequence[str], parent: QWidget, *, on: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Style from samples"))
        self.resize(_WIDTH, min(_HEIGHT, parent.height()))
        about = wrapping_label()
        about.setText(
            tr("Up to five texts of yours. What is written or rewritten follows their style.")
        )
        self.on = QCheckBox(tr("Write in the style of these samples"))
        self.on.setChecked(on)
        self.stack = QStackedWidget()
        numbers = [str(number) for number in range(MOST_SAMPLES)]
        labels = [tr("Sample {number}", number=number + 1) for number in range(MOST_SAMPLES)]
        self.tabs = Segments(list(zip(numbers, labels, strict=True)), "0")
        self.fields: list[TextEditor] = []
        for number in range(MOST_SAMPLES):
            field = TextEditor(theme, tr("Paste a text of yours here."), labels[number])
            field.setPlainText(samples[number] if number < len(samples) else "")
            self.fields.append(field)
            self.stack.addWidget(field)
        self.from_file = text_button(tr("From a file…"))
        self.cancel = text_button(tr("Cancel"))
        self.save = text_button(tr("Save"), "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.from_file)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_MEDIUM)
        column.setSpacing(GAP)
        column.addWidget(about)
        column.addWidget(self.on)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        column.addLayout(buttons)
        self.tabs.value_changed.connect(lambda number: self.stack.setCurrentIndex(int(number)))
        self.from_file.clicked.connect(self.file_wanted)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)

    @property
    def samples(self) -> list[str]:
        """Those that are not empty."""
        texts = (field.text().strip()[:LONGEST_SAMPLE] for field in self.fields)
        return [text for text in texts if text]

    @Slot(object)
    def take_text(self, text: str) -> None:
        """Another sample: into the first empty field, else into the one that is seen."""
        empty = (i for i, field in enumerate(self.fields) if not field.text().strip())
        number = next(empty, self.stack.currentIndex())
        self.tabs.buttons[str(number)].setChecked(True)
        self.stack.setCurrentIndex(number)
        self.fields[number].setPlainText(text[:LONGEST_SAMPLE])
        self.on.setChecked(True)
