"""Answers to questions about whole documents: read to the end, as a summary is."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import replace

from gpt_desktop.core.annotations import DocumentSpan, Given, Span
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Document
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.tasks.assistant.whole_question import is_open
from gpt_desktop.core.tasks.base import Annotated, Task, TaskEvent, TaskRequest, TaskResult


def answered_whole(
    task: Task,
    wish: Mapping[str, str],
    request: TaskRequest,
    generator: TextGenerator,
    token: CancelToken,
) -> Generator[TaskEvent, None, TaskResult]:
    """The documents that came with the question, or all of them, summarized as it asks.

    What was read before is taken from the parts that are kept; stopped, what there is stays.

    Args:
        task: Summarize.
        wish: its options.
    """
    documents = asked_documents(request)
    given = tuple(
        Given(DocumentSpan(each.id, Span(0, len(each.text))), whole=True) for each in documents
    )
    asked = TaskRequest(
        options=wish,
        documents=documents,
        instruction=request.text if is_open(request.text) else "",
        parts=request.parts,
    )
    yield from (Annotated(each) for each in given)
    result = yield from task.run(asked, generator, token)
    return replace(result, annotations=(*given, *result.annotations))


def asked_documents(request: TaskRequest) -> tuple[Document, ...]:
    """Those that came with the question, where some did."""
    new = request.documents[len(request.documents) - request.new_documents :]
    return new or request.documents
