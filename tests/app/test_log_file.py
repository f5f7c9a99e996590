"""The log goes to a file, or the program goes on without one."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from gpt_desktop.app.log_file import log_to_file
from tests.expected_log import ExpectedLog

SECRET = "my letter to the doctor"


def test_warnings_go_to_the_file(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("something odd")
    path = tmp_path / "new folder" / "app.log"
    handler = log_to_file(path)
    assert handler is not None
    try:
        logging.getLogger("gpt_desktop.test").warning("something odd")
        logging.getLogger("gpt_desktop.test").info("something usual")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    text = path.read_text("utf-8")
    assert "something odd" in text
    assert "something usual" not in text


def test_what_an_exception_quotes_stays_out_of_the_file(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log(SECRET)  # another handler, which writes exceptions in full
    handler = log_to_file(tmp_path / "app.log")
    assert handler is not None
    try:
        raise KeyError(SECRET)
    except KeyError:
        logging.getLogger("gpt_desktop.test").exception("A bug")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    text = (tmp_path / "app.log").read_text("utf-8")
    assert "KeyError" in text
    assert "test_log_file.py" in text
    assert SECRET not in text


def test_a_place_that_cannot_be_written_is_no_obstacle(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x", encoding="utf-8")
    expected_log("No log file")
    assert log_to_file(in_the_way / "app.log") is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
def test_on_a_full_disk_the_console_is_told_and_nothing_is_raised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], expected_log: ExpectedLog
) -> None:
    expected_log("something odd")
    (tmp_path / "app.log").symlink_to("/dev/full")
    handler = log_to_file(tmp_path / "app.log")
    assert handler is not None
    try:
        logging.getLogger("gpt_desktop.test").warning("something odd")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    said = capsys.readouterr().err
    assert "something odd" in said
    assert "The log is incomplete" in said
    assert "Traceback" not in said
