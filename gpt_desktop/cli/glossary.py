"""``gpt-desktop glossary``: the terms that translations keep to."""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.app.compose_terms import opened_translation_stores
from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.output import print_json
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import checked_argument
from gpt_desktop.cli.translate import language_code
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.translation.glossary import EVERYWHERE, terms_of
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.services.ports import Terms


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Do one of the subcommands, and return the exit code; raises UserFacingError."""
    commands = {
        "list": _list,
        "add": _add,
        "remove": _remove,
        "import": _import,
        "export": _export,
    }
    with opened_translation_stores(tools.settings) as stores:
        commands[arguments.glossary_command](arguments, stores.terms)
    return 0


def _list(arguments: Arguments, terms: Terms) -> None:
    found = _wanted(arguments, terms)
    if arguments.json:
        print_json({"terms": [_as_json(term) for term in found]})
        return
    for term in found:
        note = f"  ({term.note})" if term.note else ""
        words = term.source if term.stays else f"{term.source} → {term.target}"
        sys.stdout.write(f"{_languages(term.pair)}  {words}{note}\n")


def _add(arguments: Arguments, terms: Terms) -> None:
    source = checked_argument(arguments.term)
    target = source if arguments.translation is None else checked_argument(arguments.translation)
    pair = _pair(arguments)
    if pair is None and target != source:
        raise UserFacingError(
            tr("It is not said which language the translation is in."),
            "",
            tr("Name it, such as: --from en --to de."),
        )
    if not source.strip() or not target.strip():
        raise UserFacingError(tr("A term needs its words in both languages."))
    terms.store.put((Term(source, target, pair or EVERYWHERE, arguments.note),))


def _remove(arguments: Arguments, terms: Terms) -> None:
    found = [term for term in _wanted(arguments, terms) if term.source == arguments.term]
    if not found:
        raise UserFacingError(
            tr("The glossary has no term “{term}”.", term=arguments.term),
            "",
            tr("“gpt-desktop glossary list” shows the terms."),
        )
    terms.store.remove(found)
    count = len(found)
    tell(tr_count("{count} term was removed.", "{count} terms were removed.", count) + "\n")


def _import(arguments: Arguments, terms: Terms) -> None:
    file = terms.read_file(Path(arguments.path), _pair(arguments))
    new = terms.store.put(file.terms)
    for problem in file.problems:
        tell(f"{problem}\n")
    count = len(file.terms)
    read = tr_count("{count} term was read, ", "{count} terms were read, ", count)
    tell(read + tr_count("{count} of it new.", "{count} of them new.", new) + "\n")


def _export(arguments: Arguments, terms: Terms) -> None:
    count = terms.write_file(Path(arguments.path), _wanted(arguments, terms))
    tell(tr_count("{count} term was written.", "{count} terms were written.", count) + "\n")


def _wanted(arguments: Arguments, terms: Terms) -> tuple[Term, ...]:
    """Those of the languages that are named, or all."""
    pair = _pair(arguments)
    return terms.store.terms() if pair is None else terms_of(pair, terms.store.terms())


def _pair(arguments: Arguments) -> Pair | None:
    if not arguments.target:
        if arguments.source:
            raise UserFacingError(tr("Name the other language too, with --to."))
        return None
    source = language_code(arguments.source) if arguments.source else ""
    return Pair(source, language_code(arguments.target))


def _languages(pair: Pair) -> str:
    return "*" if pair == EVERYWHERE else f"{pair.source or '*'}>{pair.target}"


def _as_json(term: Term) -> dict[str, str]:
    return {
        "source": term.source,
        "target": term.target,
        "source_language": term.pair.source,
        "target_language": term.pair.target,
        "note": term.note,
    }
