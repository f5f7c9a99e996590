"""The grammar of ``gpt-desktop agenda`` and ``gpt-desktop conversations``."""

from __future__ import annotations

from gpt_desktop.cli.term_arguments import Commands
from gpt_desktop.core.i18n import tr


def add_agenda(commands: Commands) -> None:
    """``agenda list|add|export|import``."""
    agenda = commands.add_parser("agenda", help=tr("events: list, add, export, import"))
    parts = agenda.add_subparsers(dest="agenda_command", required=True, metavar=tr("COMMAND"))
    listing = parts.add_parser("list", help=tr("show what is coming"))
    listing.add_argument(
        "--days", type=int, default=14, metavar="N", help=tr("how far ahead; default: 14 days")
    )
    listing.add_argument("--json", action="store_true", help=tr("print one JSON object"))
    adding = parts.add_parser("add", help=tr("put an event down by a sentence"))
    adding.add_argument(
        "prompt", metavar=tr("SENTENCE"), help=tr("such as “Dentist tomorrow 3pm for 45 minutes”")
    )
    exporting = parts.add_parser("export", help=tr("write all events as a calendar file"))
    exporting.add_argument("path", metavar=tr("FILE"))
    importing = parts.add_parser("import", help=tr("take in the events of a calendar file"))
    importing.add_argument("path", metavar=tr("FILE"))


def add_conversations(commands: Commands) -> None:
    """``conversations export|import``."""
    conversations = commands.add_parser(
        "conversations", help=tr("conversations: export all, import a file")
    )
    parts = conversations.add_subparsers(
        dest="conversations_command", required=True, metavar=tr("COMMAND")
    )
    exporting = parts.add_parser("export", help=tr("write all conversations as JSON"))
    importing = parts.add_parser(
        "import", help=tr("add the conversations of such a file, or of ChatGPT's")
    )
    for parser in (exporting, importing):
        parser.add_argument("path", metavar=tr("FILE"))
        parser.add_argument("--json", action="store_true", help=tr("print one JSON object"))
