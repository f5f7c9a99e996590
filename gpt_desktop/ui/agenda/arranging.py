"""Where events stand beside and above each other, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence


def side_by_side(spans: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """For each span of time its column, and how many columns its group has.

    A group is what overlaps, also by way of others. Spans that only touch do not overlap.
    """
    result = [(0, 1)] * len(spans)
    group: list[int] = []
    ends: list[float] = []  # of the columns of the group
    columns: dict[int, int] = {}
    for number in sorted(range(len(spans)), key=lambda each: (spans[each][0], -spans[each][1])):
        begin, end = spans[number]
        if group and begin >= max(ends):
            _close(group, columns, len(ends), result)
            group, ends = [], []
        free = next((column for column, until in enumerate(ends) if until <= begin), len(ends))
        ends[free : free + 1] = [end]
        columns[number] = free
        group.append(number)
    _close(group, columns, len(ends), result)
    return result


def _close(
    group: Sequence[int], columns: dict[int, int], count: int, result: list[tuple[int, int]]
) -> None:
    for number in group:
        result[number] = (columns[number], count)


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """For each span of days, both ends within, its line: 0 is the uppermost.

    Those that come first in the sequence get the upper lines.
    """
    taken: list[list[tuple[int, int]]] = []
    result = []
    for first, last in spans:
        line = 0
        while line < len(taken) and any(
            first <= other_last and other_first <= last for other_first, other_last in taken[line]
        ):
            line += 1
        if line == len(taken):
            taken.append([])
        taken[line].append((first, last))
        result.append(line)
    return result
