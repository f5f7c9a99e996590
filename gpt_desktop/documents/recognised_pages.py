"""Recognises pages that are pictures, and remembers what has to be told about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gpt_desktop.core.documents import Block
from gpt_desktop.documents.failure import WarningKind
from gpt_desktop.documents.recognised_layout import blocks_of_page
from gpt_desktop.recognition.page import SeenPage
from gpt_desktop.recognition.runtime import NotInstalledError

if TYPE_CHECKING:
    from gpt_desktop.recognition.recognizer import Picture, Recognizer

_CERTAIN = 0.9  # mean certainty where letters are nearly all right; clean pages have 0.99


class RecognisedPages:
    """The ``Recognise`` of a PDF's pages; the models are loaded with the first one.

    Args:
        alive: called every few seconds while a page is read.

    Attributes:
        is_missing: there was a page to read, and there is no recognition on this system.
    """

    def __init__(self, alive: Callable[[], None]) -> None:
        self.is_missing = False
        self._alive = alive
        self._recognizer: Recognizer | None = None
        self._pages: list[int] = []
        self._hard: list[int] = []

    def __call__(self, picture: Picture, number: int) -> list[Block]:
        """The blocks of a page; none where there is no text, or no recognition."""
        recognizer = self.recognizer()
        return self.blocks(recognizer.read_picture(picture), number) if recognizer else []

    def recognizer(self) -> Recognizer | None:
        """Made when it is first needed; None where there is none on this system."""
        if self._recognizer is None and not self.is_missing:
            from gpt_desktop.recognition.recognizer import Recognizer

            try:
                self._recognizer = Recognizer(self._alive)
            except NotInstalledError:
                self.is_missing = True
        return self._recognizer

    def blocks(self, page: SeenPage, number: int) -> list[Block]:
        """The blocks of a page that was read."""
        blocks = list(blocks_of_page(page, number))
        if blocks:
            self._pages.append(number)
            if page.certainty < _CERTAIN:
                self._hard.append(number)
        return blocks

    def warnings(self) -> list[tuple[WarningKind, list[int]]]:
        """What the person has to know of the pages so far."""
        kinds = {WarningKind.RECOGNISED_PAGES: self._pages, WarningKind.HARD_PAGES: self._hard}
        return [(kind, pages) for kind, pages in kinds.items() if pages]
