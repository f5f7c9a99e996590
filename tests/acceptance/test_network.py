"""What watches for the network sees it. That the app uses none is shown in tests/app."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.no_sockets import environment_without_sockets

PROOF = Path(__file__).parents[2] / "packaging" / "proof_network.py"
_LOCAL = """
import socket
one, other = socket.socketpair()
one.send(b"AF_INET")
print("done")
"""
_OUTSIDE = {
    "connect": "import socket; socket.socket().connect_ex(('127.0.0.1', 9))",
    "send": "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    "netlink": "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "child": "import subprocess, sys; subprocess.run([sys.executable, '-c', "
    "'import socket; socket.socket()'])",
}
needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="there is no strace")


def _proof(program: str, report: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program]
    return subprocess.run(
        [sys.executable, str(PROOF), "--report", str(report), "--", *command],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@needs_strace
def test_local_sockets_hold_whatever_is_sent(tmp_path: Path) -> None:
    done = _proof(_LOCAL, tmp_path / "report")
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr


@needs_strace
@pytest.mark.parametrize("kind", _OUTSIDE)
def test_any_other_does_not(tmp_path: Path, kind: str) -> None:
    done = _proof(_OUTSIDE[kind], tmp_path / "report")
    assert done.returncode == 1
    assert "Not local: socket(AF_" in done.stderr
    assert json.loads((tmp_path / "report").read_text("utf-8"))["outside"]


@needs_strace
def test_a_command_that_fails_proves_nothing(tmp_path: Path) -> None:
    done = _proof("raise SystemExit(3)", tmp_path / "report")
    assert done.returncode == 1
    assert "ended with 3" in done.stderr


@pytest.mark.parametrize(
    "program",
    [
        _OUTSIDE["connect"],
        _OUTSIDE["child"],
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_a_forbidden_socket_is_refused_and_reported(tmp_path: Path, program: str) -> None:
    environment, report = environment_without_sockets(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "PermissionError" in done.stderr
    assert report.read_text("utf-8").startswith("socket.")


def test_a_local_socket_is_allowed(tmp_path: Path) -> None:
    environment, report = environment_without_sockets(tmp_path)
    assert environment["PATH"] == os.environ["PATH"]
    done = subprocess.run([sys.executable, "-c", _LOCAL], env=environment, timeout=60, check=False)
    assert done.returncode == 0
    assert not report.exists()
