"""What putting the app together loads: what only some work needs waits for that work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from gpt_desktop import paths

# Each takes tens of milliseconds, or brings megabytes.
LATER = (
    *("docx", "harper", "huggingface_hub", "icalendar", "lxml", "onnx", "onnxruntime", "pint"),
    *("polib", "pypdfium2", "rapidfuzz", "sentencex", "spylls", "ssl", "tokenizers", "ziamath"),
    *("fsrs", "genanki", "gpt_desktop.core.exercises.solve", "gpt_desktop.ui.learn.sections"),
    "gpt_desktop.ui.models.training_page",
)
SCRIPT = f"""
import sys
import gpt_desktop.app.build_window
from gpt_desktop.app.compose import compose
compose().close()
print(*sorted(set({LATER!r}) & set(sys.modules)))
"""


def test_what_only_some_work_needs_is_not_loaded_at_the_start(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "GPT_DESKTOP_DATA": str(tmp_path)},
        cwd=Path(paths.__file__).parent.parent,
    )
    assert done.stdout.split() == []
