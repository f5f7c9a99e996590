"""The hub is put together without a connection, and its libraries wait for its first use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from gpt_desktop import paths

SCRIPT = """
import json, socket, sys

def forbidden(*words, **named):
    raise AssertionError("the network was used")

socket.socket.connect = forbidden
from gpt_desktop.app.toolbox import compose_toolbox
tools = compose_toolbox()
entries = tools.hub.recommended()
fits = [tools.hub.fit(entry) for entry in entries]
loaded = sorted({"httpx2", "huggingface_hub", "ssl"} & set(sys.modules))
paused = tools.hub.paused()
tools.hub.use_access("hf_some")
print(json.dumps([len(entries), len(fits), loaded, paused]))
"""


def test_nothing_is_asked_before_the_person_asks(tmp_path: Path) -> None:
    environment = {**os.environ, "GPT_DESKTOP_DATA": str(tmp_path), "HF_ENDPOINT": "http://x:port"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        check=True,
        text=True,
        env=environment,
        cwd=Path(paths.__file__).parent.parent,
    )
    entries, fits, loaded, paused = json.loads(done.stdout)
    assert entries == fits > 0
    assert loaded == []
    assert paused == []
