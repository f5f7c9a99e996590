"""Makes ``resources/samples/sample.pdf`` from the text in ``tests/data/sample-pdf.md``.

``python -m tests.documents.make_sample_pdf FILE``
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from fpdf import FPDF

TEXT = Path(__file__).parent.parent / "data" / "sample-pdf.md"


def _header(report: Any) -> None:
    report.set_font("Helvetica", size=9)
    report.cell(0, 8, "Hospital Garden Committee", align="R", new_x="LMARGIN", new_y="NEXT")
    report.ln(4)


def _footer(report: Any) -> None:
    report.set_y(-18)
    report.set_font("Helvetica", size=9)
    report.cell(0, 8, f"Page {report.page_no()}", align="C")


def make(path: Path) -> None:
    """Four pages of A4."""
    report = FPDF(format="A4")
    # fpdf2 calls these two at each page's beginning and end.
    report.header = partial(_header, report)
    report.footer = partial(_footer, report)
    report.set_margins(30, 22, 30)
    report.set_auto_page_break(True, margin=26)
    report.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
    report.add_page()
    for part in TEXT.read_text(encoding="utf-8").split("\n\n"):
        marks, _, text = part.strip().partition(" ")
        if marks == "#":
            report.set_title(text)
        if marks in ("#", "##"):
            report.ln(3)
            report.set_font("Times", "B", 22 if marks == "#" else 15)
            report.multi_cell(0, 10, text, align="L", new_x="LMARGIN", new_y="NEXT")
            report.ln(1)
        else:
            report.set_font("Times", size=13)
            report.multi_cell(0, 7.2, part.strip(), align="L", new_x="LMARGIN", new_y="NEXT")
            report.ln(3)
    report.output(str(path))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
