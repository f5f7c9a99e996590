"""``gpt-desktop study FILE…``: a quiz or a glossary, each item with its passage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments, option_values
from gpt_desktop.cli.generate import INTERRUPTED, chosen_model, own_sampling
from gpt_desktop.cli.named_documents import read_documents
from gpt_desktop.cli.output import Output
from gpt_desktop.cli.sources import passage
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.summarize import SOME_FAILED
from gpt_desktop.cli.terminal import checked_argument, interruptible
from gpt_desktop.core.annotations import StudyItem
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.cards import card_texts
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest, TaskResult
from gpt_desktop.core.tasks.learn.study_options import STUDY_OPTIONS
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.core.trust.source import SourceText

_TASK = "learn"
_CARDS = (".apkg", ".csv")


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Make it, and return the exit code: 1 where some of the files could not be read.

    Raises:
        UserFacingError: no file can be read, nothing can be asked, or the cards have no place.
        CancelledError: it was interrupted before there was anything.
    """
    cards = _card_file(arguments)
    options = {"action": "quiz", **option_values(arguments, STUDY_OPTIONS)}
    model_id = chosen_model(arguments, tools, _TASK)
    sampling, own = own_sampling(arguments, _TASK)
    token = CancelToken()
    output = Output(as_json=arguments.json, whole=True)
    with interruptible(token):
        documents, failed = read_documents(arguments.files, tools, output, token)
        request = TaskRequest(
            options=options, documents=documents, sampling=sampling, model_sampling=own
        )
        task = find_task(tools.tasks, _TASK)
        result = finish(tools.run_task(task, request, token, model_id), output.take)
    source = SourceText(documents)
    output.finish(
        replace(result, annotations=()),
        {
            "items": [_object(each, source) for each in _items(result)],
            "failed": [{"file": name, "error": words} for name, words in failed],
        },
    )
    if cards is not None:
        _write_cards(cards, documents[0].title or documents[0].path.stem, result)
    if token.cancelled:
        return INTERRUPTED
    return SOME_FAILED if failed else 0


def _card_file(arguments: Arguments) -> Path | None:
    """Told before anything is made, which may take minutes."""
    name = checked_argument(arguments.cards_file)
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() not in _CARDS:
        raise UserFacingError(
            tr("Cards are saved as .apkg or .csv, not as “{name}”.", name=path.name),
            "",
            tr("Give the file another name."),
        )
    return path


def _write_cards(path: Path, title: str, result: TaskResult) -> None:
    from gpt_desktop.reviewing.card_files import write_card_file

    cards = card_texts([each for each in _items(result) if not each.left_out])
    write_card_file(path, title or tr("Quiz"), cards)
    tell(tr("Saved as {path}", path=path) + "\n")


def _items(result: TaskResult) -> list[StudyItem]:
    return [each for each in result.annotations if isinstance(each, StudyItem)]


def _object(item: StudyItem, source: SourceText) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "question": item.question,
        "answer": item.answer,
        "choices": list(item.choices),
        "left_out": item.left_out,
        "source": passage(item.passage, source),
    }
