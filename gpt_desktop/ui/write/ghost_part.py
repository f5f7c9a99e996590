"""What could follow, offered behind the cursor while the person writes."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QTextCursor

from gpt_desktop.background.job import Job
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.write.ghost_text import GhostText, can_offer
from gpt_desktop.ui.write.model_words import ModelWords
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.writing_view import WritingView

_KEYS = "Ctrl+Shift+Space"
_PAUSE_MS = 350
_TOKENS = 16
_LETTERS = 1500  # before the cursor; what is read again and again stays in the model's cache
_FEWEST_LETTERS = 12
# The likeliest words: a guess that is not likely is in the way.
_SAMPLING = SamplingParams(
    temperature=0.0, repetition_penalty=1.05, max_tokens=_TOKENS, stop=("\n",)
)


class GhostPart(WritePart):
    """Off until it is asked for. Asks the model only while nothing else does, and a key ends it."""

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.ghost = GhostText(self.context.theme, self.editor)
        self.button = IconButton(
            self.context.theme, "text-cursor-input", tr("Suggest words as I type"), _KEYS
        )
        self.button.setCheckable(True)
        self.button.setChecked(self.on)
        self.page.add_tool(self.button)
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.button.clicked.connect(self.toggle)
        self.editor.textChanged.connect(self._on_text_changed)
        self.ghost.taken.connect(self._note_words)
        view.add_shortcut(_KEYS, self.toggle)
        view.text_replaced.connect(self._drop)

    @property
    def on(self) -> bool:
        """Whether words are offered."""
        return self.context.settings().ghost_text

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Suggest words as I type"), tr("Write"), self.toggle, _KEYS),)

    def restore(self, draft: Mapping[str, object]) -> None:
        del draft  # the text was put there, not typed
        self._drop()

    @Slot()
    def toggle(self) -> None:
        """Offer words, or do not."""
        settings = self.context.settings()
        try:
            self.context.change_settings(replace(settings, ghost_text=not self.on))
        except UserFacingError as error:
            self.page.error.show_error(error)
        self.button.setChecked(self.on)
        if self.on:
            self.view.message_posted.emit(
                tr("Words are offered as you type: Tab takes all, Ctrl+→ one, Esc none.")
            )
            self._pause.start()
        else:
            self._drop()

    @Slot()
    def _on_text_changed(self) -> None:
        if not self.on:
            return
        self._cancel()
        if self.ghost.text:  # the person types along
            return
        self._pause.start()

    @Slot()
    def _ask(self) -> None:
        services, lane = self.context.services, self.context.lanes.inference
        text = self._before()
        if (
            not self.on
            or len(text.strip()) < _FEWEST_LETTERS
            or not can_offer(self.editor)
            or services.model.facts(self.view.model_id) is None
        ):
            return
        if lane.jobs:  # what the person asked for goes first
            self._pause.start()
            return
        request = TaskRequest(
            text=text, options={"action": "continue"}, sampling=_SAMPLING, private=True
        )
        task, model_id = self.view.task, self.view.model_id

        def suggesting(token: CancelToken) -> Generator[TaskEvent, None, TaskResult]:
            return (yield from services.run_task(task, request, token, model_id))

        job = Job(tr("Suggesting words"), suggesting, asked=False)
        job.succeeded.connect(self._on_suggested)
        job.finished.connect(self._on_finished)
        self._job = job
        lane.start(job)

    def _before(self) -> str:
        """What stands before the cursor, from a line's beginning on where it is long."""
        cursor = QTextCursor(self.editor.textCursor())
        end = cursor.position()
        cursor.setPosition(max(0, end - _LETTERS))
        if cursor.position():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        if end - cursor.position() > 2 * _LETTERS:  # one endless line
            cursor.setPosition(end - _LETTERS)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n")

    def _cancel(self) -> None:
        self._pause.stop()
        if self._job is not None:
            job, self._job = self._job, None
            job.cancel()

    @Slot()
    def _drop(self) -> None:
        self._cancel()
        self.ghost.dismiss()

    @Slot(int)
    def _note_words(self, length: int) -> None:
        """Say what of the text a model wrote."""
        facts = self.context.services.model.facts(self.view.model_id)
        end, author = self.editor.textCursor().position(), facts.name if facts else ""
        self.view.model_wrote.emit(ModelWords(end - length, end, author, "continue", ""))

    @Slot(object)
    def _on_suggested(self, result: TaskResult) -> None:
        if self.sender() is self._job and result.text.strip():
            self.ghost.offer(result.text)

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._job:
            self._job = None
