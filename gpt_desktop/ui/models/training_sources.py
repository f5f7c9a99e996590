"""What to learn from: files, folders, the person's own conversations and texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.training.sources import SOURCE_WORDS, SourceChoice, SourceKind, TextCount
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import small_button, text_button
from gpt_desktop.ui.widgets.drop_area import dropped_files
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.lines import wrapping_label


class TrainingSources(QFrame):
    """Files can be dropped on it.

    Signals:
        changed: the person chose otherwise.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.setAcceptDrops(True)
        self._theme = theme
        self._choice = SourceChoice()
        self.add_files = text_button(tr("Add files…"))
        self.add_folder = text_button(tr("Add a folder…"))
        self.boxes = {
            kind: QCheckBox(tr(SOURCE_WORDS[kind]))
            for kind in (SourceKind.QUESTIONS, SourceKind.ANSWERS, SourceKind.TEXT)
        }
        self.counts = wrapping_label("second")
        self._paths = QVBoxLayout()
        self._paths.setSpacing(0)
        self._lay_out()
        self.add_files.clicked.connect(self._on_add_files)
        self.add_folder.clicked.connect(self._on_add_folder)
        for box in self.boxes.values():
            box.clicked.connect(self._on_box)

    @property
    def choice(self) -> SourceChoice:
        return self._choice

    def show_choice(self, choice: SourceChoice) -> None:
        """Show what was chosen before; nothing is emitted."""
        self._choice = choice
        self.boxes[SourceKind.QUESTIONS].setChecked(choice.questions)
        self.boxes[SourceKind.ANSWERS].setChecked(choice.answers)
        self.boxes[SourceKind.TEXT].setChecked(choice.texts)
        self._show_paths()

    def show_counts(self, counts: Mapping[SourceKind, TextCount] | None) -> None:
        """Say what was found; None before anything was read."""
        lines = [
            tr("{kind}: {count}", kind=tr(SOURCE_WORDS[kind]), count=count_words_of(count))
            for kind, count in (counts or {}).items()
        ]
        self.counts.setText("\n".join(lines))
        self.counts.setVisible(bool(lines))

    def add(self, paths: Iterable[Path]) -> None:
        """Take files and folders that are not there yet."""
        files, folders = list(self._choice.files), list(self._choice.folders)
        for path in paths:
            those = folders if path.is_dir() else files
            if path not in those:
                those.append(path)
        self._change(replace(self._choice, files=tuple(files), folders=tuple(folders)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add(dropped_files(event.mimeData()))

    def _change(self, choice: SourceChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self._show_paths()
            self.changed.emit()

    def _show_paths(self) -> None:
        while (item := self._paths.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for path in (*self._choice.folders, *self._choice.files):
            self._paths.addWidget(self._row(path))

    def _row(self, path: Path) -> QWidget:
        holder = QWidget()
        remove = small_button(self._theme, "x", tr("Do not learn from “{name}”", name=path.name))
        remove.setProperty("path", str(path))
        remove.clicked.connect(self._on_remove)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(ElidedLabel("", str(path), middle=True), 1)
        row.addWidget(remove)
        return holder

    def _lay_out(self) -> None:
        heading = QLabel(tr("What to learn from"))
        set_role(heading, "strong")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.add_files)
        buttons.addWidget(self.add_folder)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        column.setSpacing(GAP_SMALL)
        column.addWidget(heading)
        column.addLayout(buttons)
        column.addLayout(self._paths)
        for box in self.boxes.values():
            column.addWidget(box)
        column.addWidget(self.counts)
        self.counts.hide()

    @Slot()
    def _on_add_files(self) -> None:
        self._choose(tr("Choose files to learn from"), QFileDialog.FileMode.ExistingFiles)

    @Slot()
    def _on_add_folder(self) -> None:
        self._choose(tr("Choose a folder to learn from"), QFileDialog.FileMode.Directory)

    def _choose(self, title: str, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def _on_chosen(self, names: list[str]) -> None:
        self.add(Path(name) for name in names)

    @Slot()
    def _on_remove(self) -> None:
        gone = Path(self.sender().property("path"))
        files = tuple(path for path in self._choice.files if path != gone)
        folders = tuple(path for path in self._choice.folders if path != gone)
        self._change(replace(self._choice, files=files, folders=folders))
        self.add_files.setFocus()  # the button that had it is gone

    @Slot()
    def _on_box(self) -> None:
        checked = {kind: box.isChecked() for kind, box in self.boxes.items()}
        self._change(
            replace(
                self._choice,
                questions=checked[SourceKind.QUESTIONS],
                answers=checked[SourceKind.ANSWERS],
                texts=checked[SourceKind.TEXT],
            )
        )


def count_words_of(count: TextCount) -> str:
    """Such as “3 documents, 1,200 words, 1,650 tokens”."""
    documents = tr_count("{count:,} document", "{count:,} documents", count.documents)
    words = tr_count("{count:,} word", "{count:,} words", count.words)
    parts = [documents, words]
    if count.tokens is not None:
        parts.append(tr_count("{count:,} token", "{count:,} tokens", count.tokens))
    return tr(", ").join(parts)
