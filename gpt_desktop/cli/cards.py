"""``gpt-desktop cards``: decks of cards, filled, asked, and carried to other programs."""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.app.compose_reviews import opened_reviews
from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.card_review import review_deck
from gpt_desktop.cli.output import print_json
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import checked_argument
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.learning.card_table import card_by_hand
from gpt_desktop.core.learning.decks import Added, Deck, DeckState, Origin, StudyCard
from gpt_desktop.core.learning.review_statistics import STABILITIES, Counted
from gpt_desktop.services.review_ports import Reviews


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Do one of the subcommands, and return the exit code; raises UserFacingError."""
    commands = {
        "decks": _decks,
        "due": _due,
        "list": _list,
        "add": _add,
        "import": _import,
        "export": _export,
        "review": _review,
        "stats": _stats,
    }
    with opened_reviews(tools.settings) as reviews:
        commands[arguments.cards_command](arguments, reviews)
    return 0


def _decks(arguments: Arguments, reviews: Reviews) -> None:
    _show_decks(reviews.decks(), as_json=arguments.json)


def _due(arguments: Arguments, reviews: Reviews) -> None:
    asked = [each for each in reviews.decks() if each.counts.total]
    _show_decks(asked, as_json=arguments.json)
    if not asked and not arguments.json:
        tell(tr("No card is to be asked today.") + "\n")


def _show_decks(found: list[DeckState], *, as_json: bool) -> None:
    if as_json:
        print_json({"decks": [_deck_json(each) for each in found]})
        return
    for each in found:
        counts = each.counts
        words = tr(
            "{new} new, {learning} learning, {due} due, {cards} in all",
            new=counts.new,
            learning=counts.learning,
            due=counts.due,
            cards=each.cards,
        )
        sys.stdout.write(f"{each.deck.name}: {words}\n")


def _deck_json(state: DeckState) -> dict[str, object]:
    counts = state.counts
    return {
        "deck": state.deck.name,
        "new": counts.new,
        "learning": counts.learning,
        "due": counts.due,
        "cards": state.cards,
    }


def _list(arguments: Arguments, reviews: Reviews) -> None:
    deck = _deck(reviews, arguments.deck)
    cards = reviews.store.cards(deck.id, checked_argument(arguments.query))
    if arguments.json:
        print_json({"deck": deck.name, "cards": [_card_json(each) for each in cards]})
        return
    for card in cards:
        front, back = (" ".join(side.split()) for side in (card.text.front, card.text.back))
        aside = f"  ({tr('set aside')})" if card.suspended else ""
        sys.stdout.write(f"{front} → {back}{aside}\n")


def _card_json(card: StudyCard) -> dict[str, object]:
    text, memory = card.text, card.memory
    return {
        "front": text.front,
        "back": text.back,
        "passage": text.passage,
        "choices": list(text.choices),
        "state": memory.stage.value,
        "due": None if memory.reviewed is None else memory.due,
        "stability": memory.stability,
        "lapses": memory.lapses,
        "suspended": card.suspended,
    }


def _add(arguments: Arguments, reviews: Reviews) -> None:
    front, back = (checked_argument(each) for each in arguments.sides)
    try:
        card = card_by_hand(front, back, checked_argument(arguments.passage))
    except ValueError as error:
        raise UserFacingError(tr("This is no card: {reason}", reason=str(error))) from error
    deck = _deck_or_new(reviews, arguments.deck)
    _tell_added(reviews.store.add(deck.id, [card], Origin()))


def _import(arguments: Arguments, reviews: Reviews) -> None:
    file = reviews.read_file(Path(arguments.path))
    for problem in file.problems:
        tell(f"{problem}\n")
    deck = _deck_or_new(reviews, arguments.deck)
    _tell_added(reviews.store.add(deck.id, file.cards, Origin()))


def _export(arguments: Arguments, reviews: Reviews) -> None:
    count = reviews.write_file(Path(arguments.path), _deck(reviews, arguments.deck).id)
    tell(tr_count("{count} card was written.", "{count} cards were written.", count) + "\n")


def _review(arguments: Arguments, reviews: Reviews) -> None:
    review_deck(reviews, _deck(reviews, arguments.deck))


def _stats(arguments: Arguments, reviews: Reviews) -> None:
    deck_id = _deck(reviews, arguments.deck).id if arguments.deck else ""
    found = reviews.statistics(deck_id)
    if arguments.json:
        print_json(
            {
                "due_by_day": list(found.forecast),
                "reviews_by_day": [_counted_json(each) for each in found.reviews],
                "learned_by_week": [_counted_json(each) for each in found.retention],
                "known_share": found.retained.share,
                "stability_days": list(STABILITIES),
                "cards_by_stability": list(found.stabilities),
                "seconds": round(found.seconds),
            }
        )
        return
    asked = sum(each.asked for each in found.reviews)
    lines = [
        tr("Due today: {count}; in the next 30 days: {more}",
           count=found.forecast[0], more=sum(found.forecast)),
        tr("Asked in the last 30 days: {count}; today: {today}",
           count=asked, today=found.reviews[-1].asked),
    ]  # fmt: skip
    if found.retained.share is not None:
        lines.append(
            tr(
                "Known of what had been learned, in 8 weeks: {known} of {asked} ({share} %)",
                known=found.retained.known,
                asked=found.retained.asked,
                share=round(100 * found.retained.share),
            )
        )
    sys.stdout.write("\n".join(lines) + "\n")


def _counted_json(counted: Counted) -> dict[str, int]:
    return {"asked": counted.asked, "known": counted.known}


def _tell_added(added: Added) -> None:
    words = tr_count("{count} card was added.", "{count} cards were added.", added.added)
    if added.known:
        words += " " + tr_count(
            "{count} was there already.", "{count} were there already.", added.known
        )
    tell(words + "\n")


def _deck_or_new(reviews: Reviews, name: str) -> Deck:
    wanted = checked_argument(name).strip()
    if not wanted:
        raise UserFacingError(tr("A deck needs a name."))
    return _named(reviews, wanted) or reviews.store.create(wanted)


def _deck(reviews: Reviews, name: str) -> Deck:
    found = _named(reviews, checked_argument(name).strip())
    if found is None:
        raise UserFacingError(
            tr("There is no deck “{name}”.", name=name),
            "",
            tr("“gpt-desktop cards decks” shows the decks."),
        )
    return found


def _named(reviews: Reviews, name: str) -> Deck | None:
    """A deck by its name; case counts only where several have it."""
    decks = reviews.store.decks()
    exact = [each for each in decks if each.name == name]
    alike = [each for each in decks if each.name.casefold() == name.casefold()]
    return next(iter(exact or alike), None)
