"""What code can see that is wrong with a translated segment."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.translation.denial_check import check_denials
from gpt_desktop.core.translation.figure_check import check_figures
from gpt_desktop.core.translation.kept_check import check_emoji, check_kept
from gpt_desktop.core.translation.language_check import check_language
from gpt_desktop.core.translation.length_check import check_length
from gpt_desktop.core.translation.money_check import check_money
from gpt_desktop.core.translation.name_check import check_names
from gpt_desktop.core.translation.obeyed_check import check_obeyed
from gpt_desktop.core.translation.output_check import check_output
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.sides import read_sides
from gpt_desktop.core.translation.term import Term
from gpt_desktop.core.translation.term_check import check_terms

_CHECKS = (
    check_output,
    check_kept,
    check_emoji,
    check_figures,
    check_money,
    check_names,
    check_denials,
    check_language,
    check_terms,
    check_length,
    check_obeyed,
)


def check_translation(
    source: str, target: str, pair: Pair, terms: Sequence[Term] = ()
) -> tuple[Check, ...]:
    """What is wrong with a translation of a segment, the plainest first; nothing where all is well.

    The names of checks are stored: numbers, dates, names, addresses, placeholders, tags, code,
    missing, added, negation, not-translated, wrong-script, wrong-language, copied, repeated,
    obeyed, prompt-words, term.

    Args:
        terms: that a translation of this pair keeps to; those that the source lacks do not count.
    """
    sides = read_sides(source, target, pair, terms)
    return tuple(dict.fromkeys(check for find in _CHECKS for check in find(sides)))
