"""chat --persona: its words, its sampling, and what the command line says beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.generation import SamplingDefaults
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.messages import Prompt
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.library import SqliteLibrary
from tests.cli.toolbox import Terminal
from tests.fakes import ScriptedGenerator, prompt_text


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def answer(prompt: Prompt) -> str:
    return "Arr!" if "pirate" in prompt_text(prompt) else "Hello."


def test_one_of_the_app_answers_and_makes_no_file(terminal: Terminal, data: Path) -> None:
    def taught(prompt: Prompt) -> str:
        return "Taught." if "patient teacher" in prompt_text(prompt) else "Hello."

    terminal.generator = ScriptedGenerator(taught)
    assert terminal.run("chat", "Hi", "--persona", "patient TEACHER") == 0
    assert terminal.out == "Taught.\n"
    assert not (data / "gpt-desktop.sqlite3").exists()


def test_one_of_the_person_s_answers_with_its_sampling(terminal: Terminal, data: Path) -> None:
    database = open_database(data / "gpt-desktop.sqlite3").database
    own = SamplingDefaults(temperature=1.5, top_k=7)
    SqliteLibrary(database).put_persona(Persona("1", "Pirate", "Talk as a pirate.", "", own, 55))
    database.close()
    terminal.generator = ScriptedGenerator(answer)
    assert terminal.run("chat", "Hi", "--persona", "Pirate", "--temperature", "0.4", "--json") == 0
    assert terminal.json["text"] == "Arr!"
    [params] = terminal.generator.params
    assert (params.temperature, params.top_k, params.max_tokens) == (0.4, 7, 55)


def test_an_unknown_one_is_told_with_those_there_are(terminal: Terminal) -> None:
    assert terminal.run("chat", "Hi", "--persona", "Nobody") == 2
    assert "There is no persona “Nobody”" in terminal.err
    assert "Code reviewer" in terminal.err
