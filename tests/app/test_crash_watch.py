"""While the app runs its bugs become reports, of every thread and of destructors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_BUGS = """
import gc, sys, threading
from pathlib import Path
from gpt_desktop.app.crash_watch import crash_watch
from gpt_desktop.app.uncaught_errors import UncaughtErrors

class Fragile:
    def __del__(self):
        raise KeyError("my letter")

def fail_in_a_thread():
    raise ValueError("my letter")

errors = UncaughtErrors()
with crash_watch(Path(sys.argv[1])):
    errors.install()
    thread = threading.Thread(target=fail_in_a_thread, name="worker")
    thread.start()
    thread.join()
    fragile = Fragile()
    del fragile
    gc.collect()
    errors.uninstall()
"""


def test_bugs_of_threads_and_destructors_are_reported(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _BUGS, str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told = sorted(path.read_text("utf-8") for path in tmp_path.iterdir())
    assert len(told) == 2
    text = "\n".join(told)
    assert "in the thread worker" in text
    assert "fail_in_a_thread" in text
    assert "__del__" in text
    assert "my letter" not in text
