"""Writes a translation beside its source as a Word file or a web page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.private_files import shared_mode
from gpt_desktop.core.translation.bilingual import (
    TABLE_SUFFIXES,
    BilingualRow,
    bilingual_page,
)
from gpt_desktop.core.whole_file import whole_file


class BilingualFiles:
    """The BilingualTable of the app."""

    def write(self, rows: Sequence[BilingualRow], title: str, target: Path) -> None:
        """The table in the format of the target's name; see ``BilingualTable``."""
        suffix = target.suffix.lower()
        if suffix not in TABLE_SUFFIXES:
            raise UserFacingError(
                tr("A table of both languages is not written as “{name}”.", name=target.name),
                tr("It can be a Word file or a web page."),
                tr("Choose a name that ends with .docx or .html."),
            )
        content = _word(rows, title) if suffix == ".docx" else bilingual_page(rows, title).encode()
        try:
            with whole_file(target, mode=shared_mode()) as file:
                file.write(content)
        except OSError as error:
            raise write_error(error, target.parent) from error


def _word(rows: Sequence[BilingualRow], title: str) -> bytes:
    # Its library takes a twentieth of a second, which no start needs to wait for.
    from gpt_desktop.documents.bilingual_word import word_table

    return word_table(rows, title)
