"""``gpt-desktop translate --to LANGUAGE [FILE]``: by segments, with those that are marked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace

from gpt_desktop import paths
from gpt_desktop.app.compose_terms import opened_translation_stores
from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.generate import INTERRUPTED, chosen_model, own_sampling, read_document
from gpt_desktop.cli.output import Output
from gpt_desktop.cli.segments import segment_list, write_marked
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import checked_argument, interruptible, read_standard_input
from gpt_desktop.cli.translate_file import translate_file, writes_files
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import LANGUAGES, find_language
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.core.tasks.translate.options import AUTO
from gpt_desktop.core.tasks.translate.task import TranslateTask, source_text
from gpt_desktop.core.translation.aids import TranslationAids


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Translate, and return the exit code.

    Raises:
        UserFacingError: a language, the file, the model or an option is not right.
        CancelledError: it was interrupted before there was any result.
    """
    source = arguments.source
    options = {
        "target": language_code(arguments.target),
        "source": language_code(source) if source and source != AUTO else AUTO,
        "formality": arguments.formality,
    }
    sampling, own = own_sampling(arguments, TranslateTask.id)
    request = TaskRequest(
        options=options,
        instruction=checked_argument(arguments.instruction),
        sampling=sampling,
        model_sampling=own,
    )
    with ExitStack() as stack:
        request = replace(request, aids=_aids(tools, options, stack))
        return _translate(arguments, tools, request)


def _aids(tools: Toolbox, options: Mapping[str, str], stack: ExitStack) -> TranslationAids:
    """The person's glossary and memory, held open by the stack; none where nothing was kept."""
    if not paths.database_file().exists():
        return TranslationAids()
    try:
        return stack.enter_context(opened_translation_stores(tools.settings)).aids(options)
    except UserFacingError as error:
        words = " ".join(str(error).split())
        tell(tr("The glossary and the memory are not used: {reason}", reason=words) + "\n")
        return TranslationAids()


def _translate(arguments: Arguments, tools: Toolbox, request: TaskRequest) -> int:
    file = arguments.file
    model_id = chosen_model(arguments, tools, TranslateTask.id)
    if writes_files(arguments):
        return translate_file(arguments, tools, request, model_id)
    token = CancelToken()
    output = Output(as_json=arguments.json, whole=True)
    with interruptible(token):
        if file is None or file == "-":
            request = replace(request, text=read_standard_input())
        else:
            request = replace(request, documents=(read_document(tools, file, output, token),))
        task = find_task(tools.tasks, TranslateTask.id)
        result = finish(tools.run_task(task, request, token, model_id), output.take)
    text = source_text(request)
    more: dict[str, object] = {"segments": segment_list(result, text)}
    output.finish(result, more if file is None or file == "-" else {"files": [file], **more})
    if not output.as_json:
        write_marked(result, text)
    return INTERRUPTED if token.cancelled else 0


def language_code(text: str) -> str:
    """The code of a language named by code, by tag or by name.

    Raises:
        UserFacingError: it is not known; the known ones are listed.
    """
    found = find_language(text)
    if found is None:
        known = ", ".join(f"{language.code} ({language.name})" for language in LANGUAGES)
        raise UserFacingError(
            tr("The language “{name}” is not known.", name=text),
            "",
            tr("Known are: {languages}.", languages=known),
        )
    return found.code
