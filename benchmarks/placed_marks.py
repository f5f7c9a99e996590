"""How well marks find their words in translations written without them.

``python -m benchmarks.placed_marks``: by the pairs in ``translation/placed_marks.toml``; a line for
each that is not exact, then how many are exact, overlap, and are told to be sure.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from gpt_desktop.core.translation.mark_placing import place_marks
from gpt_desktop.core.translation.marked_text import Mark, MarkedText, parse_tags, tagged

_PAIRS = Path(__file__).with_name("translation") / "placed_marks.toml"


def main() -> None:
    """Place each pair's marks and compare."""
    exact = overlapping = sure = wrongly_sure = marks = 0
    for pair in tomllib.loads(_PAIRS.read_text(encoding="utf-8"))["pair"]:
        source, wanted = _read(pair["source"]), _read(pair["target"])
        placed = place_marks(source, wanted.text)
        for own, other in zip(_by_number(placed.text), _by_number(wanted), strict=True):
            marks += 1
            same = (own.start, own.end) == (other.start, other.end)
            exact += same
            overlapping += min(own.end, other.end) > max(own.start, other.start)
            sure += placed.sure
            wrongly_sure += placed.sure and not same
        if placed.text != wanted:
            print(f"{tagged(placed.text)}\n    {tagged(wanted)}")
    print(
        f"{marks} marks: {exact} exact, {overlapping} overlap; {sure} sure, {wrongly_sure} wrongly"
    )


def _read(text: str) -> MarkedText:
    marks = tuple(Mark(number, 0, 0) for number in range(1, 10) if f"<{number}>" in text)
    read = parse_tags(text, MarkedText("", marks))
    if read is None:
        raise ValueError(f"not well written: {text}")
    return read


def _by_number(text: MarkedText) -> list[Mark]:
    return sorted(text.marks, key=lambda mark: mark.number)


if __name__ == "__main__":
    main()
