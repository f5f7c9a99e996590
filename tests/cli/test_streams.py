"""Streams that are closed or full are told in one line."""

from __future__ import annotations

import json
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
    environment["PYTHONPATH"] = str(Path.cwd())
    return subprocess.run(
        ["/bin/sh", "-c", program],
        cwd=folder,
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


@pytest.mark.parametrize("errors", ["2>&-", "2>/dev/full"])
def test_an_answer_does_not_depend_on_standard_error(tmp_path: Path, errors: str) -> None:
    text = "சென்னை ஒரு பெரிய நகரம். இங்கே கடற்கரை உள்ளது."  # the model's warning has nowhere to go
    done = run(f"chat '{text}' --max-tokens 4 --json {errors} >answer", tmp_path)
    assert done.returncode == 0
    assert json.loads((tmp_path / "answer").read_text(encoding="utf-8"))["generated_tokens"] > 0


@pytest.mark.parametrize("command", ["chat --model nope hi", "chat --nope", "models remove nope"])
@pytest.mark.parametrize("errors", ["2>&-", "2>/dev/full"])
def test_an_error_that_cannot_be_told_is_still_one(
    tmp_path: Path, command: str, errors: str
) -> None:
    assert run(f"{command} {errors} >/dev/null", tmp_path).returncode == 2


def test_closed_streams_are_not_given_to_the_next_file(tmp_path: Path) -> None:
    code = (
        "import os; from gpt_desktop.cli.terminal import hold_standard_streams as hold;"
        "hold(); file = os.open('held', os.O_CREAT | os.O_WRONLY); os._exit(file)"
    )
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec {sys.executable} -c "{code}" <&- >&- 2>&-'],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        check=False,
        timeout=60,
    )
    assert done.returncode == 3


def test_a_schema_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    schema = tmp_path / "schema.json"
    schema.write_bytes(b'\xef\xbb\xbf{"enum": ["a", "b"]}')
    done = run(f"chat --json-schema {schema} hi >{tmp_path / 'answer'}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "answer").read_text().strip() in ('"a"', '"b"')
