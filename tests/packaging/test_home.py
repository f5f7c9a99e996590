"""What the proof reads of the app's home is what the app writes there."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.works import WorkEnd, WorkRequest, WorkState
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.settings_file import SettingsFile
from gpt_desktop.storage.works import SqliteWorks
from proof.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "person")


def test_the_app_keeps_its_data_in_the_home(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GPT_DESKTOP_DATA", raising=False)
    for name, value in home.environment(":9").items():
        monkeypatch.setenv(name, value)
    assert paths.data_dir() == home.data
    assert paths.database_file().parent == home.data


def test_its_settings_ask_for_the_likeliest_text(home: Home) -> None:
    store = SettingsFile(home.data / "settings.json")
    assert store.load() == Settings(temperature=0.0, language="en")
    assert store.notice is None


def test_nothing_before_there_is_a_database(home: Home) -> None:
    assert home.answers() == []
    assert home.summaries() == []


def test_summaries_are_the_works_of_the_task(home: Home) -> None:
    opened = open_database(home.data / "gpt-desktop.sqlite3")
    works = SqliteWorks(opened.database)
    works.create("translate", "Another", WorkRequest(), "Tiny")
    made = works.create("summarize", "Report", WorkRequest(), "Tiny")
    assert [each.state for each in home.summaries()] == ["waiting"]
    works.end(made.id, WorkEnd(WorkState.DONE, "In short."))
    opened.database.close()
    (summary,) = home.summaries()
    assert (summary.state, summary.content) == ("done", "In short.")


def test_what_telemetry_keeps_is_found(home: Home) -> None:
    assert home.identifiers() == []
    kept = home.root / "cache" / "Microsoft" / "DeveloperTools" / ".onnxruntime" / "deviceid"
    kept.parent.mkdir(parents=True)
    kept.write_text("me", encoding="utf-8")
    assert str(kept) in home.identifiers()
