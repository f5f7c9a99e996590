"""How sure the model was of its words: shades in answers, and what else it could have written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.kept_certainty import MeasuredTokens
from gpt_desktop.ui.assistant.answer_certainty import AnswerCertaintyLine
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.view.commands import Command

_KEPT = 50  # answers whose probabilities are at hand


class CertaintyPart(AssistantPart):
    """A switch; the newest answer is measured by itself, older ones when asked."""

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self._known: dict[str, MeasuredTokens] = {}

    @property
    def on(self) -> bool:
        """Whether answers are shaded."""
        return self.context.settings().shades_certainty

    def commands(self) -> Sequence[Command]:
        return (
            Command(tr("Show or hide certainty"), tr(self.view.title), self.toggle, "Ctrl+Shift+U"),
        )

    def menu_commands(self) -> Sequence[Command]:
        if not self.view.current_id or self.context.services.certainty is None:
            return ()
        name = tr("Hide certainty") if self.on else tr("Show certainty")
        return (Command(name, tr(self.view.title), self.toggle, "Ctrl+Shift+U"),)

    @Slot()
    def toggle(self) -> None:
        """Shade answers, or do not."""
        settings = self.context.settings()
        try:
            self.context.change_settings(replace(settings, shades_certainty=not self.on))
        except UserFacingError as error:
            self.view.show_failure(error)
            return
        for widget in self.page.transcript.widgets:
            if isinstance(widget, AnswerWidget):
                self.show_answer(widget)

    def show_answer(self, answer: AnswerWidget) -> None:
        line = answer.findChild(AnswerCertaintyLine)
        message = answer.message
        ended = answer.run is None or not answer.run.busy
        if not self.on or not ended or message is None or not message.content.strip():
            if line is not None:
                line.leave()
            return
        if line is None:
            line = AnswerCertaintyLine(self.context, answer)
            line.measured.connect(self._on_measured)
            line.failed.connect(self.view.show_failure)
            line.went_on.connect(self._on_went_on)
        line.show_message(message, self._known.get(message.id), self.view.model_id)
        last = self.page.transcript.last_answer
        if message.id in self._known or line.reads_kept(message):
            return
        if last is None or last is answer:
            line.measure()

    @Slot(str, object)
    def _on_measured(self, answer_id: str, found: MeasuredTokens) -> None:
        while len(self._known) >= _KEPT:
            del self._known[next(iter(self._known))]
        self._known[answer_id] = found

    @Slot(str, str)
    def _on_went_on(self, answer_id: str, beginning: str) -> None:
        """Write another version from a word on; the old one stays."""
        converse = self.context.services.converse
        self.view.begin(partial(converse.continue_answer, answer_id, beginning))
