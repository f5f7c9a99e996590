"""Keep what X shows as PNG, in a process of its own: ``python take_picture.py FILE WINDOW``.

The window's id is a decimal number; 0 is the whole screen.
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication


def main(target: str, window_id: int) -> int:
    """Returns 0, or 1 where nothing could be kept."""
    application = QGuiApplication(sys.argv[:1])
    picture = application.primaryScreen().grabWindow(window_id)
    return 0 if not picture.isNull() and picture.save(target, "PNG") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
