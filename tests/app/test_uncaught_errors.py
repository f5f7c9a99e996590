"""What nothing caught is logged and told."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.app.uncaught_errors import UncaughtErrors
from tests.expected_log import ExpectedLog


@pytest.fixture
def errors() -> Iterator[UncaughtErrors]:
    hooks = sys.excepthook, threading.excepthook
    errors = UncaughtErrors()
    errors.install()
    yield errors
    errors.uninstall()
    sys.excepthook, threading.excepthook = hooks


def test_an_error_of_a_thread_is_told(
    qtbot: QtBot, errors: UncaughtErrors, expected_log: ExpectedLog
) -> None:
    expected_log("ZeroDivisionError: by nothing")
    error = ZeroDivisionError("by nothing")

    def fail() -> None:
        raise error

    with qtbot.waitSignal(errors.raised) as raised:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert raised.args == [error]


def test_an_error_of_the_main_thread_is_told(
    qtbot: QtBot, errors: UncaughtErrors, expected_log: ExpectedLog
) -> None:
    expected_log("KeyError: 'missing'")
    error = KeyError("missing")
    with qtbot.waitSignal(errors.raised) as raised:
        sys.excepthook(KeyError, error, None)
    assert raised.args == [error]


def test_the_hooks_are_given_back(errors: UncaughtErrors) -> None:
    errors.uninstall()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
