"""A small model's answer to a question that a passage answers, as Summarize answers it.

Models of less than a billion parameters say wrong things of a document that they read whole, or of
passages beside a conversation. Asked for this alone, and with the passages themselves in place of
what no passage bears, they are right far more often: docs/quality.md has both.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from gpt_desktop.core.annotations import Given
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.passages import Found
from gpt_desktop.core.tasks.assistant.reading import asked_with_before
from gpt_desktop.core.tasks.base import Annotated, Task, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.summarize.options import ANSWER, ASK, STYLE

SMALL = 1_000_000_000  # parameters
_SHOWN = 3  # passages


def answered_from_passages(
    task: Task,
    found: Sequence[Found],
    request: TaskRequest,
    generator: TextGenerator,
    token: CancelToken,
) -> Generator[TaskEvent, None, TaskResult]:
    """The answer from the document that speaks of the question most.

    Args:
        task: Summarize.
        found: the best first, at least one.
    """
    best = found[0].passage.document_id
    given = tuple(Given(each.passage.place) for each in found[:_SHOWN])
    yield from (Annotated(each) for each in given)
    asked = TaskRequest(
        options={STYLE.id: ANSWER, ASK.id: asked_with_before(request)},
        documents=tuple(each for each in request.documents if each.id == best),
    )
    result = yield from task.run(asked, generator, token)
    return replace(result, annotations=(*given, *result.annotations))
