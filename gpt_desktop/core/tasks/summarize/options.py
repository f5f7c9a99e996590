"""What a person can ask of a summary."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.languages import LANGUAGES
from gpt_desktop.core.tasks.base import Choice, OptionSpec, TaskRequest
from gpt_desktop.core.tasks.options import LENGTH, chosen

TLDR, PARAGRAPH, BULLETS, OUTLINE = "tldr", "paragraph", "bullets", "outline"
FIGURES, MINUTES, ANSWER = "figures", "minutes", "answer"
DROP = "drop"

STYLE = OptionSpec(
    "style",
    mark("Style"),
    (
        Choice(TLDR, mark("In a nutshell")),
        Choice(PARAGRAPH, mark("Paragraph")),
        Choice(BULLETS, mark("Bullet points")),
        Choice(OUTLINE, mark("Outline")),
        Choice(FIGURES, mark("Dates and figures")),
        Choice(MINUTES, mark("Decisions and actions")),
        Choice(ANSWER, mark("Answer to a question")),
    ),
    PARAGRAPH,
)
AUDIENCE = OptionSpec(
    "audience",
    mark("For"),
    (
        Choice("general", mark("Everyone")),
        Choice("expert", mark("Experts")),
        Choice("simple", mark("Children, in simple words")),
    ),
    "general",
)
FOCUS = OptionSpec("focus", mark("Focus"), (), "")
ASK = OptionSpec("ask", mark("Question"), (), "")
AS_TEXT = Choice("", mark("As the text"))
LANGUAGE = OptionSpec(
    "language",
    mark("Language"),
    (AS_TEXT, *(Choice(each.code, each.name) for each in LANGUAGES)),
    "",
)
UNSUPPORTED = OptionSpec(
    "unsupported",
    mark("Not in the document"),
    (Choice("mark", mark("Mark it")), Choice(DROP, mark("Leave it out"))),
    "mark",
)
OPTIONS = (STYLE, LENGTH, AUDIENCE, FOCUS, ASK, LANGUAGE, UNSUPPORTED)

_AUDIENCES = {
    "general": "",
    "expert": "Write for an expert: keep the technical terms and the exact figures.",
    "simple": "Write for a child: use short sentences and simple words.",
}


@dataclass(frozen=True, slots=True)
class SummaryWish:
    """What was asked for.

    Attributes:
        focus: what it should be about, or "".
        question: what the text should answer; asked with the style ``answer`` only.
        language: code of the language it should be in, or "" for the text's own.
        drops: whether what the text does not bear is left out rather than marked.
        instruction: how to write, for the prompt: the audience's words and the person's own.
    """

    style: str
    length: str
    focus: str
    question: str
    language: str
    drops: bool
    instruction: str


def read_wish(request: TaskRequest) -> SummaryWish:
    """The request's options.

    Raises:
        UserFacingError: one is unknown, or the question is missing.
    """
    style = chosen(request, STYLE)
    question = chosen(request, ASK).strip()
    if style == ANSWER and not question:
        raise UserFacingError(
            tr("There is no question."), "", tr("Write what the text should answer first.")
        )
    words = (request.instruction.strip(), _AUDIENCES[chosen(request, AUDIENCE)])
    return SummaryWish(
        style=style,
        length=chosen(request, LENGTH),
        focus=chosen(request, FOCUS).strip(),
        question=question if style == ANSWER else "",
        language=chosen(request, LANGUAGE),
        drops=chosen(request, UNSUPPORTED) == DROP,
        instruction=" ".join(each for each in words if each),
    )


def languages_offered(facts: ModelFacts) -> tuple[Choice, ...]:
    """The languages a model can be asked to write in, as it says of itself."""
    if not facts.languages:
        return LANGUAGE.choices
    return (AS_TEXT, *(each for each in LANGUAGE.choices[1:] if each.value in facts.languages))
