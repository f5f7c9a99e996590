from collections import Counter

from gpt_desktop.core.translation.check import check_translation
from gpt_desktop.core.translation.protected import protected_items
from tests.core.translation.nasty import nasty_segments

_EXACT = ("addresses", "placeholders", "tags", "code")


def test_there_are_400_over_twelve_pairs() -> None:
    pairs = Counter(segment.pair for segment in nasty_segments())
    assert len(pairs) == 12
    assert sum(pairs.values()) >= 400
    assert min(pairs.values()) >= 30


def test_what_they_must_keep_is_seen() -> None:
    for segment in nasty_segments():
        kept = [item for item in protected_items(segment.text) if item.kind.exact]
        assert bool(kept) == (segment.kind in _EXACT), segment.text


def test_a_copy_is_marked_where_there_are_sentences() -> None:
    for segment in nasty_segments():
        if segment.kind in ("instructions", "numbers", "capitals"):
            checks = check_translation(segment.text, segment.text, segment.pair)
            assert checks, segment.text
