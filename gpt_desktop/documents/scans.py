"""Reads PDF files with their pages that are pictures, such as scanned ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.pdf import parse_pdf
from gpt_desktop.documents.recognised_pages import RecognisedPages


def parse_scanned_pdf(
    path: Path, limits: ReadLimits, report: Report, *, password: str = ""
) -> Parsed:
    """As ``parse_pdf``; pages without text are recognised in their places.

    Raises:
        ReadFailureError: as ``parse_pdf``, or all is pictures and none can be recognised.
    """
    done, total = 0, 0

    def tell(pages: int, of: int) -> None:
        nonlocal done, total
        done, total = pages, of
        report(done, total)

    recognised = RecognisedPages(lambda: report(done, total))
    try:
        parsed = parse_pdf(path, limits, tell, password=password, recognise=recognised)
    except ReadFailureError as error:
        if error.kind is FailureKind.SCANNED and recognised.is_missing:
            raise ReadFailureError(FailureKind.NO_RECOGNITION) from error
        raise
    return replace(parsed, warnings=[*parsed.warnings, *recognised.warnings()])
