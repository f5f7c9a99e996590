"""``gpt-desktop train``: what it passes on, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.core.training.run import TrainingRun
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.texts import SqliteTexts
from tests.cli.toolbox import Terminal
from tests.services.training_bench import TrainingBench


@pytest.fixture
def bench(terminal: Terminal) -> TrainingBench:
    bench = TrainingBench(terminal.folder)
    terminal.training = bench.training
    return bench


WRITING = {
    "one": "On the first day we walked along the river and spoke about the house for long.",
    "two": "The garden was full of apples that year, so the neighbours took some. Buy now!",
    "three": "At night the harbour was lit, and the last ferry to mia@example.org came late.",
}


@pytest.fixture
def writing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(terminal.folder / "data"))
    folder = terminal.folder / "writing"
    folder.mkdir()
    for name, text in WRITING.items():
        (folder / f"{name}.txt").write_text(text)
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
    learnt = " ".join((*texts.training, *texts.validation))
    assert "ferry to [e-mail] came late" in learnt
    assert "Buy now" not in learnt
    assert "Advertising: 1" in terminal.err
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


def test_a_plan_tells_what_is_left_and_what_it_takes(
    terminal: Terminal, bench: TrainingBench, writing: str
) -> None:
    assert terminal.run("train", writing, "--base", "alpha", "--plan", "--name", "garden") == 0
    assert "Files: 3 documents" in terminal.out
    assert "  Advertising: 1" in terminal.out
    assert "blocks of 256 tokens" in terminal.out
    assert "100 tokens a second" in terminal.out
    assert not bench.runs.exists()

    assert terminal.run("train", writing, "--base", "alpha", "--plan", "--json") == 0
    told = terminal.json
    assert told["sources"]["file"]["documents"] == 3
    assert told["taken"]["rules"]["why"] == {"Advertising": 1}
    assert told["memory_bytes"] == 50
    assert told["tokens_per_second"] == 100.0

    assert terminal.run("train", writing, "--base", "alpha", "--plan", "--unfiltered") == 0
    assert "Advertising" not in terminal.out


@pytest.mark.usefixtures("writing", "bench")
def test_own_texts_and_conversations_are_learnt_from(terminal: Terminal) -> None:
    assert terminal.run("train", "--base", "alpha", "--plan", "--turns", "--texts") == 2
    assert "Nothing is left" in terminal.err
    database = open_database(paths.database_file()).database
    SqliteTexts(database).create(WRITING["one"], "Diary")
    database.close()
    assert terminal.run("train", "--base", "alpha", "--plan", "--texts", "--json") == 0
    assert terminal.json["sources"]["text"]["documents"] == 1
