"""The grammar of ``gpt-desktop glossary`` and ``gpt-desktop memory``."""

from __future__ import annotations

import argparse
from typing import Any, Protocol

from gpt_desktop.core.i18n import tr


class Commands(Protocol):
    """What argparse gives to add commands to; its own class is not public."""

    def add_parser(self, name: str, **settings: Any) -> argparse.ArgumentParser: ...


class TermArguments:
    """What their commands read."""

    glossary_command: str
    memory_command: str
    term: str
    translation: str | None
    note: str


def add_glossary(commands: Commands) -> None:
    """``glossary import|export|list|add|remove``."""
    glossary = commands.add_parser("glossary", help=tr("terms that translations keep to"))
    parts = glossary.add_subparsers(dest="glossary_command", required=True, metavar=tr("COMMAND"))
    listing = parts.add_parser("list", help=tr("show the terms"))
    adding = parts.add_parser("add", help=tr("put a term down"))
    adding.add_argument("term", metavar=tr("TERM"))
    adding.add_argument(
        "translation", nargs="?", metavar=tr("TRANSLATION"),
        help=tr("default: the term is not to be translated"),
    )  # fmt: skip
    adding.add_argument("--note", default="", metavar=tr("TEXT"), help=tr("your own words on it"))
    removing = parts.add_parser("remove", help=tr("take a term out, in these languages or all"))
    removing.add_argument("term", metavar=tr("TERM"))
    importing = parts.add_parser(
        "import", help=tr("take in a table: CSV with commas, semicolons or tabs")
    )
    exporting = parts.add_parser("export", help=tr("write the terms as CSV"))
    for parser in (importing, exporting):
        parser.add_argument("path", metavar=tr("FILE"))
    for parser in (listing, adding, removing, importing, exporting):
        _add_languages(parser)
    listing.add_argument("--json", action="store_true", help=tr("print one JSON object"))


def add_memory(commands: Commands) -> None:
    """``memory import|export``."""
    memory = commands.add_parser("memory", help=tr("translations that are used again"))
    parts = memory.add_subparsers(dest="memory_command", required=True, metavar=tr("COMMAND"))
    for name, words in (
        ("import", tr("take in the translations of a TMX file")),
        ("export", tr("write all kept translations as TMX")),
    ):
        parts.add_parser(name, help=words).add_argument("path", metavar=tr("FILE"))


def _add_languages(parser: argparse.ArgumentParser) -> None:
    languages = tr("a language by code or name")
    parser.add_argument("--from", dest="source", default="", metavar=tr("LANGUAGE"), help=languages)
    parser.add_argument("--to", dest="target", default="", metavar=tr("LANGUAGE"), help=languages)
