"""The keys of the digits row, on keyboards that give digits only with Shift."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeyEvent

# Of the key that has the 1. X11 and Wayland count the same key eight higher than Windows.
_FIRST = {"linux": 10, "win32": 2}


def digit_of(event: QKeyEvent, platform: str = sys.platform) -> int | None:
    """The digit, 1 to 9, on the key that was pressed, whatever it gives without Shift.

    French keyboards give ``&`` there, Czech ones ``+``. None for any other key, and where the
    system does not say which key it was.
    """
    first = _FIRST.get(platform)
    if first is None:
        return None
    digit = event.nativeScanCode() - first + 1
    return digit if 1 <= digit <= 9 else None
