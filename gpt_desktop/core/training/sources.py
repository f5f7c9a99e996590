"""What a model may learn from, as the person chose it, and what was read of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gpt_desktop.core.i18n import mark
from gpt_desktop.core.words import count_words


class SourceKind(StrEnum):
    """Where a document of the training text comes from."""

    FILE = "file"
    QUESTIONS = "questions"  # what the person wrote in a conversation
    ANSWERS = "answers"  # what a model wrote there
    TEXT = "text"  # of Write


SOURCE_WORDS: Mapping[SourceKind, str] = {
    SourceKind.FILE: mark("Files"),
    SourceKind.QUESTIONS: mark("Your turns in conversations"),
    SourceKind.ANSWERS: mark("Answers in conversations"),
    SourceKind.TEXT: mark("Your texts in Write"),
}
"""Source strings, translated when shown."""


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """What the person wants to train on.

    Attributes:
        files: documents, and folders, whose documents are read.
    """

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    questions: bool = False
    answers: bool = False
    texts: bool = False

    @property
    def empty(self) -> bool:
        return not (self.files or self.folders or self.questions or self.answers or self.texts)

    def to_json(self) -> str:
        """To be kept as a draft."""
        return json.dumps(
            {
                "files": [str(path) for path in self.files],
                "folders": [str(path) for path in self.folders],
                "questions": self.questions,
                "answers": self.answers,
                "texts": self.texts,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> SourceChoice:
        """The reverse; what is not understood is left out."""
        try:
            values = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(values, dict):
            return cls()
        return cls(
            _paths(values.get("files")),
            _paths(values.get("folders")),
            values.get("questions") is True,
            values.get("answers") is True,
            values.get("texts") is True,
        )


def _paths(value: object) -> tuple[Path, ...]:
    those = value if isinstance(value, list) else []
    return tuple(Path(each) for each in those if isinstance(each, str))


@dataclass(frozen=True, slots=True)
class TrainingDocument:
    """One text that is learnt from as a whole.

    Attributes:
        key: the same for the same source at any time.
        name: what the person calls it.
    """

    key: str
    name: str
    kind: SourceKind
    text: str


@dataclass(frozen=True, slots=True)
class TextCount:
    """How much text there is.

    Attributes:
        tokens: by the model's tokenizer; None where no model counted.
    """

    documents: int = 0
    words: int = 0
    tokens: int | None = None


@dataclass(frozen=True, slots=True)
class TrainingMaterial:
    """All that was read.

    Attributes:
        notes: translated lines on what could not be read.
    """

    documents: tuple[TrainingDocument, ...] = ()
    notes: tuple[str, ...] = ()

    def counts(self) -> dict[SourceKind, TextCount]:
        """By kind, those there are only."""
        found: dict[SourceKind, TextCount] = {}
        for document in self.documents:
            before = found.get(document.kind, TextCount())
            words = before.words + count_words(document.text)
            found[document.kind] = TextCount(before.documents + 1, words)
        return found
