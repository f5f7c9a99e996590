"""The grammar of ``gpt-desktop why``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gpt_desktop.cli.term_arguments import Commands
from gpt_desktop.core.i18n import tr


def add_why(commands: Commands, add_common: Callable[[Any], None]) -> None:
    """``why PROMPT [--answer TEXT]``.

    Args:
        add_common: adds what all commands with a model take.
    """
    why = commands.add_parser(
        "why", help=tr("how probable an answer's words are, and which part of a question mattered")
    )
    why.add_argument("prompt", metavar=tr("PROMPT"), help=tr("the question; - reads it"))
    why.add_argument(
        "--answer",
        dest="text",
        metavar=tr("TEXT"),
        help=tr("the answer that is measured; default: the one the model gives"),
    )
    add_common(why)
