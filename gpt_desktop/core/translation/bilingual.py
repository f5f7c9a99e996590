"""A translation beside its source, row by row, with what a person should look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.annotations import Annotation, Segment
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.marked_text import without_tags


@dataclass(frozen=True, slots=True)
class BilingualRow:
    """A segment; ``marks`` says in words what was found wrong with it."""

    source: str
    target: str
    marks: tuple[str, ...] = ()


class BilingualTable(Protocol):
    """Writes tables into files."""

    def write(self, rows: Sequence[BilingualRow], title: str, target: Path) -> None:
        """As the target's name says: .docx or .html.

        Raises:
            UserFacingError: it is neither, or cannot be written.
        """
        ...


TABLE_SUFFIXES = (".docx", ".html")


def bilingual_rows(
    text: str, result: str, annotations: Sequence[Annotation]
) -> tuple[BilingualRow, ...]:
    """The segments of a translation in the order of its source."""
    segments = sorted(
        (each for each in annotations if isinstance(each, Segment)),
        key=lambda one: one.source.start,
    )
    return tuple(
        BilingualRow(
            without_tags(segment.source.of(text)),
            without_tags(segment.target.of(result)),
            tuple(check.words for check in segment.checks),
        )
        for segment in segments
    )


def table_heads() -> tuple[str, str, str]:
    """The names of the columns, translated."""
    return tr("Source"), tr("Translation"), tr("To look at")


def bilingual_page(rows: Sequence[BilingualRow], title: str) -> str:
    """The table as a web page of its own."""
    head = "".join(f"<th>{escape(each)}</th>" for each in table_heads())
    body = "\n".join(
        f"<tr{' class=marked' if row.marks else ''}>"
        + "".join(f"<td>{_cell(each)}</td>" for each in (row.source, row.target))
        + f"<td>{'<br>'.join(map(_cell, row.marks))}</td></tr>"
        for row in rows
    )
    return _PAGE.format(title=escape(title), head=head, body=body)


def _cell(text: str) -> str:
    return escape(text).replace("\n", "<br>")


_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font-family: sans-serif; margin: 2em; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
th, td {{ border: 1px solid #999; padding: 0.4em 0.6em; text-align: start; vertical-align: top; }}
th:last-child {{ width: 20%; }}
td {{ overflow-wrap: break-word; unicode-bidi: plaintext; }}
.marked td {{ background: #fff3cd; color: #000; }}
</style></head><body><h1>{title}</h1>
<table><thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody></table></body></html>
"""
