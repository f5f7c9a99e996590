import pytest

from gpt_desktop.core.translation.check import check_translation
from gpt_desktop.core.translation.pair import Pair

_SOURCE = (
    "The bakery on the corner opens early, and the bread is still warm when the first guests come."
)
_WHOLE = {
    "de": "Die Bäckerei an der Ecke öffnet früh, und das Brot ist noch warm, wenn die ersten Gäste"
    " kommen.",
    "zh": "街角的面包店很早就开门，第一批客人来的时候面包还是热的。",
    "ja": "角のパン屋は早く開き、最初の客が来るころにはパンがまだ温かい。",
}
_PART = {
    "de": "Die Bäckerei an der Ecke öffnet früh.",
    "zh": "街角的面包店很早就开门。",
    "ja": "角のパン屋は早く開く。",
}


def _names(source: str, target: str, code: str) -> set[str]:
    return {check.name for check in check_translation(source, target, Pair("en", code))}


@pytest.mark.parametrize("code", ["de", "zh", "ja"])
def test_half_of_it_is_missing_and_twice_is_added(code: str) -> None:
    assert _names(_SOURCE, _WHOLE[code], code) == set()
    assert "missing" in _names(_SOURCE, _PART[code], code)
    assert "added" in _names("The bakery on the corner opens early.", _WHOLE[code], code)


def test_a_word_may_have_any_length() -> None:
    assert _names("Conversations", "对话", "zh") == set()
    assert _names("Save", "Enregistrer", "fr") == set()


def test_many_lines_of_one_are_added() -> None:
    assert "added" in _names("Good morning.", "Guten Morgen.\nWie geht es?\nGut.", "de")
