"""The command line's grammar."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn, Protocol

from gpt_desktop import __version__
from gpt_desktop.cli.card_arguments import CardArguments, add_cards
from gpt_desktop.cli.exercise_arguments import add_exercise
from gpt_desktop.cli.kept_arguments import add_agenda, add_conversations
from gpt_desktop.cli.learn_arguments import LearnArguments, add_learn, add_study
from gpt_desktop.cli.term_arguments import TermArguments, add_glossary, add_memory
from gpt_desktop.cli.train_arguments import TrainArguments, add_train
from gpt_desktop.cli.why_arguments import add_why
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingDefaults
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.library.persona import NO_SAMPLING
from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.core.tasks.summarize.task import SummarizeTask
from gpt_desktop.core.tasks.translate.options import FORMALITY
from gpt_desktop.core.tasks.write.options import ACTION, ALTERNATIVES
from gpt_desktop.core.tasks.write.task import WriteTask

USUAL, QUICK = FORMS = ("usual", "quick")
FORM_HELP = mark("usual, or quick: slightly less exact; both are measured; default: as it is")
COMMANDS = (
    "window",
    "chat",
    "summarize",
    "translate",
    "write",
    "proofread",
    "learn",
    "study",
    "exercise",
    "cards",
    "why",
    "glossary",
    "memory",
    "models",
    "train",
    "agenda",
    "conversations",
    "demo",
)
WRITE_OPTIONS = tuple(spec for spec in WriteTask.options if spec is not ALTERNATIVES)  # one text
_PORTABLE = "--portable"
_MOST_LISTED = 12  # values of an option that its help names


class Arguments(TrainArguments, CardArguments, LearnArguments, TermArguments):
    """What was asked for. A command reads only what its grammar sets."""

    command: str
    files: list[str]
    attach: list[str]
    portable: bool = False
    show_summarize: bool = False
    file: str | None
    prompt: str
    output: str
    style: str
    source: str
    target: str
    formality: str
    action: str
    instruction: str
    language: str
    apply: bool
    lines_file: str | None
    models_command: str
    agenda_command: str
    conversations_command: str
    days: int
    path: str
    name: str
    revision: str
    accept_licence: bool
    text: str | None
    tokens: int
    bits: str
    python: str | None
    form: str | None
    model_id: str | None
    model: str | None
    seed: int | None
    temperature: float | None
    max_tokens: int | None
    out: str | None
    bilingual: str | None
    column: str
    json_schema: str | None
    regex: str | None
    choices: str | None
    think: bool
    json: bool
    persona: str | None = None
    sampling: SamplingDefaults = NO_SAMPLING  # what the persona says of it


class _Parser(argparse.ArgumentParser):
    """Complains by the error that every command uses, in one line."""

    def error(self, message: str) -> NoReturn:
        raise UserFacingError(
            tr("The command was not understood: {reason}.", reason=message.rstrip(".")),
            "",
            tr("“{command} --help” shows what it takes.", command=self.prog),
        )


class _Commands(Protocol):
    """What argparse gives to add commands to; its own class is not public."""

    def add_parser(self, name: str, **settings: Any) -> _Parser: ...


def parse_arguments(argv: Sequence[str]) -> Arguments:
    """Read the command line; no command, or files, means the window.

    ``--portable`` may stand before any command.

    Raises:
        UserFacingError: it is not understood.
        SystemExit: after ``--help`` or ``--version``.
    """
    portable = list(argv[:1]) == [_PORTABLE]
    rest = list(argv[1:] if portable else argv)
    first = rest[0] if rest else ""
    if first not in (*COMMANDS, "--help", "-h", "--version"):
        rest.insert(0, "window")
    return _parser().parse_args(rest, Arguments(portable=portable))


def _parser() -> _Parser:
    parser = _Parser(
        prog="gpt-desktop",
        description=tr("Text work with a language model on this computer."),
        epilog=tr("Without a command the window opens, with the files that are named."),
    )
    parser.add_argument("--version", action="version", version=f"gpt-desktop {__version__}")
    parser.add_argument(
        _PORTABLE, action="store_true", help=tr("keep the data in a folder beside the app")
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar=tr("COMMAND"))
    _add_window(commands)
    _add_chat(commands)
    _add_summarize(commands)
    _add_translate(commands)
    _add_write(commands)
    _add_proofread(commands)
    add_learn(commands, _add_options, _add_common)
    add_study(commands, _add_options, _add_common)
    add_exercise(commands)
    add_why(commands, _add_common)
    add_cards(commands)
    add_glossary(commands)
    add_memory(commands)
    _add_models(commands)
    add_train(commands)
    add_agenda(commands)
    add_conversations(commands)
    demo = commands.add_parser("demo", help=tr("use the window without a screen; keeps pictures"))
    demo.add_argument("--output", default="build/demo", help=tr("folder for the pictures"))
    return parser


def _add_window(commands: _Commands) -> None:
    window = commands.add_parser("window", help=tr("open the window; the usual command"))
    window.add_argument(
        "files", nargs="*", metavar=tr("FILE"), help=tr("documents to summarize in it")
    )
    window.add_argument(
        "--summarize",
        dest="show_summarize",
        action="store_true",
        help=tr("show the Summarize view"),
    )


def _add_chat(commands: _Commands) -> None:
    chat = commands.add_parser("chat", help=tr("answer a question"))
    chat.add_argument("prompt", metavar=tr("PROMPT"), help=tr("the question; - reads it"))
    chat.add_argument(
        "--attach",
        action="append",
        default=[],
        metavar=tr("FILE"),
        help=tr("a document or folder that the question is about; may be given more than once"),
    )
    form = chat.add_mutually_exclusive_group()
    form.add_argument(
        "--json-schema", metavar=tr("FILE"), help=tr("answer in JSON that fits a schema")
    )
    form.add_argument(
        "--regex", metavar=tr("PATTERN"), help=tr("answer so that a regular expression matches")
    )
    form.add_argument(
        "--choices", metavar="A,B,C", help=tr("answer with one of these, parted by commas")
    )
    chat.add_argument(
        "--think",
        action="store_true",
        help=tr("let the model think first, where it can; only its answer is written"),
    )
    chat.add_argument(
        "--persona", metavar=tr("NAME"), help=tr("who answers: of yours, or of those of the app")
    )
    _add_common(chat)


def _add_summarize(commands: _Commands) -> None:
    summarize = commands.add_parser("summarize", help=tr("summarize documents"))
    summarize.add_argument(
        "files",
        nargs="+",
        metavar=tr("FILE"),
        help=tr("documents and folders; - reads standard input"),
    )
    _add_options(summarize, SummarizeTask.options)
    _add_common(summarize)


def _add_translate(commands: _Commands) -> None:
    translate = commands.add_parser("translate", help=tr("translate a text"))
    _add_file(translate)
    languages = tr("a language by code or name")
    translate.add_argument(
        "--to", dest="target", required=True, metavar=tr("LANGUAGE"), help=languages
    )
    translate.add_argument(
        "--from", dest="source", default="", metavar=tr("LANGUAGE"), help=languages
    )
    _add_options(translate, [FORMALITY])
    translate.add_argument("--instruction", default="", metavar=tr("TEXT"), help=tr("a wish"))
    translate.add_argument(
        "--out", metavar=tr("FILE"), help=tr("write the document there, in its own format")
    )
    translate.add_argument(
        "--bilingual",
        metavar=tr("FILE"),
        help=tr("write source and translation side by side, as .docx or .html"),
    )
    translate.add_argument(
        "--column",
        default="",
        metavar=tr("NAME"),
        help=tr("the column of a table to translate, by name or number"),
    )
    _add_common(translate)


def _add_write(commands: _Commands) -> None:
    write = commands.add_parser("write", help=tr("write from a brief, or work on a text"))
    values = [choice.value for choice in ACTION.choices]
    write.add_argument("action", choices=values, metavar=tr("ACTION"), help=", ".join(values))
    _add_file(write)
    write.add_argument(
        "--instruction", default="", metavar=tr("TEXT"), help=tr("a further wish, or the brief")
    )
    _add_options(write, [spec for spec in WRITE_OPTIONS if spec is not ACTION])
    _add_common(write)


def _add_proofread(commands: _Commands) -> None:
    proofread = commands.add_parser(
        "proofread", help=tr("what may be wrong in a text, each with its reason")
    )
    _add_file(proofread)
    proofread.add_argument(
        "--language",
        default="",
        metavar=tr("LANGUAGE"),
        help=tr("of the text; default: the text says"),
    )
    proofread.add_argument(
        "--apply", action="store_true", help=tr("print the text with all changes made")
    )
    proofread.add_argument("--model", metavar="ID", help=tr("an installed model"))
    _add_json(proofread)


def _add_models(commands: _Commands) -> None:
    models = commands.add_parser("models", help=tr("the models on this computer"))
    parts = models.add_subparsers(dest="models_command", required=True, metavar=tr("COMMAND"))
    listing = parts.add_parser("list", help=tr("show installed models and those to fetch"))
    search = parts.add_parser("search", help=tr("find models on the hub; uses the network"))
    search.add_argument("prompt", metavar=tr("TEXT"), help=tr("words of their names"))
    fetch = _add_fetch(parts)
    taking = parts.add_parser("import", help=tr("take a model from a file or folder"))
    taking.add_argument(
        "path",
        metavar=tr("PATH"),
        help=tr("a GGUF file, or a folder with safetensors or an ONNX model"),
    )
    taking.add_argument(
        "--name", default="", metavar=tr("NAME"), help=tr("what to call it; default: as it is")
    )
    taking.add_argument("--form", choices=FORMS, default=USUAL, help=tr(FORM_HELP))
    form = parts.add_parser("form", help=tr("make an installed model quicker, or as it was"))
    form.add_argument("model_id", metavar="ID")
    form.add_argument("form", nargs="?", choices=FORMS, help=tr(FORM_HELP))
    repair = parts.add_parser("repair", help=tr("fetch what is missing or changed of a model"))
    repair.add_argument("model_id", metavar="ID")
    exporting = parts.add_parser(
        "export", help=tr("take a model of any kind that transformers knows, with torch")
    )
    exporting.add_argument(
        "path", metavar=tr("FOLDER"), help=tr("with config.json and safetensors")
    )
    exporting.add_argument(
        "--name", default="", metavar=tr("NAME"), help=tr("what to call it; default: as it is")
    )
    exporting.add_argument(
        "--bits", choices=("4", "8", "32"), default="4", help=tr("of a weight; default: 4")
    )
    exporting.add_argument(
        "--python", metavar=tr("PROGRAM"), help=tr("of an environment with torch and optimum")
    )
    remove = parts.add_parser("remove", help=tr("delete an installed model"))
    remove.add_argument("model_id", metavar="ID")
    measure = parts.add_parser("measure", help=tr("measure a model on this computer"))
    measure.add_argument("model_id", metavar="ID")
    measure.add_argument(
        "--text", metavar=tr("FILE"), help=tr("the text it reads; default: a sample")
    )
    measure.add_argument(
        "--tokens", type=int, default=1024, metavar="N", help=tr("read so many of its tokens")
    )
    for parser in (listing, search, fetch, taking, form, repair, exporting, remove, measure):
        _add_json(parser)


def _add_fetch(parts: _Commands) -> _Parser:
    fetch = parts.add_parser("fetch", help=tr("download and build a model"))
    fetch.add_argument(
        "model_id",
        nargs="?",
        metavar="ID",
        help=tr("of the list, or OWNER/NAME on the hub; default: the usual model"),
    )
    fetch.add_argument(
        "--file", default="", metavar=tr("PATTERN"), help=tr("which of its files: *Q8_0.gguf")
    )
    fetch.add_argument(
        "--revision", default="", metavar=tr("NAME"), help=tr("a branch, tag or commit")
    )
    fetch.add_argument(
        "--name", default="", metavar=tr("NAME"), help=tr("what to call it; default: as it is")
    )
    fetch.add_argument(
        "--accept-licence", action="store_true", help=tr("take it under the licence that it names")
    )
    return fetch


def _add_file(parser: _Parser) -> None:
    parser.add_argument(
        "file", nargs="?", metavar=tr("FILE"), help=tr("default: standard input, also as -")
    )


def _add_options(parser: _Parser, options: Iterable[OptionSpec]) -> None:
    for spec in options:
        values = [choice.value for choice in spec.choices if choice.value] or None
        shown = None if values and len(values) <= _MOST_LISTED else spec.id.upper()
        parser.add_argument(
            f"--{spec.id}", choices=values, default=spec.default, metavar=shown, help=tr(spec.label)
        )


def option_values(arguments: Arguments, options: Iterable[OptionSpec]) -> dict[str, str]:
    """What was asked for of a task's options, by their ids."""
    return {spec.id: str(getattr(arguments, spec.id)) for spec in options}


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", metavar="ID", help=tr("an installed model"))
    parser.add_argument("--seed", type=int, metavar="N", help=tr("equal seeds give equal text"))
    parser.add_argument("--temperature", type=float, metavar="T", help=tr("0 is the likeliest"))
    parser.add_argument("--max-tokens", type=int, metavar="N", help=tr("longest answer"))
    _add_json(parser)


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=tr("print one JSON object"))
