"""How a model is trained: its name, the method, how often all is read, and what that takes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.errors import joined_sentences
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.training.plan import TrainingMethod, TrainingPlan
from gpt_desktop.services.training_ports import TrainingEnvironment, TrainingNeeds, TrainingTime
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.quantities import duration_words, size_words
from gpt_desktop.ui.widgets.segments import Segments

_MOST_PASSES = 50


class TrainingHow(QFrame):
    """Signals:
    changed: the person chose otherwise.
    start_wanted: train now.
    set_up_wanted: fetch what training needs.
    python_chosen: the Path of a Python, or of an environment's folder.
    """

    changed = Signal()
    start_wanted = Signal()
    set_up_wanted = Signal()
    python_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._method = TrainingMethod.LORA
        self._ready = False
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the new model"))
        self.method = Segments(
            [
                (TrainingMethod.LORA.value, tr("A small part (LoRA)")),
                (TrainingMethod.FULL.value, tr("All of the model")),
            ],
            TrainingMethod.LORA.value,
        )
        self.passes = QSpinBox()
        self.passes.setRange(1, _MOST_PASSES)
        self.passes.setAccessibleName(tr("How often all of the text is read"))
        self.passes.lineEdit().setTextMargins(GAP_SMALL, 0, 0, 0)
        self.environment = wrapping_label("second")
        self.needs = wrapping_label("second")
        self.time = wrapping_label("second")
        self.time.hide()
        self.set_up = text_button("", "primary")
        self.python = text_button(tr("Use another Python…"))
        menu = QMenu(self.python)
        self.choices = (
            menu.addAction(tr("A Python program…"), self._choose_program),
            menu.addAction(tr("The folder of an environment…"), self._choose_folder),
        )
        self.python.setMenu(menu)
        self.start = text_button(tr("Train"), "primary")
        self._lay_out()
        self.name.textEdited.connect(self._on_changed)
        self.method.value_changed.connect(self._on_method)
        self.passes.valueChanged.connect(self._on_changed)
        self.set_up.clicked.connect(self.set_up_wanted)
        self.start.clicked.connect(self.start_wanted)

    def plan(self, base: str, prompts: Sequence[str] = ()) -> TrainingPlan:
        """What was chosen, for a model."""
        name = self.name.text().strip()
        passes = self.passes.value()
        return TrainingPlan(base, name, method=self._method, epochs=passes, prompts=tuple(prompts))

    def show_environment(self, environment: TrainingEnvironment) -> None:
        """Offer to train, or to set up what it needs."""
        self._ready = environment.python is not None
        self.environment.setText(environment_words(environment))
        size = size_words(environment.download_bytes)
        begun = tr("Go on setting it up") if environment.begun else ""
        self.set_up.setText(begun or tr("Set it up ({size})", size=size))
        self.set_up.setVisible(not self._ready and environment.problem is None)
        self.python.setVisible(not self._ready)
        self._show_start()

    def show_needs(self, needs: TrainingNeeds | None) -> None:
        """Say what it takes of the computer; None where that is not known."""
        words = ""
        if needs is not None:
            memory, disk = size_words(needs.memory), size_words(needs.disk)
            words = tr(
                "Takes about {memory} of memory and {disk} of disk.", memory=memory, disk=disk
            )
        self.needs.setText(words)
        self.needs.setVisible(bool(words))

    @property
    def ready(self) -> bool:
        """Whether training is set up."""
        return self._ready

    @Slot()
    def show_measuring(self) -> None:
        """Say that it is being measured how long it takes."""
        self.time.setText(tr("Measuring how long it takes here…"))
        self.time.show()

    @Slot(object)
    def show_time(self, time: TrainingTime | None) -> None:
        """Say how long it takes; None where that is not known."""
        self.time.setVisible(time is not None)
        if time is not None:
            words = tr(
                "{steps:,} steps, {time} as this computer is now, from a trial of a few: {rate:,} "
                "tokens a second. It may end before, where nothing more is gained.",
                steps=time.steps,
                time=duration_words(time.seconds),
                rate=round(time.pace.learning),
            )
            self.time.setText(words)

    @Slot()
    def _on_changed(self) -> None:
        self._show_start()
        self.changed.emit()

    @Slot(str)
    def _on_method(self, value: str) -> None:
        self._method = TrainingMethod(value)
        self.changed.emit()

    def _show_start(self) -> None:
        self.start.setVisible(self._ready)
        self.start.setEnabled(bool(self.name.text().strip()))

    @Slot()
    def _choose_program(self) -> None:
        self._choose(tr("Choose a Python"), QFileDialog.FileMode.ExistingFile)

    @Slot()
    def _choose_folder(self) -> None:
        title = tr("Choose an environment with torch, transformers and peft")
        self._choose(title, QFileDialog.FileMode.Directory)

    def _choose(self, title: str, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(mode)
        # An environment's Python is a link, and by its place it knows its libraries.
        dialog.setOption(QFileDialog.Option.DontResolveSymlinks)
        dialog.fileSelected.connect(self._on_python_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_python_chosen(self, name: str) -> None:
        self.python_chosen.emit(Path(name))

    def _lay_out(self) -> None:
        heading = QLabel(tr("How to train"))
        set_role(heading, "strong")
        explained = wrapping_label("caption")
        explained.setText(
            tr(
                "A small part is quicker, takes less memory, and forgets less of what the model "
                "knew; all of the model learns more of a long text. The model itself stays as it "
                "is: what comes of it is another model beside it."
            )
        )
        form = QFormLayout()
        form.setHorizontalSpacing(GAP_MEDIUM)
        form.setVerticalSpacing(GAP_SMALL)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("What changes"), self.method)
        form.addRow(tr("Passes"), self.passes)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        for button in (self.start, self.set_up, self.python):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        column.setSpacing(GAP_SMALL)
        column.addWidget(heading)
        column.addLayout(form)
        for widget in (explained, self.needs, self.time, self.environment):
            column.addWidget(widget)
        column.addLayout(row)


def environment_words(environment: TrainingEnvironment) -> str:
    """Whether training is set up; else what that takes, or why it cannot be done."""
    if environment.python is not None:
        return tr("Training is set up.")
    told = tr(
        "Training needs PyTorch, which is not set up: {size} to download, {disk} on the disk, in "
        "a folder of its own that can be deleted. It takes about {minutes} min, and the download.",
        size=size_words(environment.download_bytes),
        disk=size_words(environment.installed_bytes),
        minutes=environment.minutes,
    )
    if environment.problem is not None:
        return joined_sentences(told, str(environment.problem))
    if environment.begun:
        return joined_sentences(told, tr("It was begun, and goes on where it was."))
    return told
