"""A full disk and a folder that is read-only are told apart."""

from __future__ import annotations

import errno
from pathlib import Path

from gpt_desktop.core.disk_errors import write_error


def test_a_full_disk() -> None:
    error = write_error(OSError(errno.ENOSPC, "No space left on device"), Path("models"))
    assert error.what == "The disk is full."
    assert "models" in error.why


def test_another_reason_is_quoted() -> None:
    error = write_error(OSError(errno.EACCES, "Permission denied"), Path("models"))
    assert "models" in error.what
    assert "Permission denied" in error.why
