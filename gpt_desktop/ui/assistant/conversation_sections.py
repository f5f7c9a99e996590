"""The side list's order: what is pinned, folders, then by date, and at the end what is put away."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.conversations import Conversation
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.search_hits import SearchHit
from gpt_desktop.ui.widgets.dated_list import Dated, Heading, dated_rows

PINNED, ARCHIVE = "pinned", "archive"
_FOLDER = "folder/"


def folder_key(name: str) -> str:
    """Of a folder's heading."""
    return _FOLDER + name


def folder_name(key: str) -> str:
    """The other way round; "" where the key is none of a folder."""
    return key.removeprefix(_FOLDER) if key.startswith(_FOLDER) else ""


def folders_of(conversations: Collection[Conversation]) -> list[str]:
    """Names of the folders that anything is in, in their order."""
    return sorted({each.folder for each in conversations if each.folder}, key=str.casefold)


def listed(
    conversations: Sequence[Conversation], folded: Collection[str], today: date
) -> list[Heading | Dated]:
    """All of them, which come latest first.

    Args:
        folded: keys of headings whose rows are not shown.
    """
    pinned: list[Conversation] = []
    free: list[Conversation] = []
    away: list[Conversation] = []
    inside: dict[str, list[Conversation]] = {}
    for each in conversations:
        if each.archived:
            away.append(each)
        elif each.pinned:
            pinned.append(each)
        elif each.folder:
            inside.setdefault(each.folder, []).append(each)
        else:
            free.append(each)
    rows = _section(PINNED, tr("Pinned"), pinned, folded)
    for name in sorted(inside, key=str.casefold):
        rows += _section(folder_key(name), name, inside[name], folded, renames=True)
    rows += dated_rows([_row(each) for each in free], today)
    return rows + _section(ARCHIVE, tr("Archive"), away, folded)


def found(
    conversations: Sequence[Conversation], hits: Mapping[str, SearchHit | None]
) -> list[Heading | Dated]:
    """What a search found, with the words around the hit, and where it lies.

    Args:
        hits: as far as they were looked for; None where only the title has the words.
    """
    rows: list[Heading | Dated] = []
    for each in conversations:
        place = tr("Archived") if each.archived else each.folder
        lead = f"{place} · " if place else ""
        hit = hits.get(each.id)
        if hit is not None:
            n = len(lead)
            marked = tuple(Span(span.start + n, span.end + n) for span in hit.marked)
            rows.append(_row(each, lead + hit.excerpt, marked))
        else:
            # The line is there before its words are, so that nothing moves.
            words = tr("In the title") if each.id in hits else " "
            rows.append(_row(each, lead + words))
    return rows


def _section(
    key: str,
    title: str,
    conversations: Sequence[Conversation],
    folded: Collection[str],
    *,
    renames: bool = False,
) -> list[Heading | Dated]:
    if not conversations:
        return []
    heading = Heading(title, key, key in folded, len(conversations), renames)
    return [heading] if heading.folded else [heading, *map(_row, conversations)]


def _row(each: Conversation, detail: str = "", marked: tuple[Span, ...] = ()) -> Dated:
    return Dated(each.id, each.title, each.updated, detail, marked)
