"""Why a file could not be read, as codes that travel between processes."""

from __future__ import annotations

from enum import StrEnum

from gpt_desktop.child.failure import WorkFailedError


class FailureKind(StrEnum):
    """What is wrong with a file; ``explanations`` has the words."""

    MISSING = "missing"
    FOLDER = "folder"
    UNREADABLE = "unreadable"  # no permission, or the disk failed
    EMPTY = "empty"
    NOT_TEXT = "not_text"  # binary content under a text file's name
    ENCRYPTED = "encrypted"  # in a way that is not opened here
    KEY_NEEDED = "key_needed"  # opens with a password
    KEY_WRONG = "key_wrong"
    LOCKED_BOOK = "locked_book"  # only its seller's programs open it
    SCANNED = "scanned"  # pages are pictures, in which no text was recognised
    NO_RECOGNITION = "no_recognition"  # pages are pictures, and none are read on this system
    TOO_MANY_PIXELS = "too_many_pixels"
    NAMELESS = "nameless"  # the file does not say which letters it shows
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"  # the file itself
    TOO_MUCH_TEXT = "too_much_text"
    TOO_MUCH_UNPACKED = "too_much_unpacked"  # a zip bomb
    TOO_MUCH_MEMORY = "too_much_memory"
    UNSUPPORTED = "unsupported"
    NOT_REWRITTEN = "not_rewritten"  # a kind that is not written in another language
    NO_COLUMN = "no_column"
    CHANGED = "changed"  # since it was read
    NO_ROOM = "no_room"  # for what is written
    UNWRITABLE = "unwritable"
    CRASHED = "crashed"
    STUCK = "stuck"


class WarningKind(StrEnum):
    """What a document read well lacks; ``explanations`` has the words."""

    PAGES_WITHOUT_TEXT = "pages_without_text"
    UNKNOWN_CHARACTERS = "unknown_characters"
    UNREADABLE_PAGES = "unreadable_pages"
    DAMAGED_PAGES = "damaged_pages"
    LIST_NUMBERS_LEFT_OUT = "list_numbers_left_out"
    PARTS_DAMAGED = "parts_damaged"
    HIDDEN_LEFT_OUT = "hidden_left_out"  # sheets, rows, columns and slides that are not shown
    RECOGNISED_PAGES = "recognised_pages"  # from pictures
    HARD_PAGES = "hard_pages"  # recognised, but much of them may be wrong


class ReadFailureError(WorkFailedError):
    """Raised by the parsers; the process that asked tells the person."""

    def __init__(self, kind: FailureKind) -> None:
        super().__init__(kind.value)
        self.kind = kind
