"""A disk that is full and a home that is read-only, for real: a small one of this test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).with_name("small_disk.py")
# In a mount namespace of its own, so that the disk goes with the process.
_NAMESPACE = ("unshare", "--map-root-user", "--mount", "--", "sh", "-c")
_MOUNTED = 'mount -t tmpfs -o size=8m none "$0" && exec "$@"'


def _can_mount(place: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = [*_NAMESPACE, _MOUNTED, str(place), "true"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def test_the_app_on_a_small_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if not _can_mount(disk):
        pytest.skip("this system lets no one mount a disk of their own")
    options = ["-q", "-p", "no:cacheprovider", f"--basetemp={disk / 'tests'}", "-W", "error"]
    inner = [sys.executable, "-m", "pytest", *options, str(TESTS)]
    done = subprocess.run(
        [*_NAMESPACE, _MOUNTED, str(disk), *inner],
        env={**os.environ, "GPT_DESKTOP_TEST_DISK": str(disk)},
        cwd=TESTS.parents[2],
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 passed" in done.stdout
