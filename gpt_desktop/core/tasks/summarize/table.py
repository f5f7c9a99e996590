"""A row a document: what a summary of several says of each, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.documents import Document
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.tasks.summarize.figures import key_figure
from gpt_desktop.core.tasks.summarize.several import HEADING

_MARKS = LazyPattern(r"^(?:[-*•]|\d{1,2}[.)])\s+")
_BOLD = LazyPattern(r"\*\*")


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a table of many.

    Attributes:
        line: the first sentence of its summary, or "" where there is none yet.
        figure: the weightiest figure of its summary, else of the document, or "".
    """

    document_id: str
    title: str
    line: str
    figure: str


def document_rows(documents: Sequence[Document], text: str) -> tuple[DocumentRow, ...]:
    """The rows of a summary of several documents, from its text, so that they need no keeping."""
    rows = []
    at = 0
    for document in documents:
        heading = f"{HEADING}{document.title}\n"
        start = text.find(heading, at)
        summary = ""
        if start >= 0 and (start == 0 or text[start - 1] == "\n"):
            at = start + len(heading)
            end = text.find(f"\n{HEADING}", at)
            summary = text[at : end if end >= 0 else len(text)]
        figure = key_figure(summary) or key_figure(document.text)
        rows.append(DocumentRow(document.id, document.title, first_sentence(summary), figure))
    return tuple(rows)


def first_sentence(summary: str) -> str:
    """The first sentence of a summary of any form, without its marks; "" where there is none."""
    for line in summary.splitlines():
        words = _MARKS.sub("", _BOLD.sub("", line.strip()))
        if words and not words.startswith("#"):
            return split_sentences(words)[0].strip()
    return ""
