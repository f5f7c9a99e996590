"""Reads pictures of pages: PNG, JPEG, WebP, and TIFF with its pages."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.documents import Block
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed, Report, TextBudget
from gpt_desktop.documents.recognised_pages import RecognisedPages


def parse_picture(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """The text of each page, recognised.

    Raises:
        ReadFailureError: it is damaged or too large, there is no text on it, or there is no
            recognition on this system.
    """
    done, total = 0, 1
    report(done, total)
    recognised = RecognisedPages(lambda: report(done, total))
    recognizer = recognised.recognizer()
    if recognizer is None:
        raise ReadFailureError(FailureKind.NO_RECOGNITION)
    from gpt_desktop.recognition.picture_file import BadPictureError, TooManyPixelsError

    budget = TextBudget(limits.text_characters)
    blocks: list[Block] = []
    try:
        for page, count in recognizer.read_file(path, limits.pixels):
            done, total = done + 1, count
            report(done, total)
            for block in recognised.blocks(page, done):
                budget.take(block.text)
                blocks.append(block)
    except TooManyPixelsError as error:
        raise ReadFailureError(FailureKind.TOO_MANY_PIXELS) from error
    except BadPictureError as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
    if not blocks:
        raise ReadFailureError(FailureKind.SCANNED)
    return Parsed(blocks, page_count=done, warnings=recognised.warnings())
