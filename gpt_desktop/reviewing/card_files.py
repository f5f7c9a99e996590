"""Cards as a file for other programs, in the form that its name says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.learning.cards import CardText, cards_csv
from gpt_desktop.core.private_files import shared_mode
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.reviewing.anki_package import write_anki_package


def write_card_file(path: Path, title: str, cards: Sequence[CardText]) -> None:
    """A table where the name ends in .csv, else a package for Anki.

    Raises:
        UserFacingError: the file cannot be written. What stood there before stays.
    """
    if path.suffix.lower() != ".csv":
        write_anki_package(path, title, cards)
        return
    try:
        with whole_file(path, mode=shared_mode()) as file:
            file.write(cards_csv(cards).encode("utf-8", "replace"))
    except OSError as error:
        raise write_error(error, path) from error
