"""PySide6 keeps count of None and bool.

6.12.0 on Python 3.11 loses a reference in almost every call and aborts after some thousands.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 20_000


@pytest.mark.parametrize("value", [None, True, False], ids=str)
def test_calls_do_not_lose_references(qapp: QApplication, value: object) -> None:
    del qapp  # an application must exist
    label, timer, plain = QLabel(), QTimer(), QObject()
    calls: list[Callable[[], object]] = [
        lambda: label.setText("x"),
        label.parent,
        label.isVisible,
        label.isEnabled,
        timer.isActive,
        lambda: timer.setInterval(5),
        lambda: plain.blockSignals(False),
        lambda: QPoint(1, 1).isNull(),
    ]
    before = sys.getrefcount(value)
    for call in calls:
        for _ in range(CALLS // len(calls)):
            call()
    # Immortal objects (Python 3.12) do not count at all.
    assert abs(sys.getrefcount(value) - before) < CALLS // 20
