"""``gpt-desktop summarize FILE…``: each file and folder, each sentence with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments, option_values
from gpt_desktop.cli.generate import INTERRUPTED, chosen_model, own_sampling
from gpt_desktop.cli.named_documents import read_documents
from gpt_desktop.cli.output import Output
from gpt_desktop.cli.sources import document_table, marked, sentence_list, write_unborne
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.core.tasks.summarize.estimate import Speed, about, planned, seconds_for
from gpt_desktop.core.tasks.summarize.options import ANSWER, STYLE
from gpt_desktop.core.tasks.summarize.task import SummarizeTask
from gpt_desktop.core.trust.source import SourceText

SOME_FAILED = 1


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Summarize, and return the exit code: 1 where some of the files could not be read.

    Raises:
        UserFacingError: no file can be read, or an option or the model is not right.
        CancelledError: it was interrupted before there was any result.
    """
    options = option_values(arguments, SummarizeTask.options)
    if options["ask"].strip() and options["style"] == STYLE.default:
        options["style"] = ANSWER
    model_id = chosen_model(arguments, tools, SummarizeTask.id)
    sampling, own = own_sampling(arguments, SummarizeTask.id)
    token = CancelToken()
    output = Output(as_json=arguments.json, whole=True)
    with interruptible(token):
        documents, failed = read_documents(arguments.files, tools, output, token)
        request = TaskRequest(
            options=options, documents=documents, sampling=sampling, model_sampling=own
        )
        _tell_time(output, tools, model_id, request)
        task = find_task(tools.tasks, SummarizeTask.id)
        result = finish(tools.run_task(task, request, token, model_id), output.take)
        _show(output, result, documents, failed)
    if token.cancelled:
        return INTERRUPTED
    return SOME_FAILED if failed else 0


def _tell_time(output: Output, tools: Toolbox, model_id: str, request: TaskRequest) -> None:
    facts = tools.model.facts(model_id)
    if facts is not None:
        seconds = seconds_for(planned(request.documents, request.options, facts), Speed())
        output.progress(tr("This takes {time}", time=about(seconds)))


def _show(
    output: Output,
    result: TaskResult,
    documents: Sequence[Document],
    failed: Sequence[tuple[str, str]],
) -> None:
    source = SourceText(documents)
    more = {
        "files": [str(each.path) for each in documents if each.path != Path()],
        "failed": [{"file": name, "error": words} for name, words in failed],
        "sentences": sentence_list(result, source),
        "documents": document_table(result, documents),
    }
    output.finish(replace(result, text=marked(result)) if not output.as_json else result, more)
    if not output.as_json:
        write_unborne(result, source)
