"""Another user of the computer can read nothing of what the app keeps."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from gpt_desktop.core import private_files
from gpt_desktop.core.private_files import make_files_private, put_right, shared_mode

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
FILES, FOLDERS = ("notes.sqlite3",), ("cache",)


@pytest.fixture(autouse=True)
def fresh_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was made private yet; the umask is the usual one (``tests/conftest.py``)."""
    monkeypatch.setattr(private_files._Umask, "usual", None)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_new_files_and_folders_are_private(tmp_path: Path) -> None:
    make_files_private()
    (tmp_path / "new" / "deep").mkdir(parents=True)
    (tmp_path / "new" / "file").write_text("x")
    assert mode(tmp_path / "new") == mode(tmp_path / "new" / "deep") == 0o700
    assert mode(tmp_path / "new" / "file") == 0o600


def test_what_the_person_saves_is_as_any_program_makes_it() -> None:
    assert shared_mode() == 0o644
    make_files_private()
    make_files_private()  # a second call does not take ours for the usual one
    assert shared_mode() == 0o644


def test_an_older_folder_is_put_right(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "cache" / "deep").mkdir(parents=True)
    files = [data / "notes.sqlite3", data / "notes.sqlite3-wal", data / ".notes.sqlite3-x"]
    files += [data / "notes.sqlite3.damaged-1", data / "cache" / "deep" / "read"]
    for file in files:
        file.write_text("secret")
        file.chmod(0o644)
    data.chmod(0o755)
    put_right(data, FILES, FOLDERS)
    assert {mode(file) for file in files} == {0o600}
    assert mode(data) == mode(data / "cache") == mode(data / "cache" / "deep") == 0o700


def test_files_of_others_and_what_links_lead_to_stay(tmp_path: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    data.mkdir(mode=0o755)
    other.write_text("public")
    other.chmod(0o644)
    (data / "photo.jpg").write_text("mine")
    (data / "photo.jpg").chmod(0o644)
    (data / "cache").symlink_to(other)
    put_right(data, FILES, FOLDERS)
    assert mode(other) == mode(data / "photo.jpg") == 0o644
    assert mode(data) == 0o755


def test_names_that_are_like_ours_are_not_ours(tmp_path: Path) -> None:
    data = tmp_path / "home"
    for name in (".cache", "cached", "notes.sqlite3.d"):
        (data / name).mkdir(parents=True)
        (data / name).chmod(0o755)
        (data / name / "run").write_text("#!")
        (data / name / "run").chmod(0o755)
    data.chmod(0o755)
    put_right(data, FILES, FOLDERS)
    assert {mode(path) for path in (data, *data.rglob("*"))} == {0o755}


def test_the_owners_own_rights_stay(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "run").write_text("#!")
    (tmp_path / "cache" / "run").chmod(0o755)
    put_right(tmp_path, FILES, FOLDERS)
    assert mode(tmp_path / "cache" / "run") == 0o700


def test_a_file_system_without_rights_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.sqlite3").write_text("x")
    (tmp_path / "notes.sqlite3").chmod(0o644)

    def refuse(self: Path, mode: int) -> None:
        raise PermissionError(1, f"no {mode}", str(self))

    monkeypatch.setattr(Path, "chmod", refuse)
    put_right(tmp_path, FILES, FOLDERS)
    put_right(tmp_path / "missing", FILES, FOLDERS)
    assert (tmp_path / "notes.sqlite3").read_text() == "x"
