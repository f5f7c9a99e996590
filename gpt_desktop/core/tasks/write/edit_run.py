"""Work on a text that is there: every change known, what it alters marked."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

from gpt_desktop.core.altered.alteration import alterations, altered, checked_edits
from gpt_desktop.core.altered.lost import lost_statements, most_is_lost, statements_of
from gpt_desktop.core.annotations import Annotation, Rewording
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.base import (
    Annotated,
    Notice,
    NoticeKind,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
    TextReset,
)
from gpt_desktop.core.tasks.context_fit import prompt_room, too_long
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.notices import repeats
from gpt_desktop.core.tasks.options import chosen, required_text
from gpt_desktop.core.tasks.piecewise import TextPiece, text_pieces
from gpt_desktop.core.tasks.sampling import faithful_sampling
from gpt_desktop.core.tasks.shaping import PlainShaper
from gpt_desktop.core.tasks.write.edit_forms import EDIT_FORMS, EditForm, without_remarks
from gpt_desktop.core.tasks.write.options import ALTERNATIVES, CHANGED_TONE, TONE
from gpt_desktop.core.tasks.write.rewordings import drawn_rewordings
from gpt_desktop.core.tasks.write.style import style_words
from gpt_desktop.core.word_diff import word_edits

_PIECE_TOKENS = 500
_LEAST_ANSWER = 64
_MOST_KEPT = 8
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Ends:
    """The blanks and line ends around the words of a text, which stay."""

    lead: str
    tail: str

    @classmethod
    def of(cls, text: str) -> _Ends:
        words = text.strip()
        start = text.find(words)
        return cls(text[:start], text[start + len(words) :])


class EditRun:
    """One action on the text of a request."""

    def __init__(
        self,
        prompts: PromptBook,
        request: TaskRequest,
        generator: TextGenerator,
        token: CancelToken,
        action: str,
    ) -> None:
        self._prompts = prompts
        self._request = request
        self._generator = generator
        self._token = token
        self._action = action
        self._form: EditForm = EDIT_FORMS[action]
        self._text = request.text or "\n\n".join(each.text for each in request.documents)
        # Of “Rewrite this text: ${text}” what stands before the text.
        self._asked_words = prompts[f"write-{action}"].user.split("$")[0].strip()
        self._count = int(chosen(request, ALTERNATIVES))
        if action == "own":
            required_text(
                request.instruction,
                tr("There is no instruction."),
                tr("Say what is to be done with the text."),
            )

    def stream(self) -> Generator[TaskEvent, None, TaskResult]:
        """The text worked on paragraph by paragraph, then its changes as annotations.

        A paragraph in which a number, a name or the like was altered is tried once more.
        """
        given = required_text(
            self._text, tr("There is no text to work on."), tr("Write or select a text first.")
        )
        ends = _Ends.of(self._text)
        pieces = self._pieces(given)
        run = GenerationRun(
            self._generator, self._token, self._request.sampling or faithful_sampling()
        )
        text = yield from self._worked_through(run, pieces, ends)
        if self._token.cancelled:
            return (yield from run.finish_with(text))
        others: tuple[str, ...] = ()
        if self._count > 1:
            others = yield from self._others(run, pieces, ends, text)
        notices = self._notices(text, others)
        yield from notices
        annotations: list[Annotation] = [
            *checked_edits(self._text, text),
            *(Rewording(other, checked_edits(self._text, other)) for other in others),
        ]
        for annotation in annotations:
            yield Annotated(annotation)
        result = yield from run.finish_with(text, notices)
        return replace(result, annotations=tuple(annotations))

    def _pieces(self, given: str) -> list[TextPiece]:
        if self._form.whole:
            room = prompt_room(self._generator.facts, None) // 2
            tokens = self._generator.count_tokens(given)
            if tokens > room:
                raise too_long(tokens, room)
            return [TextPiece(given, "")]
        budget = max(32, min(_PIECE_TOKENS, self._generator.facts.context_length // 6))
        return list(text_pieces(given, budget, self._generator.count_tokens))

    def _worked_through(
        self, run: GenerationRun, pieces: list[TextPiece], ends: _Ends
    ) -> Generator[TaskEvent, None, str]:
        text = ends.lead
        if text:
            yield TextAdded(text)
        for number, piece in enumerate(pieces):
            if len(pieces) > 1:
                label = beginning(piece.text, TITLE_WIDTH)
                yield Progressed(Phase.SECTIONS, number, len(pieces), Unit.SECTIONS, label)
            first = yield from run.stream(
                self.prompt_of(piece.text),
                self._form.shaper(piece.text),
                max_tokens=self.most_tokens(piece.text),
                report=len(pieces) == 1,
            )
            done = first
            if not self._token.cancelled:
                done = yield from self._better(run, piece.text, first)
                done = self.formed(done)
            if self._token.cancelled:
                return text + done
            text += done + piece.after
            if done != first:
                yield TextReset()
                yield TextAdded(text)
            elif piece.after:
                yield TextAdded(piece.after)
        if ends.tail:
            yield TextAdded(ends.tail)
        return text + ends.tail

    def _better(
        self, run: GenerationRun, piece: str, first: str
    ) -> Generator[TaskEvent, None, str]:
        """A second try where facts were altered, told which to keep; the better of both."""
        wrong = altered(piece, first)
        if not wrong or self._action == "own":
            return first
        yield Progressed(Phase.COMPARING, 0, 0, Unit.STEPS)
        kept = [
            one.old.of(piece)
            for one in alterations(piece, first, word_edits(piece, first))
            if one.old is not None
        ]
        second = yield from run.stream(
            self.prompt_of(piece, _keep_words(kept)),
            self._form.shaper(piece),
            max_tokens=self.most_tokens(piece),
            show=False,
            report=False,
        )
        if self._token.cancelled or not second.strip():
            return first
        return second if len(altered(piece, second)) < len(wrong) else first

    def _others(
        self, run: GenerationRun, pieces: list[TextPiece], ends: _Ends, text: str
    ) -> Generator[TaskEvent, None, tuple[str, ...]]:
        """Further ways to say it, none the same as another."""
        drawn = yield from drawn_rewordings(run, self, pieces, self._count - 1)
        whole = [ends.lead + self.formed(one) + ends.tail for one in drawn]
        found: list[str] = []
        for one in whole:
            said = (text, self._text, *found)
            if one.strip() and not any(repeats(one, other) for other in said):
                found.append(one)
        return tuple(found)

    def prompt_of(self, piece: str, keep: str = "") -> FilledPrompt:
        """The prompt for a paragraph; ``keep`` says what must stay."""
        style = self._generator.facts.prompt_style
        wish = " ".join(part for part in (self._request.instruction.strip(), keep) if part)
        if self._form.styled:
            wish = style_words(self._request, self._generator) + wish
        values = {"text": piece, "wish": wish}
        if self._action == "tone":
            values["tone"] = CHANGED_TONE[chosen(self._request, TONE)]
        return self._prompts[f"write-{self._action}"].fill(style, values)

    def most_tokens(self, piece: str) -> int:
        """Of the answer for a paragraph."""
        return max(_LEAST_ANSWER, int(self._generator.count_tokens(piece) * self._form.growth))

    def shaper_of(self, piece: str) -> PlainShaper:
        """A new one for the answer to a paragraph."""
        return self._form.shaper(piece)

    def formed(self, text: str) -> str:
        """An answer in the form that was asked for, with the line ends of the text."""
        formed = self._form.formed(without_remarks(text, self._asked_words))
        if "\r\n" in self._text and "\r\n" not in formed:
            formed = formed.replace("\n", "\r\n")
        return formed

    def _notices(self, text: str, others: tuple[str, ...]) -> list[Notice]:
        words = []
        if repeats(text, self._text):
            words.append(tr("The model gave the text back unchanged."))
        if self._action == "shorten" and len(text) > len(self._text):
            words.append(tr("The result is not shorter than the text."))
        if self._action == "table" and not self._form.holds(text):
            words.append(tr("The model made no table of it."))
        checks = altered(self._text, text)
        if checks:
            named = tr(", ").join(check.words for check in checks[:_MOST_NAMED])
            if len(checks) > _MOST_NAMED:
                named += "…"
            words.append(tr("Not as in your text: {what}.", what=named))
        if text.strip() and self._action != "own" and most_is_lost(self._text, text):
            lost, whole = len(lost_statements(self._text, text)), len(statements_of(self._text))
            words.append(tr("{lost} of {count} statements are gone.", lost=lost, count=whole))
        if self._form.adds_nothing and (added := lost_statements(text, self._text)):
            said = beginning(added[0], TITLE_WIDTH)
            words.append(tr("Your text does not say this: “{text}”", text=said))
        found = [Notice(NoticeKind.WARNING, each) for each in words]
        if self._count > 1 and len(others) < self._count - 1:
            told = tr_count(
                "Only {count} way to say it was found that is not the same as another.",
                "Only {count} ways to say it were found that are not the same.",
                len(others) + 1,
            )
            found.append(Notice(NoticeKind.INFO, told))
        return found


def _keep_words(kept: list[str]) -> str:
    """What the model is told for its second try."""
    if not kept:
        return "Add no numbers, names, dates or quotes that the text does not have."
    named = "; ".join(dict.fromkeys(kept[:_MOST_KEPT]))
    return f"Keep these words exactly as they are: {named}."
