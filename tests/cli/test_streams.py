"""Streams that are closed or full are told in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="Linux has /dev/full and sh"),
]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program = f"{sys.executable} -m gpt_desktop {command}"
    environment = {**os.environ, "GPT_DESKTOP_DATA": str(folder), "LANG": "C.UTF-8"}
    return subprocess.run(
        ["/bin/sh", "-c", program],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("chat hi --max-tokens 4 >/dev/full", "There is no room left where the output goes."),
        ("chat hi --max-tokens 4 >&-", "Standard output is closed."),
        ("chat - <&- >/dev/null", "It is closed."),
        ("models list >/dev/full", "There is no room left where the output goes."),
        ("models list >&-", "Standard output is closed."),
    ],
)
def test_one_line_says_what_is_wrong(tmp_path: Path, command: str, told: str) -> None:
    done = run(command, tmp_path)
    assert done.returncode == 2
    [line] = done.stderr.strip().splitlines()
    assert line.startswith("gpt-desktop: ")
    assert told in line


def test_a_schema_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    schema = tmp_path / "schema.json"
    schema.write_bytes(b'\xef\xbb\xbf{"enum": ["a", "b"]}')
    done = run(f"chat --json-schema {schema} hi >{tmp_path / 'answer'}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "answer").read_text().strip() in ('"a"', '"b"')
