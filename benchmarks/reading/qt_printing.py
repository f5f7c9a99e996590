"""Qt prints a web page: ``python -m benchmarks.reading.qt_printing PAGE PDF``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument

_MARGIN = 20  # millimetres


def main() -> int:
    source, target = sys.argv[1:]
    application = QGuiApplication(sys.argv)
    document = QTextDocument()
    document.setHtml(Path(source).read_text("utf-8"))
    writer = QPdfWriter(target)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
    document.print_(writer)
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
