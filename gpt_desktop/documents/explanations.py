"""The words for each thing that can be wrong with a file, in the person's language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.documents import PasswordNeededError
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.translation.rewriting import REWRITTEN_SUFFIXES
from gpt_desktop.documents.failure import FailureKind, WarningKind
from gpt_desktop.documents.limits import ReadLimits

_UNREAD = mark("“{name}” could not be read.")
_ANOTHER = mark("Choose a file of one of these kinds: {kinds}.")
_PARTS = mark("Split it into smaller files and read one after another.")
_WORDS: dict[FailureKind, tuple[str, str, str]] = {
    FailureKind.MISSING: (
        mark("“{name}” is not there."),
        mark("The file was moved, renamed or deleted, or its disk is not connected."),
        mark("Choose the file again."),
    ),
    FailureKind.FOLDER: (
        mark("“{name}” is a folder."),
        mark("Only files can be read."),
        mark("Open the folder and choose files in it."),
    ),
    FailureKind.UNREADABLE: (
        _UNREAD,
        mark("The system does not allow this app to open it, or the disk failed."),
        mark("Check the file’s permissions, or copy it to your own folder and choose the copy."),
    ),
    FailureKind.EMPTY: (
        mark("“{name}” is empty."),
        mark("There is no text in the file."),
        mark("Choose another file."),
    ),
    FailureKind.NOT_TEXT: (
        mark("“{name}” is not a text file."),
        mark("Its name says text, but it holds data of another kind."),
        mark("Open it in the program that made it and save it as text, PDF or Word (.docx)."),
    ),
    FailureKind.ENCRYPTED: (
        mark("“{name}” is protected with a password."),
        mark("The app cannot open protected files."),
        mark("Save a copy without a password and choose the copy."),
    ),
    FailureKind.KEY_NEEDED: (
        mark("“{name}” is protected with a password."),
        mark("It can be read with the password only."),
        mark("Open it again and give the password, or save a copy without one."),
    ),
    FailureKind.KEY_WRONG: (
        mark("The password does not open “{name}”."),
        mark("It is another one, or capital and small letters differ."),
        mark("Try again, or save a copy without a password and choose the copy."),
    ),
    FailureKind.LOCKED_BOOK: (
        mark("“{name}” is locked by its seller."),
        mark("It is encrypted (DRM), so that only the seller’s own programs open it."),
        mark("Read it there, or choose a copy without this lock."),
    ),
    FailureKind.SCANNED: (
        mark("No text could be recognised in “{name}”."),
        mark(
            "Its pages are pictures. Print in Chinese, in Japanese and in Latin letters is "
            "recognised; handwriting and other scripts are not."
        ),
        mark("Scan it anew, sharper and upright (300 dots an inch), and choose the new file."),
    ),
    FailureKind.NO_RECOGNITION: (
        mark("“{name}” holds pictures of pages, not text."),
        mark("The recognition of text in pictures does not exist for this kind of computer."),
        mark("Run a text recognition program on it first, then choose the result."),
    ),
    FailureKind.NAMELESS: (
        mark("The letters in “{name}” cannot be read."),
        mark("The file shows their shapes and does not say which letters they are."),
        mark(
            "Print it to pictures and run a text recognition program on them, or find another copy."
        ),
    ),
    FailureKind.TOO_MANY_PIXELS: (
        mark("“{name}” is too large a picture."),
        mark("Pictures can have {megapixels:,} million pixels at most."),
        mark("Save it smaller, or scan it anew with 300 dots an inch, and choose the new file."),
    ),
    FailureKind.DAMAGED: (
        mark("“{name}” is damaged."),
        mark("Parts of the file are missing or not as its format demands."),
        mark("Open it in the program that made it, save it anew and choose the new file."),
    ),
    FailureKind.TOO_LARGE: (
        mark("“{name}” is too large."),
        mark("Files can have {megabytes:,} MB at most."),
        _PARTS,
    ),
    FailureKind.TOO_MUCH_TEXT: (
        mark("“{name}” is too long."),
        mark("Its text has more than {characters:,} characters."),
        _PARTS,
    ),
    FailureKind.TOO_MUCH_UNPACKED: (
        mark("“{name}” was not opened."),
        mark("Unpacked, it would take more than {unpacked:,} MB, which no ordinary document does."),
        mark("If you trust the file, take out large pictures and save it again."),
    ),
    FailureKind.TOO_MUCH_MEMORY: (
        _UNREAD,
        mark("Reading it takes more memory than the app allows for a file."),
        _PARTS,
    ),
    FailureKind.UNSUPPORTED: (
        mark("The app cannot read files like “{name}”."),
        mark(
            "It reads text, PDF, Word, Excel, PowerPoint and OpenDocument files, e-books, "
            "web pages, mail and pictures."
        ),
        _ANOTHER,
    ),
    FailureKind.NOT_REWRITTEN: (
        mark("“{name}” cannot be written in another language."),
        mark("This is done with files of these kinds: {rewritten}."),
        mark("Translate its text instead, or save it as one of these kinds first."),
    ),
    FailureKind.NO_COLUMN: (
        mark("“{name}” has no such column."),
        mark("The first line of a table names its columns."),
        mark("Give one of these names, or the column’s number."),
    ),
    FailureKind.CHANGED: (
        mark("“{name}” has changed since it was read."),
        mark("The translation belongs to what stood in it before."),
        mark("Translate it again; what has not changed is not translated anew."),
    ),
    FailureKind.NO_ROOM: (
        mark("There is no room for the translation of “{name}”."),
        mark("The disk is full."),
        mark("Free some room and try again."),
    ),
    FailureKind.UNWRITABLE: (
        mark("The translation of “{name}” could not be written."),
        mark("The disk or the folder does not take it."),
        mark("Choose another folder and try again."),
    ),
    FailureKind.CRASHED: (
        _UNREAD,
        mark("The reader stopped unexpectedly. The file is probably damaged; the app is not."),
        mark("Open it in the program that made it, save it anew and choose the new file."),
    ),
    FailureKind.STUCK: (
        _UNREAD,
        mark("Nothing was read for {seconds:,} seconds, so the app gave up."),
        mark("Try a smaller part of the file, or save it anew and choose the new file."),
    ),
}


# Of these the same file never comes out otherwise: another has to be chosen.
_OF_ANOTHER_KIND = (
    FailureKind.FOLDER,
    FailureKind.NOT_TEXT,
    FailureKind.UNSUPPORTED,
    FailureKind.NO_RECOGNITION,
    FailureKind.NOT_REWRITTEN,
    FailureKind.NO_COLUMN,
    FailureKind.TOO_MANY_PIXELS,
)


_PASSWORDS = (FailureKind.KEY_NEEDED, FailureKind.KEY_WRONG)


_LACKS: dict[WarningKind, str] = {
    WarningKind.UNKNOWN_CHARACTERS: mark(
        "Some characters could not be read and are shown as “\ufffd”."
    ),
    WarningKind.LIST_NUMBERS_LEFT_OUT: mark(
        "Numbers of lists are not read from this old format; each item has “•”."
    ),
    WarningKind.PARTS_DAMAGED: mark(
        "Parts of the file are damaged; what could not be read was left out."
    ),
    WarningKind.HIDDEN_LEFT_OUT: mark("Hidden sheets, rows, columns or slides were left out."),
}


def explain(kind: FailureKind, path: Path, limits: ReadLimits) -> UserFacingError:
    """What happened, why, and what to do next."""
    values: dict[str, object] = {
        "name": path.name,
        "kinds": ", ".join(SUPPORTED_SUFFIXES),
        "rewritten": ", ".join(REWRITTEN_SUFFIXES),
        "megabytes": limits.file_bytes // 1_000_000,
        "unpacked": limits.unpacked_bytes // 1_000_000,
        "characters": limits.text_characters,
        "megapixels": limits.pixels // 1_000_000,
        "seconds": round(limits.child.idle_seconds),
    }
    what, why, next_step = (tr(text, **values) for text in _WORDS[kind])
    if kind in _PASSWORDS:
        wrong = kind is FailureKind.KEY_WRONG
        return PasswordNeededError(what, why, next_step, wrong=wrong)
    return UserFacingError(what, why, next_step, retry_helps=kind not in _OF_ANOTHER_KIND)


def warn(kind: WarningKind, numbers: Sequence[int]) -> str:
    """What the document lacks, one sentence.

    Args:
        numbers: of pages, where the kind is about pages.
    """
    if kind in _LACKS:
        return tr(_LACKS[kind])
    pages = page_ranges(numbers)
    if kind is WarningKind.PAGES_WITHOUT_TEXT:
        return tr_count(
            "Page {pages} is a picture without text and was left out.",
            "Pages {pages} are pictures without text and were left out.",
            len(numbers),
            pages=pages,
        )
    if kind is WarningKind.RECOGNISED_PAGES:
        return tr_count(
            "Page {pages} was recognised from a picture; letters can be wrong.",
            "Pages {pages} were recognised from pictures; letters can be wrong.",
            len(numbers),
            pages=pages,
        )
    if kind is WarningKind.HARD_PAGES:
        return tr_count(
            "Page {pages} was hard to read: much of its text can be wrong.",
            "Pages {pages} were hard to read: much of their text can be wrong.",
            len(numbers),
            pages=pages,
        )
    if kind is WarningKind.UNREADABLE_PAGES:
        return tr_count(
            "Page {pages} was left out: the file does not say which letters it shows.",
            "Pages {pages} were left out: the file does not say which letters they show.",
            len(numbers),
            pages=pages,
        )
    return tr_count(
        "Page {pages} is damaged and was left out.",
        "Pages {pages} are damaged and were left out.",
        len(numbers),
        pages=pages,
    )


def page_ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers, such as ``2, 5–7``."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("–".join(map(str, ends)) for ends in ranges)
