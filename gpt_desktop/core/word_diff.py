"""What changed from one text to another, in words a person can read: each change on its own."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gpt_desktop.core.annotations import Edit, Span
from gpt_desktop.core.lazy_pattern import LazyPattern

# A number with its marks is one word, so is one with an apostrophe or hyphen inside; a Chinese
# or Japanese character is one, and a picture with all it is made of.
_JOINER = "\u200d"
_MARKS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\ufe0e\ufe0f"
_HAN = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = LazyPattern(
    rf"\d+(?:[.,:]\d+)*"
    rf"|[{_HAN}]"
    rf"|(?:(?![{_HAN}])\w[{_MARKS}]*)+(?:['’-](?:(?![{_HAN}])\w[{_MARKS}]*)+)*"
    rf"|\S[{_MARKS}\U0001f3fb-\U0001f3ff]*(?:{_JOINER}\S[{_MARKS}\U0001f3fb-\U0001f3ff]*)*"
)
_LETTER = LazyPattern(r"\w")
_SMALL = 160_000  # pairs of words that are compared with each other without more
_DEEPEST = 12
# Words that may stand unchanged between two changes that are shown as one.
_MOST_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, and where it stands."""

    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The words, marks and pictures of a text in their order; blanks are between them."""
    return [Token(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


def word_edits(before: str, after: str) -> tuple[Edit, ...]:
    """The changes that make one text of another, in their order; none touches the next.

    All of them applied to ``before`` give ``after``, blanks and line ends included; what stands
    between two changes is the same in both texts, so any of them can be applied without the
    others. Changes with little between them are one.
    """
    if before == after:
        return ()
    ones, others = tokens_of(before), tokens_of(after)
    pairs = list(_matches([one.text for one in ones], [one.text for one in others]))
    kept = _without_islands(before, ones, others, pairs)
    return tuple(_edits(before, after, ones, others, kept))


def with_edits(text: str, edits: Iterable[Edit]) -> str:
    """A text with changes applied; their spans are of the text, in order and apart."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.span.start], edit.after]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def places_after(edits: Sequence[Edit]) -> tuple[Span, ...]:
    """Where the words of each change stand once all are applied."""
    found = []
    moved = 0
    for edit in edits:
        start = edit.span.start + moved
        found.append(Span(start, start + len(edit.after)))
        moved += len(edit.after) - len(edit.before)
    return tuple(found)


def _edits(
    before: str,
    after: str,
    ones: Sequence[Token],
    others: Sequence[Token],
    pairs: Sequence[tuple[int, int]],
) -> Iterator[Edit]:
    """One for each place between two words that stayed where anything differs."""
    start, there = 0, 0
    for mine, theirs in (*pairs, (len(ones), len(others))):
        end = ones[mine].start if mine < len(ones) else len(before)
        until = others[theirs].start if theirs < len(others) else len(after)
        edit = _edit(start, before[start:end], after[there:until])
        if edit is not None:
            yield edit
        if mine < len(ones):
            start, there = ones[mine].end, others[theirs].end


def _edit(start: int, old: str, new: str) -> Edit | None:
    """A change without the blanks that both sides begin and end with."""
    if old == new:
        return None
    lead = 0
    while lead < min(len(old), len(new)) and old[lead] == new[lead] and old[lead].isspace():
        lead += 1
    tail = 0
    most = min(len(old), len(new)) - lead
    while tail < most and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    # “\r\n” is never cut in two.
    if tail and old[len(old) - tail - 1 : len(old) - tail] == "\r" and old[-tail] == "\n":
        tail -= 1
    if lead and old[lead - 1] == "\r" and old[lead : lead + 1] != new[lead : lead + 1]:
        lead -= 1
    old, new = old[lead : len(old) - tail], new[lead : len(new) - tail]
    return Edit(Span(start + lead, start + lead + len(old)), old, new)


def _matches(
    ones: Sequence[str], others: Sequence[str], depth: int = 0
) -> Iterator[tuple[int, int]]:
    """Pairs of places of the same word, both rising: around words that each side has once."""
    first = 0
    while first < min(len(ones), len(others)) and ones[first] == others[first]:
        yield first, first
        first += 1
    last = 0
    most = min(len(ones), len(others)) - first
    while last < most and ones[-1 - last] == others[-1 - last]:
        last += 1
    mine, theirs = ones[first : len(ones) - last], others[first : len(others) - last]
    for one, other in _inner(mine, theirs, depth):
        yield one + first, other + first
    for step in range(last, 0, -1):
        yield len(ones) - step, len(others) - step


def _inner(ones: Sequence[str], others: Sequence[str], depth: int) -> Iterator[tuple[int, int]]:
    if not ones or not others:
        return
    anchors = [] if len(ones) * len(others) <= _SMALL else _anchors(ones, others)
    if not anchors or depth >= _DEEPEST:
        # What stands all over a long text is no anchor to difflib, which keeps it quick.
        common = len(ones) * len(others) > _SMALL
        for block in SequenceMatcher(None, ones, others, autojunk=common).get_matching_blocks():
            for step in range(block.size):
                yield block.a + step, block.b + step
        return
    at, there = 0, 0
    for mine, theirs in (*anchors, (len(ones), len(others))):
        for one, other in _matches(ones[at:mine], others[there:theirs], depth + 1):
            yield one + at, other + there
        if mine < len(ones):
            yield mine, theirs
        at, there = mine + 1, theirs + 1


def _anchors(ones: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """Words that each side has once, the longest rising row of them (patience)."""
    mine, theirs = Counter(ones), Counter(others)
    places = {word: place for place, word in enumerate(others) if theirs[word] == 1}
    pairs = [
        (place, places[word])
        for place, word in enumerate(ones)
        if mine[word] == 1 and word in places
    ]
    ends: list[int] = []
    last: list[int] = []  # the pair that ends the best row of each length
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(other)
            last.append(number)
        else:
            ends[length], last[length] = other, number
    row: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _without_islands(
    before: str,
    ones: Sequence[Token],
    others: Sequence[Token],
    pairs: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """The pairs but for words that only happen to stand between two larger changes."""
    runs = _runs(pairs)
    kept: list[tuple[int, int]] = []
    changed = runs[0][0] if runs else (0, 0)
    left = sum(changed)  # words changed since the last ones that stayed
    for number, run in enumerate(runs):
        ends = runs[number + 1][0] if number + 1 < len(runs) else (len(ones), len(others))
        right = ends[0] - run[-1][0] - 1 + ends[1] - run[-1][1] - 1
        if left and right and _is_island(before, ones, run, left, right):
            left += 2 * len(run) + right
            continue
        kept += run
        left = right
    return kept


def _runs(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs that follow one another on both sides, together."""
    runs: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _is_island(
    before: str, ones: Sequence[Token], run: Sequence[tuple[int, int]], left: int, right: int
) -> bool:
    first = ones[run[0][0]]
    # A line's end parts changes: what is in another paragraph is another change.
    around = before[ones[run[0][0] - 1].end if run[0][0] else 0 : first.start]
    following = ones[run[-1][0] + 1].start if run[-1][0] + 1 < len(ones) else len(before)
    if "\n" in around or "\n" in before[first.start : following]:
        return False
    words = [ones[mine].text for mine, _ in run]
    letters = [word for word in words if _LETTER.match(word)]
    if not letters:  # a comma, a full stop
        return words[-1] not in ".!?。！？" and len(words) == 1
    small = sum(map(len, letters)) <= len(letters) * 3
    most = min(left, right, 4 * _MOST_BETWEEN)
    return (3 if small else 4) * len(letters) <= most
