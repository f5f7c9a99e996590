"""``gpt-desktop proofread [FILE]``: what may be wrong in a text, or the text put right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.generate import INTERRUPTED, chosen_model, read_document
from gpt_desktop.cli.output import Output
from gpt_desktop.cli.terminal import interruptible, read_standard_input
from gpt_desktop.cli.translate import language_code
from gpt_desktop.core.annotations import Edit
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.proofread.edits import corrected
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult, TextAdded
from gpt_desktop.core.tasks.proofread.task import ProofreadTask
from gpt_desktop.core.tasks.registry import find_task

_PLAIN = (".txt", ".md", ".markdown", ".rst", ".text")


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Proofread, and return the exit code; raises UserFacingError and CancelledError."""
    model_id = chosen_model(arguments, tools, ProofreadTask.id)
    language = arguments.language
    options = {"language": language_code(language) if language else ""}
    token = CancelToken()
    output = Output(as_json=arguments.json, whole=True)
    with interruptible(token):
        text = _text(arguments.file, tools, output, token)
        request = TaskRequest(text=text, options=options)
        task = find_task(tools.tasks, ProofreadTask.id)
        result = finish(
            tools.run_task(task, request, token, model_id), lambda event: _take(output, event)
        )
    edits = tuple(each for each in result.annotations if isinstance(each, Edit))
    _show(output, result, edits, apply=arguments.apply)
    return INTERRUPTED if token.cancelled else 0


def _take(output: Output, event: TaskEvent) -> None:
    # The text is the person's own, and known to them.
    if not isinstance(event, TextAdded):
        output.take(event)


def _text(file: str | None, tools: Toolbox, output: Output, token: CancelToken) -> str:
    """The text of a file: a plain one letter by letter, since it may be written back."""
    if file is None or file == "-":
        return read_standard_input()
    if Path(file).suffix.lower() in _PLAIN:
        try:
            return Path(file).read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            pass  # the reader of documents knows other encodings, and says what is wrong
    return read_document(tools, file, output, token).text


def _show(output: Output, result: TaskResult, edits: tuple[Edit, ...], *, apply: bool) -> None:
    changed = corrected(result.text, edits)
    if output.as_json:
        output.finish(result, {"changes": _objects(result.text, edits), "corrected": changed})
        return
    lines = _lines(result.text, edits)
    output.finish(replace(result, text=changed if apply else lines), {})


def _lines(text: str, edits: tuple[Edit, ...]) -> str:
    lines = [
        tr(
            "Line {line}, column {column}: “{before}” → “{after}” ({reason}{gain})",
            line=line,
            column=column,
            before=edit.before,
            after=edit.after,
            reason=edit.reason,
            gain="" if edit.gain is None or edit.gain <= 0 else f", {edit.gain:+.1f}",
        )
        for edit in edits
        for line, column in [_place(text, edit)]
    ]
    count = tr_count("{count} change proposed.", "{count} changes proposed.", len(edits))
    return "\n".join([*lines, count]) + "\n"


def _objects(text: str, edits: tuple[Edit, ...]) -> list[dict[str, object]]:
    return [
        {
            "start": edit.span.start,
            "end": edit.span.end,
            "line": _place(text, edit)[0],
            "column": _place(text, edit)[1],
            "before": edit.before,
            "after": edit.after,
            "reason": edit.reason,
            "gain": None if edit.gain is None else round(edit.gain, 2),
        }
        for edit in edits
    ]


def _place(text: str, edit: Edit) -> tuple[int, int]:
    """Line and column, both counted from 1."""
    before = text[: edit.span.start]
    return before.count("\n") + 1, len(before) - before.rfind("\n")
