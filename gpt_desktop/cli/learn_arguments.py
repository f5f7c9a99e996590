"""The grammar of ``gpt-desktop learn`` and ``gpt-desktop study``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gpt_desktop.cli.term_arguments import Commands
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.core.tasks.learn.study_options import STUDY_OPTIONS
from gpt_desktop.core.tasks.learn.tutor_options import LANGUAGE, LEVEL, SUBJECT

_AddOptions = Callable[[Any, Iterable[OptionSpec]], None]
_AddCommon = Callable[[Any], None]

ACTIONS = ("hint", "nearer", "example", "solution", "ask", "check", "explain")


class LearnArguments:
    """What these commands read."""

    exercise: str
    steps: str | None
    reader: str
    cards_file: str


def add_learn(commands: Commands, add_options: _AddOptions, add_common: _AddCommon) -> None:
    """``learn ACTION [FILE]``.

    Args:
        add_common: adds what all commands with a model take.
    """
    learn = commands.add_parser("learn", help=tr("help with an exercise, or explain a text"))
    learn.add_argument("action", choices=ACTIONS, metavar=tr("ACTION"), help=", ".join(ACTIONS))
    learn.add_argument(
        "file", nargs="?", metavar=tr("FILE"), help=tr("default: standard input, also as -")
    )
    learn.add_argument(
        "--exercise", default="", metavar=tr("TEXT"), help=tr("the exercise itself, without a file")
    )
    learn.add_argument(
        "--question",
        dest="instruction",
        default="",
        metavar=tr("TEXT"),
        help=tr("what you ask about it, for “ask”"),
    )
    learn.add_argument(
        "--steps", metavar=tr("FILE"), help=tr("your own steps, one a line, for “check”")
    )
    learn.add_argument(
        "--for",
        dest="reader",
        default="child",
        metavar=tr("READER"),
        help=tr("child, school, newcomer, expert, or your own words, for “explain”"),
    )
    add_options(learn, (SUBJECT, LEVEL, LANGUAGE))
    add_common(learn)


def add_study(commands: Commands, add_options: _AddOptions, add_common: _AddCommon) -> None:
    """``study FILE…``: see ``add_learn``."""
    study = commands.add_parser("study", help=tr("make a quiz or a glossary of documents"))
    study.add_argument(
        "files",
        nargs="+",
        metavar=tr("FILE"),
        help=tr("documents and folders; - reads standard input"),
    )
    study.add_argument(
        "--cards",
        dest="cards_file",
        default="",
        metavar=tr("FILE"),
        help=tr("save the items as cards too: .apkg for Anki, or .csv"),
    )
    add_options(study, STUDY_OPTIONS)
    add_common(study)
