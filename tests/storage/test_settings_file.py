"""Settings survive damage, odd values and full disks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.settings import Appearance, Settings
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.storage.settings_file import SettingsFile
from tests.expected_log import ExpectedLog

CHOSEN = Settings(
    appearance=Appearance.DARK,
    language="zh_CN",
    model="tiny",
    models={"translate": "large"},
    temperature=0.2,
    max_answer_tokens=64,
    side_list_visible=False,
    text_size=20,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def test_defaults_where_there_is_no_file(file: Path) -> None:
    store = SettingsFile(file)
    assert store.load() == Settings()
    assert store.notice is None
    assert not file.parent.exists()


def test_all_settings_come_back(file: Path) -> None:
    SettingsFile(file).save(CHOSEN)
    assert SettingsFile(file).load() == CHOSEN
    assert [entry.name for entry in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("temperature", 9),
        ("temperature", "warm"),
        ("temperature", float("nan")),
        ("temperature", True),
        ("max_answer_tokens", 1),
        ("max_answer_tokens", 100.5),
        ("text_size", None),
        ("text_size", 10**30),
        ("appearance", "pink"),
        ("appearance", ["dark"]),
        ("language", 5),
        ("side_list_visible", "no"),
        ("models", ["translate"]),
        ("models", {"translate": 5}),
    ],
)
def test_a_value_out_of_range_leaves_the_others(
    file: Path, name: str, value: object, expected_log: ExpectedLog
) -> None:
    SettingsFile(file).save(CHOSEN)
    values = json.loads(file.read_text(encoding="utf-8"))
    values[name] = value
    file.write_text(json.dumps(values), encoding="utf-8")
    expected_log(f"The setting {name} is not valid")
    read = SettingsFile(file).load()
    for field in values:
        expected = Settings() if field == name else CHOSEN
        assert getattr(read, field) == getattr(expected, field)


def test_a_whole_number_is_a_temperature(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"temperature": 1}', encoding="utf-8")
    assert SettingsFile(file).load() == Settings(temperature=1.0)


def test_unknown_keys_stay(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"from_the_future": {"a": [1]}, "text_size": 12}', encoding="utf-8")
    store = SettingsFile(file)
    assert store.load() == Settings(text_size=12)
    store.save(CHOSEN)
    assert json.loads(file.read_bytes())["from_the_future"] == {"a": [1]}
    assert SettingsFile(file).load() == CHOSEN


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00garbage", b"[" * 100_000])
def test_a_damaged_file_is_kept_aside(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    store = SettingsFile(file)
    assert store.load() == Settings()
    kept = list(file.parent.glob("settings.json.damaged-*"))
    assert [entry.read_bytes() for entry in kept] == [content]
    assert store.notice is not None
    assert str(kept[0]) in store.notice
    store.save(CHOSEN)
    assert SettingsFile(file).load() == CHOSEN


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    store = SettingsFile(file)
    assert store.load() == Settings()
    assert store.notice is not None
    with pytest.raises(UserFacingError, match="could not be read"):
        store.save(CHOSEN)


FULL_DISK = """
import resource, sys
from pathlib import Path
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.storage.settings_file import SettingsFile
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
try:
    SettingsFile(Path(sys.argv[1])).save(Settings())
except UserFacingError as error:
    print(error.what)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE")
def test_a_write_that_fails_leaves_the_old_file(file: Path) -> None:
    SettingsFile(file).save(CHOSEN)
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(file)], capture_output=True, text=True, check=True
    )
    assert "settings.json" in done.stdout
    assert SettingsFile(file).load() == CHOSEN
    assert [entry.name for entry in file.parent.iterdir()] == ["settings.json"]


def test_a_crash_before_the_rename_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SettingsFile(file).save(CHOSEN)

    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"), whole_file(file) as written:
        written.write(b"{}")
    assert SettingsFile(file).load() == CHOSEN
