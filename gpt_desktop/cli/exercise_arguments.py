"""The grammar of ``gpt-desktop exercise``."""

from __future__ import annotations

from gpt_desktop.cli.term_arguments import Commands
from gpt_desktop.core.i18n import tr


def add_exercise(commands: Commands) -> None:
    """``exercise TEXT [--check FILE] [--json]``."""
    exercise = commands.add_parser("exercise", help=tr("compute what an exercise asks for"))
    exercise.add_argument("prompt", metavar=tr("TEXT"), help=tr("the exercise; - reads it"))
    exercise.add_argument(
        "--check",
        dest="lines_file",
        metavar=tr("FILE"),
        help=tr("look at a learner's solution, line by line"),
    )
    exercise.add_argument("--json", action="store_true", help=tr("print one JSON object"))
