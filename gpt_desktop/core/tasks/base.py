"""What every task is: options, a request, a stream of events and a result."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Document
from gpt_desktop.core.generation import FinishReason, Receipt, SamplingParams, TextGenerator
from gpt_desktop.core.messages import Message
from gpt_desktop.core.parts import PartStore
from gpt_desktop.core.passages import PassageSearch
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.translation.aids import TranslationAids


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an option; the label is a source string, translated when shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class OptionSpec:
    """An option the person can set. The label is a source string.

    An option without choices takes free text.
    """

    id: str
    label: str
    choices: tuple[Choice, ...]
    default: str


@dataclass(frozen=True, slots=True)
class TaskRequest:
    """What a task is asked to do.

    Attributes:
        text: the person's text: a question, a text to work on, a brief.
        options: values by option id; what is missing takes its default.
        history: earlier turns, for conversations.
        pinned: places in the history of turns that are sent in any case.
        notes: what the model is told with the text, such as a computed result; plain words.
        known: what is known of the answer before it is written, such as a computed result.
        opening: an answer's beginning that is there already and is gone on from, or "".
        thinks: let the model think first, where it can.
        thought: thinking that is there already and is gone on from, or led to the opening.
        documents: files to work on, for tasks that take them.
        new_documents: how many of them, the last ones, came with the text itself.
        search: finds passages of them, for tasks that read no more than what fits, or None.
        notices: lines that are shown beside the result, such as on a document that is gone.
        instruction: the person's own wish in words, or "".
        sampling: overrides the task's own way of sampling, or None.
        model_sampling: names of its parameters that a model's own values take the place of.
        private: what the model reads for it stays in memory.
        parts: keeps partial results of long works, or None where nothing is kept.
        aids: what a translation keeps to.
    """

    text: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    history: tuple[Message, ...] = ()
    pinned: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    known: tuple[Annotation, ...] = ()
    opening: str = ""
    thinks: bool = False
    thought: str = ""
    documents: tuple[Document, ...] = ()
    new_documents: int = 0
    search: PassageSearch | None = None
    notices: tuple[Notice, ...] = ()
    instruction: str = ""
    sampling: SamplingParams | None = None
    model_sampling: tuple[str, ...] = ()
    private: bool = False
    parts: PartStore | None = None
    aids: TranslationAids = field(default_factory=TranslationAids)


@dataclass(frozen=True, slots=True)
class TextAdded:
    """New text at the end of the result."""

    text: str


@dataclass(frozen=True, slots=True)
class ThoughtAdded:
    """New text at the end of what the model thinks before it answers; no part of the result."""

    text: str


@dataclass(frozen=True, slots=True)
class TextReset:
    """What was shown so far was an intermediate result; begin anew."""


class NoticeKind(StrEnum):
    """How much a notice matters."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Notice:
    """A line beside the result that keeps it honest: translated text.

    ``missing`` is the code of a language that the model does not know and that was needed, or "".
    """

    kind: NoticeKind
    text: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """Something is known of a part of the result, or of what it was made from.

    Places count in the result's text as it is in the end. A TextReset takes back what was
    said of the text before.
    """

    annotation: Annotation


TaskEvent = TextAdded | ThoughtAdded | TextReset | Progressed | Notice | Annotated


@dataclass(frozen=True, slots=True)
class TaskResult:
    """The whole text and how it came about.

    ``receipt`` is of the last generation; its usage sums all of them.
    """

    text: str
    finish: FinishReason
    receipt: Receipt
    notices: tuple[Notice, ...] = ()
    annotations: tuple[Annotation, ...] = ()


class Task(Protocol):
    """A use of the model. Stateless; a new run has nothing of an old one."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str:
        """A source string, translated when shown."""
        ...

    @property
    def options(self) -> tuple[OptionSpec, ...]: ...

    def run(
        self, request: TaskRequest, generator: TextGenerator, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Do it.

        A cancelled single generation returns a result with CANCELLED and what there is;
        work in several parts does so too.

        Raises:
            UserFacingError: the request cannot be done (empty text, too long).
        """
        ...
