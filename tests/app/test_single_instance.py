"""A second start hands over to the first over a real local socket."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from gpt_desktop.app import instance_caller, instance_client, single_instance
from gpt_desktop.app.handover import MOST_BYTES, Handover
from gpt_desktop.app.instance_client import NobodyListensError, hand_over
from gpt_desktop.app.single_instance import (
    AlreadyRunningError,
    InstanceServer,
    lock_file,
    only_instance,
    server_name,
)
from gpt_desktop.core.errors import UserFacingError
from tests.expected_log import ExpectedLog


@pytest.fixture
def name(tmp_path: Path) -> str:
    return server_name(tmp_path)


@pytest.fixture
def server(qtbot: QtBot, name: str) -> Iterator[InstanceServer]:
    del qtbot  # an application must exist
    server = InstanceServer(name)
    yield server
    server.close()


_SECOND = """
import sys
from gpt_desktop.app.handover import Handover
from gpt_desktop.app.instance_client import NobodyListensError, hand_over

hand_over(sys.argv[1], Handover.from_line(sys.stdin.buffer.read()))
"""


def second_start(
    qtbot: QtBot, server: InstanceServer, name: str, handover: Handover
) -> list[object]:
    """What the first is given when another process hands this over."""
    command = [sys.executable, "-c", _SECOND, name]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        with qtbot.waitSignal(server.handed_over, timeout=60_000) as received:
            assert process.stdin is not None
            process.stdin.write(handover.to_line())
            process.stdin.close()
        assert process.wait(60) == 0
    return list(received.args or [])


def caller(qtbot: QtBot, name: str) -> QLocalSocket:
    socket = QLocalSocket()
    socket.connectToServer(name)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.ConnectedState)
    return socket


def gone(socket: QLocalSocket) -> bool:
    return socket.state() is QLocalSocket.LocalSocketState.UnconnectedState


def test_files_are_handed_over(
    qtbot: QtBot, server: InstanceServer, name: str, tmp_path: Path
) -> None:
    sent = Handover((tmp_path / "报告.pdf",), summarize=True, activation="token-1")
    assert second_start(qtbot, server, name, sent) == [sent]


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe\n",
        b"[]\n",
        b"{}\n",
        b'{"files": "a", "summarize": false, "activation": ""}\n',
        b'{"files": [5], "summarize": false, "activation": ""}\n',
        b'{"files": ["relative"], "summarize": false, "activation": ""}\n',
        b'{"files": ["/a\\u0000b"], "summarize": false, "activation": ""}\n',
        b'{"files": [], "summarize": 1, "activation": ""}\n',
        b'{"files": [], "summarize": false, "activation": "a\\nb"}\n',
        b"[" * 100_000 + b"\n",
    ],
)
def test_what_is_not_a_handover_is_dropped(
    qtbot: QtBot,
    server: InstanceServer,
    name: str,
    line: bytes,
    expected_log: ExpectedLog,
) -> None:
    expected_log("What another start handed over was not understood")
    handed: list[object] = []
    server.handed_over.connect(handed.append)
    socket = caller(qtbot, name)
    socket.write(line)
    qtbot.waitUntil(lambda: gone(socket))
    assert handed == []


def test_a_line_without_end_is_dropped(qtbot: QtBot, server: InstanceServer, name: str) -> None:
    assert server.listening
    socket = caller(qtbot, name)
    socket.write(b"x" * (MOST_BYTES + 10))
    qtbot.waitUntil(lambda: gone(socket))


def test_a_caller_that_says_nothing_is_dropped(
    qtbot: QtBot, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance_caller, "SILENT_MS", 10)
    server = InstanceServer(name)
    socket = caller(qtbot, name)
    qtbot.waitUntil(lambda: gone(socket))
    server.close()


def test_another_persons_call_is_dropped(
    qtbot: QtBot, server: InstanceServer, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[object] = []
    server.handed_over.connect(handed.append)
    monkeypatch.setattr(single_instance, "is_own_user", lambda descriptor: descriptor < 0)
    socket = caller(qtbot, name)
    socket.write(Handover().to_line())
    qtbot.waitUntil(lambda: gone(socket))
    assert handed == []


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no file")
def test_only_the_person_may_use_the_socket(server: InstanceServer, name: str) -> None:
    assert server.listening
    assert Path(name).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe leaves nothing behind")
def test_a_socket_left_by_a_crash_is_replaced(qtbot: QtBot, name: str) -> None:
    script = (
        "import os, socket, sys\n"
        "left = socket.socket(socket.AF_UNIX)\n"
        "left.bind(sys.argv[1])\n"
        "left.listen()\n"
        "os._exit(1)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, name], check=False).returncode == 1
    assert Path(name).exists()
    server = InstanceServer(name)
    assert second_start(qtbot, server, name, Handover()) == [Handover()]
    server.close()
    assert not Path(name).exists()


def test_an_app_that_is_just_starting_is_called_again(name: str) -> None:
    pauses: list[float] = []
    with pytest.raises(NobodyListensError):
        hand_over(name, Handover(), tries=3, pause=pauses.append)
    assert len(pauses) == 3


def test_an_app_that_does_not_answer_is_told(
    qtbot: QtBot, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot  # an application must exist
    monkeypatch.setattr(instance_client, "_ANSWER_MS", 10)
    silent = QLocalServer()
    assert silent.listen(name)
    with pytest.raises(UserFacingError, match="does not answer"):
        hand_over(name, Handover())
    silent.close()


def test_one_at_a_time_has_a_data_folder(tmp_path: Path) -> None:
    lock = lock_file(tmp_path)
    with only_instance(lock), pytest.raises(AlreadyRunningError), only_instance(lock):
        pytest.fail("two at once")
    with only_instance(lock):
        assert lock.is_file()
    lock.unlink()


def test_a_lock_that_cannot_be_made_does_not_keep_the_app_from_starting(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log("Whether the app runs already cannot be known")
    with only_instance(tmp_path / "no folder" / "lock"):
        assert len(expected_log.said) == 1


def test_each_data_folder_has_its_own_socket(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")
    assert server_name(tmp_path / "a") == server_name(tmp_path / "a")


def test_too_many_files_are_refused() -> None:
    with pytest.raises(ValueError, match="more than"):
        Handover(tuple(Path(f"/{number}") for number in range(501)))


def test_one_folder_has_one_name_however_it_is_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (tmp_path / "link").symlink_to(data)
    monkeypatch.chdir(tmp_path)
    ways = [data, tmp_path / "link", data / ".." / "data", Path("data"), tmp_path / "link" / "."]
    assert len({server_name(way) for way in ways}) == 1
    assert len({lock_file(way) for way in ways}) == 1
    assert server_name(tmp_path / "other") != server_name(data)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a name for each session")
def test_two_temporary_folders_do_not_part_two_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    places = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv("TMPDIR", str(tmp_path / name))
        monkeypatch.setattr("tempfile.tempdir", None)
        places.append((lock_file(tmp_path), server_name(tmp_path)))
    assert places[0] == places[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows users have names")
def test_a_user_without_a_name_has_a_folder_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert lock_file(tmp_path).name.startswith("gpt-desktop-")
