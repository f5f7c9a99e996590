"""What a picture is copied to is gone with the process, however it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gpt_desktop.recognition.working_file import working_file

_KILLED = """
import os, signal
from gpt_desktop.recognition.working_file import working_file

with working_file() as path:
    path.write_bytes(b"a letter")
    assert path.read_bytes() == b"a letter"
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_is_empty_and_gone_afterwards() -> None:
    with working_file() as path:
        assert path.read_bytes() == b""
        path.write_bytes(b"a letter")
        assert path.read_bytes() == b"a letter"
    assert not path.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no files without a name")
def test_a_killed_process_leaves_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _KILLED],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
        timeout=60,
    )
    assert done.returncode < 0
    assert list(tmp_path.iterdir()) == []
