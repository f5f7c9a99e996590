"""What is known of parts of a text: where it comes from, what was checked, what may change.

Places are counted in characters (code points), the first is 0 and the end is not part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text, of a result or of a document's ``text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no part of a text: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words it covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class DocumentSpan:
    """A passage of a kept document."""

    document_id: str
    span: Span

    def __post_init__(self) -> None:
        if not self.document_id:
            raise ValueError("a passage needs its document")


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found wrong with a part.

    Attributes:
        name: of the check, such as ``numbers``; the same for ever, since it is stored.
        words: what is wrong, translated text.
    """

    name: str
    words: str

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a check needs a name")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a result says, and the passages that bear it.

    Attributes:
        span: of the result.
        support: how much the passages bear it, 0 (not at all) to 1; None where not measured.
        sources: the passages, the most telling first.
        checks: what was found wrong; nothing where all is well.
    """

    span: Span
    support: float | None
    sources: tuple[DocumentSpan, ...] = ()
    checks: tuple[Check, ...] = ()

    def __post_init__(self) -> None:
        if self.support is not None and not 0 <= self.support <= 1:
            raise ValueError(f"support is from 0 to 1, not {self.support}")


class SegmentOrigin(StrEnum):
    """Where the words of a translated segment come from."""

    MODEL = "model"
    PERSON = "person"  # who wrote or changed it, so that nothing writes over it
    MEMORY = "memory"  # a translation that was kept
    KEPT = "kept"  # the source's own words: there is nothing to translate in them


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a source text and what it became.

    Attributes:
        source: span of the request's text.
        target: span of the result.
        checks: what was found wrong; nothing where all is well.
        language: code of the source's language, or "" where it is not known.
        written: what the model wrote where the person changed it, or "".
    """

    source: Span
    target: Span
    checks: tuple[Check, ...] = ()
    origin: SegmentOrigin = SegmentOrigin.MODEL
    language: str = ""
    written: str = ""


class EditState(StrEnum):
    """What the person made of a proposed change."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Edit:
    """A proposed change.

    Attributes:
        span: of the request's text, which says ``before`` there; empty to insert.
        gain: by how many nats the model finds the text with ``after`` more probable; None
            where not measured.
        reason: why, translated text, or "".
        checks: what the person should look at before they accept it, such as a changed number.
    """

    span: Span
    before: str
    after: str
    gain: float | None = None
    state: EditState = EditState.OPEN
    reason: str = ""
    checks: tuple[Check, ...] = ()

    def __post_init__(self) -> None:
        if self.span.end - self.span.start != len(self.before):
            raise ValueError("an edit's span is as long as what it replaces")
        if self.before == self.after:
            raise ValueError("an edit changes something")


@dataclass(frozen=True, slots=True)
class Rewording:
    """Another way to say the whole of a result, with its changes against the request's text."""

    text: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """A token the model could have written, with its natural log-probability."""

    text: str
    logprob: float

    def __post_init__(self) -> None:
        if not self.logprob <= 0:
            raise ValueError(f"no log-probability: {self.logprob}")


@dataclass(frozen=True, slots=True)
class Probability:
    """How probable the model found a token of a result that it wrote.

    Attributes:
        span: of the result; may be empty where a token is a part of a character.
        alternatives: other tokens it could have written, the most probable first.
    """

    span: Span
    logprob: float
    alternatives: tuple[Alternative, ...] = ()

    def __post_init__(self) -> None:
        if not self.logprob <= 0:
            raise ValueError(f"no log-probability: {self.logprob}")


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a model was of a whole answer, kept small.

    Attributes:
        packed: its tokens, by ``core.kept_certainty``.
        text_hash: of the answer it was measured on; another text has none of it.
        model_id, model: what measured it, and its name.
    """

    packed: str
    text_hash: str
    model_id: str
    model: str


class CalculationKind(StrEnum):
    """What was computed."""

    NUMBER = "number"
    EQUATION = "equation"  # the value is what its unknown must be
    UNIT = "unit"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Calculation:
    """Something that was asked and that code computed, not a model.

    Attributes:
        question: the words that asked for it.
        expression: what was computed, as people write it: ``17% × 248``.
        value: digits without marks between thousands and with their unit, a day as 2026-07-01,
            or translated words.
        exact: whether nothing was rounded.
    """

    question: str
    expression: str
    value: str
    exact: bool = True
    kind: CalculationKind = CalculationKind.NUMBER

    def __post_init__(self) -> None:
        if not self.expression or not self.value:
            raise ValueError("a calculation says what was computed and what it came to")


@dataclass(frozen=True, slots=True)
class Given:
    """A passage of a document that the model was given to write a result from.

    Attributes:
        whole: it is all of its document.
    """

    source: DocumentSpan
    whole: bool = False


class Standing(StrEnum):
    """What is known of something that was said to a learner."""

    COMPUTED = "computed"  # code worked it out
    NOT_CHECKED = "not checked"  # a model or a person said it, and nothing could check it
    WRONG = "wrong"  # code worked out something else


@dataclass(frozen=True, slots=True)
class TutorPart:
    """A step of a tutor's session.

    Attributes:
        span: of the session's text.
        role: what it is, such as ``hint``; the same for ever, since it is stored.
        remark: a line on how it came about, translated text, or "".
        written: what the learner wrote for it, as they wrote it, or "".
    """

    span: Span
    role: str
    standing: Standing = Standing.NOT_CHECKED
    remark: str = ""
    written: str = ""

    def __post_init__(self) -> None:
        if not self.role:
            raise ValueError("a step says what it is")


class AskedPart(StrEnum):
    """What a part of a prompt is; the values are stored."""

    SYSTEM = "system"
    EARLIER = "earlier"  # a turn before the question
    QUESTION = "question"  # or whatever else was asked in the last turn
    TEXT = "text"  # of a prompt without turns


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How probable a result is where a part of what was asked is left out.

    Attributes:
        words: of the part.
        change: of the mean log-probability of a token of the result, in nats; below zero where
            the result is less probable without the part.
        model: the name of the model that was asked.
        source: of the request's text, where it is of one segment's translation; else None.
    """

    kind: AskedPart
    words: str
    change: float
    model: str = ""
    source: Span | None = None


class ItemKind(StrEnum):
    """How a study item asks; the same for ever, since it is stored."""

    CLOZE = "cloze"  # a sentence with a gap
    CHOICE = "choice"  # a sentence with a gap, and what may stand there
    SHORT = "short"  # a question in words
    TERM = "term"  # a word that is to be explained


@dataclass(frozen=True, slots=True)
class StudyItem:
    """A question that a passage answers.

    Attributes:
        span: of the result's text; empty where it was left out of it.
        answer: as the passage has it.
        passage: where it stands.
        words: of the passage.
        choices: the answer among others, in the order they are shown; () without choices.
        left_out: why it is no question, translated text, or "".
    """

    span: Span
    kind: ItemKind
    question: str
    answer: str
    passage: DocumentSpan
    words: str
    choices: tuple[str, ...] = ()
    left_out: str = ""

    def __post_init__(self) -> None:
        if not self.question or not self.answer:
            raise ValueError("an item asks something and has an answer")
        if self.choices and self.answer not in self.choices:
            raise ValueError("the answer is one of the choices")


Annotation = (
    Claim
    | Segment
    | Edit
    | Rewording
    | Probability
    | Certainty
    | Calculation
    | Given
    | TutorPart
    | LeftOut
    | StudyItem
)
"""Everything that can be said of a part; each kind is stored under its class's name."""
