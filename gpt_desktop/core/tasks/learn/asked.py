"""What a learner asked the tutor for, read from a request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.annotations import Calculation
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.language_detection import clear_language
from gpt_desktop.core.languages import language
from gpt_desktop.core.learning.revealed import gives_away
from gpt_desktop.core.tasks.base import Notice, NoticeKind, TaskRequest
from gpt_desktop.core.tasks.learn.tutor_options import (
    AUTOMATIC,
    LANGUAGE,
    LEVEL,
    LEVEL_WORDS,
    SOLUTIONS,
    SUBJECT,
)
from gpt_desktop.core.tasks.options import chosen, required_text


@dataclass(frozen=True, slots=True)
class Asked:
    """An exercise with what is known of it.

    Attributes:
        result: what code computed, plain; "" where it could not.
        worked: the computed way there, lines of Markdown.
        withheld: nothing that is said may give the result away.
    """

    exercise: str
    subject: str
    level: str
    language: str
    result: str
    worked: tuple[str, ...]
    withheld: bool

    @classmethod
    def of(cls, request: TaskRequest) -> Asked:
        """Raises UserFacingError where there is no exercise, or an option is unknown."""
        exercise = required_text(
            request.text or "\n\n".join(each.text for each in request.documents),
            tr("There is no exercise."),
            tr("Type or paste an exercise or a question first."),
        )
        code = chosen(request, LANGUAGE)
        if code == AUTOMATIC:
            code = clear_language(exercise) or "en"
        computed = [each for each in request.known if isinstance(each, Calculation)]
        return cls(
            exercise,
            chosen(request, SUBJECT),
            chosen(request, LEVEL),
            code,
            computed[0].value if computed else "",
            request.notes,
            chosen(request, SOLUTIONS) == "withheld",
        )

    def values(self) -> dict[str, str]:
        """What the prompts of the tutor have in common."""
        subject = "" if self.subject == "any" else f" of {self.subject}"
        said = "" if self.language == "en" else f" Answer in {language(self.language).name}."
        return {
            "exercise": self.exercise,
            "subject": subject,
            "level": LEVEL_WORDS[self.level],
            "language": said,
        }

    def tells(self, text: str) -> bool:
        """Whether a text gives the computed result away; never where none was computed."""
        return bool(self.result) and gives_away(text, self.exercise, self.result)

    def notices(self, facts: ModelFacts) -> list[Notice]:
        """A warning where the model was not trained in the language of the answer."""
        known: Sequence[str] = facts.languages
        if not known or self.language in known:
            return []
        words = tr(
            "{model} was not trained in {language}. Its answers in it cannot be relied on.",
            model=facts.name,
            language=tr(language(self.language).name),
        )
        return [Notice(NoticeKind.WARNING, words, self.language)]
