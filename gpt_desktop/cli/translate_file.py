"""``gpt-desktop translate --to LANGUAGE FILE --out FILE``: a file in another language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gpt_desktop.app.compose_translate import file_translation
from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.generate import INTERRUPTED
from gpt_desktop.cli.output import Output, print_json
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import (
    Annotated,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
    TextReset,
)
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.core.tasks.translate.task import TranslateTask
from gpt_desktop.core.translation.bilingual import bilingual_rows
from gpt_desktop.core.translation.rewriting import SourceFile, rewritten_format
from gpt_desktop.core.translation.unit_document import UnitOutcome, unit_document, unit_outcomes

_WIDTH = 60  # letters of a text in a line about it


@dataclass(frozen=True, slots=True)
class _Made:
    """A file's texts and what became of them."""

    source: SourceFile
    text: str
    result: TaskResult
    outcomes: Sequence[UnitOutcome]


def writes_files(arguments: Arguments) -> bool:
    """Whether more is asked for than a text on the terminal."""
    return bool(arguments.out or arguments.bilingual or arguments.column)


def translate_file(
    arguments: Arguments, tools: Toolbox, request: TaskRequest, model_id: str
) -> int:
    """Translate a file and write what was asked for; returns the exit code.

    Where it is interrupted, what is translated by then is written.

    Args:
        request: the languages and wishes.

    Raises:
        UserFacingError: the file, the model or an option is not right, or nothing can be written.
        CancelledError: it was interrupted before anything was translated.
    """
    path = Path(arguments.file or "-")
    _check_names(arguments, path)
    parts = file_translation(find_task(tools.tasks, TranslateTask.id))
    token, output = CancelToken(), Output(as_json=arguments.json)

    def take(event: TaskEvent) -> None:
        if not isinstance(event, TextAdded | TextReset | Annotated):
            output.take(event)

    with interruptible(token):
        source = finish(parts.rewriter.read(path, token, arguments.column), output.take)
        facts = tools.model.facts(model_id)
        tags = facts is not None and facts.prompt_style is not PromptStyle.FEW_SHOT
        document = unit_document(source, tags=tags)
        request = replace(request, documents=(document,))
        result = finish(tools.run_task(parts.task, request, token, model_id), take)
    outcomes = tuple(unit_outcomes(source, document, result.text, result.annotations))
    if arguments.out:
        units = [each.written for each in outcomes]
        code, target = request.options["target"], Path(arguments.out)
        finish(parts.rewriter.write(source, units, code, target, CancelToken()))
    if arguments.bilingual:
        rows = bilingual_rows(document.text, result.text, result.annotations)
        parts.tables.write(rows, source.path.name, Path(arguments.bilingual))
    output.progress_done()
    _tell(arguments, _Made(source, document.text, result, outcomes))
    return INTERRUPTED if token.cancelled else 0


def _check_names(arguments: Arguments, path: Path) -> None:
    if str(path) == "-":
        raise UserFacingError(
            tr("Only a file can be written in another language."),
            tr("Standard input has no format to keep."),
            tr("Name a file, or leave out --out, --bilingual and --column."),
        )
    if not (arguments.out or arguments.bilingual):
        raise UserFacingError(
            tr("It was not said where the translation goes."),
            tr("--column is for tables that are written again."),
            tr("Add --out or --bilingual."),
        )
    source, target = rewritten_format(path), Path(arguments.out or path)
    if source is not None and rewritten_format(target) is not source:
        raise UserFacingError(
            tr("“{name}” cannot be written as “{target}”.", name=path.name, target=target.name),
            tr("A translation has the format of its document."),
            tr("Choose a name that ends with {suffix}.", suffix=path.suffix),
        )


def _tell(arguments: Arguments, made: _Made) -> None:
    if arguments.json:
        print_json(_object(arguments, made))
        return
    marked = [each for each in made.outcomes if each.checks]
    for each in marked:
        reasons = "; ".join(check.words for check in each.checks)
        tell(f"{each.written.number + 1}: {beginning(each.source, _WIDTH)}\n")
        tell(f"    {beginning(each.target, _WIDTH)}\n    {reasons}\n")
    words = tr_count(
        "{done} of {count} text translated, {marked} to look at",
        "{done} of {count} texts translated, {marked} to look at",
        len(made.source.units),
        done=len(made.outcomes),
        marked=len(marked),
    )
    tell(f"{words}\n")


def _object(arguments: Arguments, made: _Made) -> dict[str, object]:
    return {
        "file": str(made.source.path),
        "out": arguments.out,
        "bilingual": arguments.bilingual,
        "model": made.result.receipt.model_id,
        "finish_reason": made.result.finish.value,
        "texts": len(made.source.units),
        "translated": len(made.outcomes),
        "marked": [
            {
                "number": each.written.number + 1,
                "source": each.source,
                "target": each.target,
                "checks": [{"name": check.name, "words": check.words} for check in each.checks],
            }
            for each in made.outcomes
            if each.checks
        ],
        "notices": [
            {"kind": notice.kind.value, "text": notice.text} for notice in made.result.notices
        ],
    }
