"""Whether the process at the other end of a local socket is the same person's."""

from __future__ import annotations

import os
import socket
import struct
import sys

_THREE_INTS = "3i"


def is_own_user(descriptor: int) -> bool:
    """Ask the kernel where it tells (Linux).

    Elsewhere the socket's own permissions decide: macOS keeps it in the person's temporary
    folder, and Windows gives the pipe to its user only.

    Args:
        descriptor: of a connected Unix socket; it stays open.
    """
    if sys.platform != "linux":
        return True
    with socket.fromfd(descriptor, socket.AF_UNIX, socket.SOCK_STREAM) as peer:
        size = struct.calcsize(_THREE_INTS)
        told = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    _, user, _ = struct.unpack(_THREE_INTS, told)
    return bool(user == os.getuid())
