"""``gpt-desktop summarize FILE…``: each file and folder, each sentence with its source."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments, option_values
from gpt_desktop.cli.generate import INTERRUPTED, chosen_model, own_sampling, read_document
from gpt_desktop.cli.output import Output
from gpt_desktop.cli.sources import document_table, marked, sentence_list, write_unborne
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import interruptible, read_standard_input
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.documents import Document, make_document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.folder_files import gather_files
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
    if "-" in arguments.files and len(arguments.files) > 1:
        raise UserFacingError(
            tr("Standard input and files cannot be summarized together."),
            "",
            tr("Give either - or files."),
        )
    options = option_values(arguments, SummarizeTask.options)
    if options["ask"].strip() and options["style"] == STYLE.default:
        options["style"] = ANSWER
    model_id = chosen_model(arguments, tools, SummarizeTask.id)
    sampling, own = own_sampling(arguments, SummarizeTask.id)
    token = CancelToken()
    output = Output(as_json=arguments.json, whole=True)
    with interruptible(token):
        documents, failed = _documents(arguments.files, tools, output, token)
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


def _documents(
    names: Sequence[str], tools: Toolbox, output: Output, token: CancelToken
) -> tuple[tuple[Document, ...], list[tuple[str, str]]]:
    """What can be read, and why the others cannot, each told on standard error at once."""
    if list(names) == ["-"]:
        return (make_document(Path(), "", text_blocks(read_standard_input())),), []
    documents: list[Document] = []
    failed: list[tuple[str, str]] = []
    paths = list(named_files(names))
    for path in paths:
        try:
            documents.append(read_document(tools, str(path), output, token))
        except UserFacingError as error:
            if len(paths) == 1:
                raise
            words = " ".join(str(error).split())
            output.progress_done()
            tell(f"gpt-desktop: {path}: {words}\n")
            failed.append((str(path), words))
    if not documents:
        raise UserFacingError(tr("None of the files could be read."), "", tr("Choose other files."))
    return tuple(documents), failed


def named_files(names: Sequence[str]) -> Iterator[Path]:
    """The files, and those of folders that are read, by name; hidden ones are left out.

    Raises:
        UserFacingError: a folder has none.
    """
    for name in names:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        inside = gather_files(path, CancelToken(), most=sys.maxsize).files
        if not inside:
            raise UserFacingError(
                tr("There is no document in {folder}.", folder=name),
                "",
                tr("Choose another folder."),
            )
        yield from inside
