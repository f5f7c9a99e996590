"""Run a command under strace and fail if it used any but local sockets. Standard library only.

    python3 packaging/proof_network.py [--seconds N] [--report FILE] -- COMMAND [ARGUMENT...]

The command's own output passes through. 0: it ended well and every socket was a local one (Unix
domain). 1: it used another one, or failed itself. 2: this proof could not be made, as there is
no strace or it may not trace.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

# io_uring could connect without a system call that strace sees; execve is always there, and
# shows that strace may trace at all.
_TRACED = "network,io_uring_setup,execve"
_LOCAL = {"AF_UNIX", "AF_LOCAL"}
_FAMILY = re.compile(r"\b[AP]F_[A-Z0-9_]+")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_PLACE = re.compile(r'sun_path=(@?"(?:[^"\\]|\\.)*")')
# A local socket behind which another process asks the network for a name.
_RESOLVER = "io.systemd.Resolve"
_TIMED_OUT = 124  # as of the command `timeout`


class ProofError(Exception):
    """The proof could not be made."""


@dataclass(frozen=True, slots=True)
class NetworkProof:
    """What a command and all its children did.

    Attributes:
        returncode: the command's own; negative for a signal, 124 where it took too long.
        outside: the system calls that used or made other than local sockets.
        local: places of the local sockets it connected to; "@" begins an abstract name.
    """

    returncode: int
    outside: tuple[str, ...]
    local: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return self.returncode == 0 and not self.outside


def prove_local(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    seconds: float | None = None,
) -> NetworkProof:
    """Run a command and look at each of its system calls that has to do with sockets.

    Args:
        environment: of the command; None takes this process's.
        seconds: after which the command and its children are killed.

    Raises:
        ProofError: there is no strace, or it may not trace here.
    """
    strace = shutil.which("strace")
    if strace is None:
        raise ProofError("strace is not installed; on Debian: apt-get install strace")
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        trace.touch()
        tracing = [strace, "-f", "-qq", "--seccomp-bpf", "-e", f"trace={_TRACED}", "-o", str(trace)]
        returncode = _run([*tracing, "--", *command], environment, seconds)
        lines = trace.read_text("utf-8", "replace").splitlines()
    if not any("execve(" in line for line in lines):
        raise ProofError("strace saw nothing of the command; it may not trace here.")
    return NetworkProof(returncode, outside_calls(lines), local_places(lines))


def outside_calls(lines: Sequence[str]) -> tuple[str, ...]:
    """Those lines of a trace that tell of other than local sockets, each once."""
    return tuple(dict.fromkeys(_without_pid(line) for line in lines if _is_outside(line)))


def local_places(lines: Sequence[str]) -> tuple[str, ...]:
    """Where local sockets were connected to, each once, in order."""
    found = [place for line in lines for place in _PLACE.findall(line)]
    return tuple(dict.fromkeys(name.replace('"', "") for name in found))


def _is_outside(line: str) -> bool:
    # What is sent may contain anything, even a name like AF_INET.
    families = set(_FAMILY.findall(_STRING.sub('""', line)))
    return bool(families - _LOCAL) or "io_uring_setup(" in line or _RESOLVER in line


def _without_pid(line: str) -> str:
    return re.sub(r"^\d+\s+", "", line)


def _run(
    command: Sequence[str], environment: Mapping[str, str] | None, seconds: float | None
) -> int:
    # A session of its own, so that all of it can be killed and nothing else.
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return _TIMED_OUT
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Fail if a command uses the network.")
    parser.add_argument("--seconds", type=float, help="kill it after so long")
    parser.add_argument("--report", type=Path, help="write what was seen to this JSON file")
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args(arguments)
    try:
        proof = prove_local(asked.command, seconds=asked.seconds)
    except ProofError as error:
        print(error, file=sys.stderr)
        return 2
    if asked.report:
        asked.report.write_text(json.dumps(asdict(proof), indent=2), "utf-8")
    for call in proof.outside:
        print(f"Not local: {call}", file=sys.stderr)
    if proof.returncode:
        print(f"The command itself ended with {proof.returncode}.", file=sys.stderr)
    if proof.holds:
        places = ", ".join(proof.local) or "none"
        print(f"Only local sockets were used: {places}.", file=sys.stderr)
    return 0 if proof.holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
