"""Decks in and out: tables read, packages and tables written, cards printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.learning.decks import Deck
from gpt_desktop.core.learning.printed_cards import cards_markdown
from gpt_desktop.services.review_ports import Reviews
from gpt_desktop.ui.work.saving.print_file import print_on
from gpt_desktop.ui.work.text_saver import file_name_for

_WRITTEN = "Anki (*.apkg);;CSV (*.csv)"
_READ = mark("Tables of cards (*.csv *.tsv *.txt)")
SUFFIXES = (".csv", ".tsv")


class ReviewFiles(QObject):
    """Asks for names; reads and writes away from the window's thread.

    Signals:
        read: the path and the ``CardFile`` of a table.
        said: words on what was written.
        failed: an Exception.
    """

    read = Signal(object, object)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, reviews: Reviews, lane: Lane, window: QWidget) -> None:
        super().__init__(window)
        self._reviews = reviews
        self._lane = lane
        self._window = window

    @Slot()
    def choose(self) -> None:
        """Ask for a table to read."""
        dialog = QFileDialog(self._window, tr("Import a table of cards…"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr(_READ)])
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open(self, path: Path) -> None:
        """Read a table."""
        call(
            self._lane,
            tr("Reading {name}", name=path.name),
            partial(self._reviews.read_file, path),
            succeeded=partial(self.read.emit, path),
            failed=self.failed,
        )

    def ask_to_save(self, deck: Deck) -> None:
        """Ask where to write a deck."""
        dialog = QFileDialog(self._window, tr("Export the deck…"), "", _WRITTEN)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("apkg")
        dialog.selectFile(file_name_for(deck.name))
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix("csv" if "csv" in kind else "apkg")
        )
        dialog.fileSelected.connect(lambda name: self.save(deck, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, deck: Deck, path: Path) -> None:
        """Write a deck, as the name says."""
        call(
            self._lane,
            tr("Saving"),
            partial(self._reviews.write_file, path, deck.id),
            succeeded=lambda _: self.said.emit(tr("Saved as {path}", path=path)),
            failed=self.failed,
        )

    def ask_to_print(self, deck: Deck) -> None:
        """Ask for a printer; the pages are laid out away from the window's thread."""
        # Not before: few print, and asking the system for its printers takes long.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(deck.name)
        dialog = QPrintDialog(printer, self._window)

        def paper() -> None:
            print_on(printer, self.markdown(deck))

        dialog.accepted.connect(lambda: call(self._lane, tr("Printing"), paper, failed=self.failed))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()  # its own open() wants an old kind of slot

    def markdown(self, deck: Deck) -> str:
        """What is printed: a row a card. Takes its time."""
        cards = self._reviews.store.cards(deck.id)
        return cards_markdown(deck.name, [card.text for card in cards])
