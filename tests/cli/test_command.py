"""The command as people run it: a process of its own, on the real model."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gpt_desktop import __version__, paths

SAMPLE = paths.resources_dir() / "samples" / "sample.md"


def command(*argv: str) -> list[str]:
    return [sys.executable, "-m", "gpt_desktop", *argv]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """English, a data folder of its own, and a locale that is not UTF-8."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return {**kept, "LC_ALL": "C", "GPT_DESKTOP_DATA": str(tmp_path)}


def run(
    environment: dict[str, str], *argv: str, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*argv), env=environment, input=stdin, capture_output=True, check=False
    )


def test_version_loads_no_runtime(environment: dict[str, str]) -> None:
    code = (
        "import sys; from gpt_desktop.cli.main import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: pass\n"
        "heavy = {'onnxruntime', 'onnx', 'gguf', 'numpy', 'PySide6', 'tokenizers'}\n"
        "sys.exit(','.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().strip() == f"gpt-desktop {__version__}"


@pytest.mark.model
@pytest.mark.usefixtures("default_model_folder")
def test_chat_knows_the_capital_of_france(environment: dict[str, str]) -> None:
    done = run(environment, "chat", "What is the capital of France?", "--temperature", "0")
    assert done.returncode == 0
    assert b"Paris" in done.stdout
    assert list(Path(environment["GPT_DESKTOP_DATA"]).iterdir()) == []


@pytest.mark.model
@pytest.mark.usefixtures("default_model_folder")
def test_equal_seeds_give_equal_text(environment: dict[str, str]) -> None:
    argv = ("chat", "-", "--seed", "4", "--temperature", "0.8", "--max-tokens", "20", "--json")
    texts = [
        json.loads(run(environment, *argv, stdin="Tell me about tea ☕.".encode()).stdout)["text"]
        for _ in range(2)
    ]
    assert texts[0] == texts[1] != ""


@pytest.mark.model
@pytest.mark.usefixtures("default_model_folder")
def test_the_sample_is_summarized_with_its_facts(environment: dict[str, str]) -> None:
    done = run(environment, "summarize", str(SAMPLE), "--style", "bullets", "--json")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    lines = answer["text"].splitlines()
    assert 2 <= len(lines) <= 5
    assert all(line.startswith("- ") and len(line) > 20 for line in lines)
    assert len(answer["text"]) < len(SAMPLE.read_text(encoding="utf-8")) / 3
    assert answer["files"] == [str(SAMPLE)]


@pytest.mark.model
@pytest.mark.usefixtures("default_model_folder")
def test_ctrl_c_keeps_what_came(environment: dict[str, str]) -> None:
    argv = command("chat", "Write a very long story about the sea.", "--seed", "1")
    with subprocess.Popen(
        argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        begun = process.stdout.read(10)
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert begun.strip()
    assert rest.endswith(b"\n")
    assert errors == b""


@pytest.mark.model
@pytest.mark.usefixtures("default_model_folder")
def test_a_reader_that_leaves_ends_it_quietly(environment: dict[str, str]) -> None:
    argv = command("chat", "Write a very long story about the sea.", "--seed", "1")
    with subprocess.Popen(
        argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.wait(timeout=20) == 141
        assert process.stderr.read() == b""
