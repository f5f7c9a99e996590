"""Reports of failures: few, small, private, shown once."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from gpt_desktop.app.bug_log import BugLog
from gpt_desktop.app.crash_reports import MOST_CHARACTERS, MOST_REPORTS, CrashReports
from tests.expected_log import ExpectedLog

SECRET = "my letter to the doctor"


@pytest.fixture
def reports(tmp_path: Path) -> CrashReports:
    return CrashReports(tmp_path / "reports")


def logger_to(reports: CrashReports, name: str) -> logging.Logger:
    """A logger of its own, apart from the process's."""
    logger = logging.getLoggerClass()(name)
    logger.addHandler(BugLog(reports))
    return logger


def only(reports: CrashReports) -> str:
    (path,) = reports.unseen()
    return reports.read(path)


def test_a_report_tells_version_time_and_place(reports: CrashReports) -> None:
    path = reports.write("Exception", "Traceback: somewhere")
    assert path is not None
    told = reports.read(path)
    assert told.startswith("GPT Desktop ")
    assert " UTC\n" in told
    assert "Exception\n\nTraceback: somewhere" in told


def test_the_same_is_reported_once_a_run(reports: CrashReports) -> None:
    assert reports.write("Exception", "here") is not None
    assert reports.write("Exception", "here") is None
    assert reports.write("Exception", "there") is not None


def test_only_the_newest_are_kept(reports: CrashReports) -> None:
    for number in range(MOST_REPORTS + 5):
        reports.write("Exception", f"place {number}")
    assert len(list(reports.folder.iterdir())) == MOST_REPORTS


def test_a_long_report_keeps_its_two_ends(reports: CrashReports) -> None:
    reports.write("Exception", "first" + "x" * 3 * MOST_CHARACTERS + "last")
    told = only(reports)
    assert len(told) < MOST_CHARACTERS + 1000
    assert "first" in told
    assert "last" in told


def test_a_report_shown_is_not_shown_again(reports: CrashReports) -> None:
    reports.write("Exception", "here")
    seen = reports.mark_seen(reports.unseen())
    assert reports.unseen() == []
    assert "here" in reports.read(seen[0])
    reports.delete(seen)
    assert list(reports.folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_logged(tmp_path: Path, expected_log: ExpectedLog) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    reports = CrashReports(tmp_path / "file" / "reports")
    expected_log("No crash report")
    assert reports.write("Exception", "here") is None
    assert reports.unseen() == []


def test_a_logged_bug_is_reported_without_the_persons_words(reports: CrashReports) -> None:
    logger = logger_to(reports, "gpt_desktop.test")
    try:
        raise KeyError(SECRET)
    except KeyError:
        logger.exception("A bug in the job %r", SECRET)
    told = only(reports)
    assert "KeyError" in told
    assert "test_crash_reports.py" in told
    assert SECRET not in told


def test_a_warning_is_no_bug(reports: CrashReports) -> None:
    logger = logger_to(reports, "gpt_desktop.test")
    logger.warning("slow")
    logger.error("no exception")
    assert reports.unseen() == []


def test_the_end_of_a_child_process_is_reported(reports: CrashReports) -> None:
    logger = logger_to(reports, "gpt_desktop.documents")
    logger.warning("It printed %s", SECRET, extra={"child_report": "It ended with -11."})
    told = only(reports)
    assert "Child process (gpt_desktop.documents)" in told
    assert "It ended with -11." in told
    assert SECRET not in told
