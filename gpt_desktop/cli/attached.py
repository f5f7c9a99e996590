"""An answer about documents that come with a question, and the passages it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.generate import INTERRUPTED, chosen_model, own_sampling, read_document
from gpt_desktop.cli.named_documents import named_files
from gpt_desktop.cli.output import Output
from gpt_desktop.cli.sources import sentence_list, write_unborne
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.cited_passages import CitedPassage, cited_passages
from gpt_desktop.core.constraints import Constraint
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.storage.passages import FtsPassages

_TASK = "assistant"
_MOST_MARKED = 5  # a small model goes on and on; the line above counts them all


def answer_attached(
    arguments: Arguments, tools: Toolbox, request: TaskRequest, constraint: Constraint | None
) -> int:
    """Answer a question about files and folders, and return the exit code.

    Args:
        constraint: the form of the answer, or None.

    Raises:
        UserFacingError: a file, the model or an option is not right.
        CancelledError: it was interrupted before there was any result.
    """
    sampling, own = own_sampling(arguments, _TASK)
    model_id = chosen_model(arguments, tools, _TASK)
    token = CancelToken()
    output = Output(as_json=arguments.json, whole=True)
    with interruptible(token):
        documents = tuple(_documents(arguments.attach, tools, output, token))
        request = replace(
            request,
            sampling=replace(sampling, constraint=constraint),
            model_sampling=own,
            documents=documents,
            new_documents=len(documents),
            search=FtsPassages(),
        )
        task = find_task(tools.tasks, _TASK)
        result = finish(tools.run_task(task, request, token, model_id), output.take)
        passages = cited_passages(result.annotations, documents)
        source = SourceText(documents)
        more = {
            "files": [str(each.path) for each in documents],
            "passages": [_listed(each) for each in passages],
            "sentences": sentence_list(result, source),
        }
        output.finish(result, more)
        if not output.as_json:
            write_unborne(result, source, _MOST_MARKED)
            _write_passages(passages)
    return INTERRUPTED if token.cancelled else 0


def _documents(
    names: Sequence[str], tools: Toolbox, output: Output, token: CancelToken
) -> Iterator[Document]:
    """Each by the name of its file."""
    for path in named_files(names):
        document = read_document(tools, str(path), output, token)
        yield replace(document, path=Path(path), title=path.name)


def _listed(passage: CitedPassage) -> dict[str, object]:
    span = passage.place.span
    return {
        "file": passage.title,
        "page": passage.page,
        "start": span.start,
        "end": span.end,
        "words": passage.words,
    }


def _write_passages(passages: Sequence[CitedPassage]) -> None:
    if passages:
        tell(tr("Passages:") + "\n")
    for number, passage in enumerate(passages, 1):
        tell(f"  {number} {passage.where()}: {passage.words}\n")
