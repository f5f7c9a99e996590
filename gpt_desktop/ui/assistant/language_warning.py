"""A plain word on a language that the model was not trained for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.language_detection import detection_ready, unknown_language
from gpt_desktop.core.languages import language
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.widgets.lines import NoticeLine

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


class LanguageWatch(QObject):
    """Keeps a line true while a text is typed.

    Args:
        text: what is looked at, asked for each time; so is the ``model`` that it is for.
    """

    def __init__(
        self,
        line: NoticeLine,
        text: Callable[[], str],
        model: Callable[[], ModelFacts | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._line = line
        self._text = text
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.look)

    @Slot()
    def look_soon(self) -> None:
        """Once nothing was typed for a moment."""
        self._settled.start()

    @Slot()
    def look(self) -> None:
        """Show the warning, or none; later where languages cannot be told apart yet."""
        text, facts = self._text(), self._model()
        if text and facts is not None and not detection_ready():
            self._settled.start()
            return
        notice = language_warning(text, facts)
        if notice is None:
            self._line.clear()
        else:
            self._line.show_notice(notice)
