"""The sentences of a summary with what bears them, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gpt_desktop.cli.standard_error import tell
from gpt_desktop.core.annotations import Claim, DocumentSpan
from gpt_desktop.core.calculation.answer_check import is_mark
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import TaskResult
from gpt_desktop.core.tasks.summarize.table import document_rows
from gpt_desktop.core.trust.source import SourceText

MARK = " [?]"
_DIGITS = 3  # of a support


def sentence_list(result: TaskResult, source: SourceText) -> list[dict[str, object]]:
    """Each sentence with its place in the text, its support, checks and passages."""
    return [
        {
            "text": claim.span.of(result.text),
            "start": claim.span.start,
            "end": claim.span.end,
            "support": None if claim.support is None else round(claim.support, _DIGITS),
            "checks": [{"name": each.name, "words": each.words} for each in claim.checks],
            "sources": [passage(place, source) for place in claim.sources],
        }
        for claim in _claims(result)
    ]


def document_table(result: TaskResult, documents: Sequence[Document]) -> list[dict[str, object]]:
    """A row a document, where there are several."""
    if len(documents) < 2:
        return []
    return [
        {"file": str(document.path), "title": row.title, "line": row.line, "figure": row.figure}
        for document, row in zip(documents, document_rows(documents, result.text), strict=True)
    ]


def marked(result: TaskResult) -> str:
    """The text with a mark behind each sentence that the documents do not bear."""
    text = result.text
    for claim in reversed(_claims(result)):
        if claim.checks:
            text = text[: claim.span.end] + MARK + text[claim.span.end :]
    return text


def write_unborne(result: TaskResult, source: SourceText, most: int | None = None) -> None:
    """What the documents do not bear, why, and the passage that is nearest to it."""
    for claim in [each for each in _claims(result) if each.checks][:most]:
        reasons = "; ".join(check.words for check in claim.checks)
        words = tr(
            "not in the document: “{sentence}” ({reason})",
            sentence=claim.span.of(result.text),
            reason=reasons,
        )
        tell(f"{words}\n")
        for place in claim.sources[:1]:
            tell(f"    {_where(place, source)}: {' '.join(source.words_at(place).split())}\n")


def _claims(result: TaskResult) -> list[Claim]:
    claims = (each for each in result.annotations if isinstance(each, Claim))
    return [each for each in claims if not is_mark(each)]


def passage(place: DocumentSpan, source: SourceText) -> dict[str, object]:
    """Where a passage stands, and its words."""
    return {
        "file": _file(place, source),
        "page": source.page_at(place),
        "start": place.span.start,
        "end": place.span.end,
        "quote": source.words_at(place),
    }


def _where(place: DocumentSpan, source: SourceText) -> str:
    file, page = _file(place, source) or tr("the text"), source.page_at(place)
    return file if page is None else tr("{file}, page {page}", file=file, page=page)


def _file(place: DocumentSpan, source: SourceText) -> str | None:
    for document in source.documents:
        if document.id == place.document_id and document.path != Path():
            return str(document.path)
    return None
