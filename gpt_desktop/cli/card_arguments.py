"""The grammar of ``gpt-desktop cards``."""

from __future__ import annotations

from gpt_desktop.cli.term_arguments import Commands
from gpt_desktop.core.i18n import tr


class CardArguments:
    """What its commands read."""

    cards_command: str
    deck: str
    sides: list[str]
    passage: str
    query: str


def add_cards(commands: Commands) -> None:
    """``cards decks|list|add|import|export|due|review|stats``."""
    cards = commands.add_parser("cards", help=tr("cards asked when they are about to be forgotten"))
    parts = cards.add_subparsers(dest="cards_command", required=True, metavar=tr("COMMAND"))
    decks = parts.add_parser("decks", help=tr("show the decks, with what is to be asked today"))
    due = parts.add_parser("due", help=tr("show only the decks of which something is to be asked"))
    listing = parts.add_parser("list", help=tr("show a deck's cards"))
    adding = parts.add_parser("add", help=tr("add a card; a deck that is not there is made"))
    importing = parts.add_parser(
        "import", help=tr("add the cards of a table: front, back, passage")
    )
    exporting = parts.add_parser("export", help=tr("write a deck, as .apkg for Anki or as .csv"))
    review = parts.add_parser("review", help=tr("be asked: Enter shows the answer, 1 to 4 rate it"))
    stats = parts.add_parser("stats", help=tr("show how cards were known and when they are due"))
    for parser in (listing, adding, importing, exporting, review):
        parser.add_argument("deck", metavar=tr("DECK"))
    stats.add_argument(
        "deck", nargs="?", default="", metavar=tr("DECK"), help=tr("default: all decks")
    )
    adding.add_argument(
        "sides",
        nargs=2,
        metavar=(tr("FRONT"), tr("BACK")),
        help=tr("a question and its answer; ____ leaves a gap"),
    )
    adding.add_argument(
        "--passage", default="", metavar=tr("TEXT"), help=tr("the words that bear the answer")
    )
    listing.add_argument(
        "--query", default="", metavar=tr("WORDS"), help=tr("only cards that have them")
    )
    for parser in (importing, exporting):
        parser.add_argument("path", metavar=tr("FILE"))
    for parser in (decks, due, listing, stats):
        parser.add_argument("--json", action="store_true", help=tr("print one JSON object"))
