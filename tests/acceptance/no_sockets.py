"""Run first in a Python process, it lets no code of that process use the network.

A use is written to the file that ``GPT_DESKTOP_TEST_SOCKETS`` names, and fails, by an audit hook
that no code can take away again. Local sockets (Unix domain) are allowed.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

_FORBIDDEN = frozenset(
    f"socket.{name}"
    for name in ("getaddrinfo", "gethostbyaddr", "gethostbyname", "getnameinfo", "getservbyname")
)
_WITH_ADDRESS = frozenset(f"socket.{name}" for name in ("bind", "connect", "sendmsg", "sendto"))
_UNKNOWN_FAMILY = -1  # made of a descriptor; its address will tell


def forbid_sockets() -> None:
    """For the rest of the process."""
    report = Path(os.environ["GPT_DESKTOP_TEST_SOCKETS"])

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if not event.startswith("socket.") or _is_local(event, arguments):
            return
        with report.open("a", encoding="utf-8") as file:
            file.write(f"{event}\n")
        raise PermissionError(f"{event} is forbidden in this test")

    sys.addaudithook(refuse)


def _is_local(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "socket.__new__":
        return arguments[1] in (socket.AF_UNIX, _UNKNOWN_FAMILY)
    if event in _WITH_ADDRESS:
        # The address of a local socket is a path, that of any other a tuple.
        return not isinstance(arguments[1], tuple)
    return event not in _FORBIDDEN


def environment_without_sockets(folder: Path) -> tuple[dict[str, str], Path]:
    """What makes every Python process started with it run this first; and the report's file.

    Args:
        folder: for a module that Python imports by itself when it starts.
    """
    module = Path(__file__).resolve()
    text = f"import runpy\nrunpy.run_path({str(module)!r})['forbid_sockets']()\n"
    (folder / "sitecustomize.py").write_text(text, encoding="utf-8")
    report = folder / "sockets.txt"
    paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    places = {"PYTHONPATH": os.pathsep.join(paths), "GPT_DESKTOP_TEST_SOCKETS": str(report)}
    return {**os.environ, **places}, report
