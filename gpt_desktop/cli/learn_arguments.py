"""The grammar of ``gpt-desktop learn``."""

from __future__ import annotations

import argparse

from gpt_desktop.core.i18n import tr

ACTIONS = ("hint", "nearer", "example", "solution", "ask", "check", "explain")


def add_learn_arguments(learn: argparse.ArgumentParser) -> None:
    """What it is to do, and with which text."""
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
