"""Keep the whole X screen as PNG: ``python take_picture.py FILE``. Its own process, for Qt."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication


def main(target: str) -> int:
    """Returns 0, or 1 where nothing could be kept."""
    application = QGuiApplication(sys.argv[:1])
    picture = application.primaryScreen().grabWindow(0)
    return 0 if not picture.isNull() and picture.save(target, "PNG") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
