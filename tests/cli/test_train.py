"""``gpt-desktop train``: what it passes on, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.training.run import TrainingRun
from tests.cli.toolbox import Terminal
from tests.services.training_bench import TrainingBench


@pytest.fixture
def bench(terminal: Terminal) -> TrainingBench:
    bench = TrainingBench(terminal.folder)
    terminal.training = bench.training
    return bench


@pytest.fixture
def writing(terminal: Terminal) -> str:
    folder = terminal.folder / "writing"
    folder.mkdir()
    for name in ("one", "two", "three"):
        (folder / f"{name}.txt").write_text(f"The text {name} has words of its own.")
    return str(folder)


def test_a_model_is_trained_on_files(
    terminal: Terminal, bench: TrainingBench, writing: str
) -> None:
    options = (
        "--out",
        "My voice",
        "--base",
        "alpha",
        "--steps",
        "7",
        "--bits",
        "4",
        "--rate",
        "1e-3",
    )
    assert terminal.run("train", writing, *options, "--prompt", "Once", "--json") == 0
    plan = terminal.json["plan"]
    assert (plan["base"], plan["most_steps"], plan["bits"]) == ("alpha", 7, 4)
    assert (plan["learning_rate"], plan["prompts"]) == (1e-3, ["Once"])
    assert (bench.models / "My-voice").is_dir()


def test_a_training_that_paused_is_gone_on_with(
    terminal: Terminal, bench: TrainingBench, writing: str
) -> None:
    bench.trains.ends = False
    assert terminal.run("train", writing, "--out", "My voice", "--base", "alpha") == 0
    assert "--resume" in terminal.err
    texts = TrainingRun(bench.runs / "My-voice").texts()
    assert len(texts.training) + len(texts.validation) == 3
    assert "has words of its own" in texts.validation[0]
    bench.trains.ends = True
    assert terminal.run("train", "--out", "My voice", "--resume") == 0
    assert "The model “My voice” is in the list." in terminal.out


def test_what_is_missing_is_said(terminal: Terminal, bench: TrainingBench, writing: str) -> None:
    assert bench.training.environment().python is not None
    assert terminal.run("train", writing) == 2
    assert "name" in terminal.err
    assert terminal.run("train", "--out", "My voice", "--base", "alpha") == 2
    assert "nothing to learn from" in terminal.err
    terminal.training = None
    assert terminal.run("train", writing, "--out", "My voice") == 2


def test_env_back_and_export(
    terminal: Terminal, bench: TrainingBench, writing: str, tmp_path: Path
) -> None:
    assert terminal.run("train", "env") == 0
    assert "Training is set up" in terminal.err
    assert terminal.run("train", writing, "--out", "My voice", "--base", "alpha") == 0
    out = tmp_path / "out"
    assert terminal.run("train", "--base", "My-voice", "--export", str(out)) == 0
    assert (out / "config.json").is_file()
    assert terminal.run("train", "--base", "My-voice", "--back") == 0
    assert bench.usual == ["alpha"]
