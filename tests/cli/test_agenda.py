"""The agenda on the command line, with a database of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gpt_desktop.cli.main import USER_ERROR, main


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TZ", "Europe/Berlin")


def run(*words: str) -> int:
    return main(["agenda", *words])


def test_a_sentence_becomes_an_event_that_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("add", "Dentist tomorrow 3pm for 45 minutes, remind me an hour before") == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], lines[2:]) == ("Dentist", ["45 min", "1 h before"])
    assert lines[1].endswith(" 15:00 (Europe/Berlin)")
    assert run("list") == 0
    assert capsys.readouterr().out.endswith("  15:00–15:45  Dentist\n")
    assert run("list", "--json") == 0
    [event] = json.loads(capsys.readouterr().out)["events"]
    assert (event["title"], event["begins"][11:16], event["ends"][11:16]) == (
        "Dentist",
        "15:00",
        "15:45",
    )


def test_what_is_open_is_asked_and_nothing_is_added(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("add", "Meeting tomorrow at 3") == USER_ERROR
    assert "Morning or afternoon? (03:00 / 15:00)" in capsys.readouterr().err
    assert run("list") == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "Nothing on 14 days.\n")


def test_events_at_the_same_time_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    run("add", "Dentist tomorrow 3pm for 45 minutes")
    run("add", "Call tomorrow 3:30pm for 10 minutes")
    assert "At the same time: " in capsys.readouterr().err


def test_a_calendar_file_goes_out_and_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.ics"
    run("add", "每周一早上九点开例会，提前十分钟提醒我")
    assert run("export", str(path)) == 0
    assert "1 event was written." in capsys.readouterr().err
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "other"))
    assert (run("import", str(path)), run("import", str(path))) == (0, 0)
    assert "1 event was taken in." in capsys.readouterr().err
    run("list", "--days", "7")
    assert capsys.readouterr().out.count("开例会") == 1


def test_days_are_counted_from_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--days", "0") == USER_ERROR
    assert "must be 1 or more" in capsys.readouterr().err
