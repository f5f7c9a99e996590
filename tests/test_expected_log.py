"""A logged warning that no test asked for fails the test, and so does one that never came."""

from __future__ import annotations

import logging

import pytest

from tests.expected_log import ExpectedLog

log = logging.getLogger("gpt_desktop.test")


@pytest.fixture
def heard(expected_log: ExpectedLog) -> ExpectedLog:
    """Another one, which is checked by hand; the test's own lets everything pass."""
    expected_log("")
    return ExpectedLog()


@pytest.mark.parametrize("level", [logging.WARNING, logging.ERROR, logging.CRITICAL])
def test_a_warning_nobody_asked_for_is_a_fault(heard: ExpectedLog, level: int) -> None:
    log.addHandler(heard)
    log.log(level, "The disk is %s", "full")
    log.removeHandler(heard)
    with pytest.raises(AssertionError, match="The disk is full"):
        heard.check()
    heard("disk is full")
    heard.check()


def test_words_that_were_never_logged_are_a_fault(heard: ExpectedLog) -> None:
    log.warning("Let the test's own have one.")
    heard("The disk is full")
    with pytest.raises(AssertionError, match="never logged"):
        heard.check()


def test_an_exception_is_heard_with_its_traceback(heard: ExpectedLog) -> None:
    log.addHandler(heard)
    try:
        raise ZeroDivisionError("by nothing")
    except ZeroDivisionError:
        log.exception("A bug")
    log.removeHandler(heard)
    [said] = heard.said
    assert said.startswith("A bug\nTraceback")
    assert said.endswith("ZeroDivisionError: by nothing")


def test_every_test_listens(expected_log: ExpectedLog) -> None:
    assert expected_log in logging.getLogger().handlers
    logging.getLogger("gpt_desktop.test.deep").info("something usual")
    assert expected_log.said == []
