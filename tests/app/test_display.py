"""Where the window cannot be shown, the terminal says why and what to do; Qt would abort."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gpt_desktop.app.display import platforms

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def started(
    data: Path, environment: dict[str, str], command: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    inherited = {key: os.environ[key] for key in os.environ if key not in _SCREEN}
    places = {"GPT_DESKTOP_DATA": str(data), "LANG": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "gpt_desktop", *command],
        env={**inherited, **places, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def broken_library(folder: Path, name: str) -> dict[str, str]:
    """The environment in which a library is found that cannot be loaded."""
    folder.mkdir()
    (folder / name).write_bytes(b"")
    return {"LD_LIBRARY_PATH": str(folder)}


def test_without_a_screen(tmp_path: Path) -> None:
    done = started(tmp_path / "data", {})
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "There is no screen" in done.stderr
    assert "graphical session" in done.stderr
    assert not (tmp_path / "data").exists()


def test_with_a_screen_that_does_not_answer(tmp_path: Path) -> None:
    done = started(tmp_path / "data", {"DISPLAY": ":4077"})
    assert done.returncode == 2
    assert "What DISPLAY names does not answer" in done.stderr


@pytest.mark.parametrize(
    ("library", "debian", "fedora"),
    [
        ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
        ("libEGL.so.1", "libegl1", "libglvnd-egl"),
    ],
)
def test_without_a_library_of_the_system(
    tmp_path: Path, library: str, debian: str, fedora: str
) -> None:
    broken = broken_library(tmp_path / "lib", library)
    done = started(tmp_path / "data", {"DISPLAY": ":4077", **broken})
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"Not found: {library}" in done.stderr
    assert f"sudo apt-get install {debian}" in done.stderr
    assert f"sudo dnf install {fedora}" in done.stderr


def test_a_command_needs_no_screen_and_none_of_its_libraries(tmp_path: Path) -> None:
    broken = broken_library(tmp_path / "lib", "libEGL.so.1")
    done = started(tmp_path / "data", broken, ("models", "list"))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("environment", "tried"),
    [
        ({}, []),
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ["offscreen"]),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600;xcb"}, ["vnc", "xcb"]),
    ],
)
def test_what_qt_would_try(environment: dict[str, str], tried: list[str]) -> None:
    assert platforms(environment) == tried
