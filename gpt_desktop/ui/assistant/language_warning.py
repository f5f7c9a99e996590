"""A plain word on a language that the model was not trained for."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.language_detection import detection_ready, unknown_language
from gpt_desktop.core.languages import language
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.assistant.question_widget import QuestionWidget

_SETTLED_MS = 300


def language_warning(text: str, facts: ModelFacts | None) -> Notice | None:
    """The notice for a text in a language the model lacks, else None."""
    if facts is None or not facts.languages:
        return None
    code = unknown_language(text, facts.languages)
    if code is None:
        return None
    words = tr(
        "{model} was not trained in {language}. Its answers in it cannot be relied on.",
        model=facts.name,
        language=tr(language(code).name),
    )
    if facts.languages == ("en",):
        words = tr(
            "{model} was trained in English only. Its answers in {language} cannot be relied on.",
            model=facts.name,
            language=tr(language(code).name),
        )
    return Notice(NoticeKind.WARNING, words, code)


class LanguagePart(AssistantPart):
    """Keeps a line true while a text is typed; of an empty field, what was asked last counts."""

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._look)
        page.composer.changed.connect(self._settled.start)
        page.language.model_wanted.connect(self.context.requests.model_for_language)

    def show_conversation(self, conversation_id: str) -> None:
        del conversation_id  # what is in it comes later
        self._look()

    def show_question(self, question: QuestionWidget) -> None:
        del question  # the last one counts
        self._settled.start()

    def model_changed(self) -> None:
        self._look()

    @property
    def _text(self) -> str:
        last = self.page.transcript.last_question
        return self.page.composer.text.strip() or (last.text if last is not None else "")

    @Slot()
    def _look(self) -> None:
        """Show the warning, or none; later where languages cannot be told apart yet."""
        text, facts = self._text, self.view.model
        if text and facts is not None and not detection_ready():
            self._settled.start()
            return
        notice = language_warning(text, facts)
        if notice is None:
            self.page.language.clear()
        else:
            self.page.language.show_notice(notice)
