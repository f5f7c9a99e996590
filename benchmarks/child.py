"""A process that holds one engine and answers requests, a line of JSON each.

Started by ``benchmarks.children``. The engine is loaded before the first request is read.
Standard library only, until the engine is chosen.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.peers.base import Peer, Request

ENGINES = ("ours", "ours-plain", "llama.cpp", "optimum", "onnxruntime-genai")
_STATUS = Path("/proc/self/status")


def main() -> None:
    """Answer until the input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("model", type=Path)
    parser.add_argument("threads", type=int)
    parser.add_argument("context", type=int)
    arguments = parser.parse_args()
    peer = _open(arguments.engine, arguments.model, arguments.threads, arguments.context)
    for line in sys.stdin:
        print(json.dumps(reply(peer, json.loads(line))), flush=True)


def _open(engine: str, model: Path, threads: int, context: int) -> Peer:
    # Imported here: each engine lives in an environment without the others.
    match engine:
        case "llama.cpp":
            from benchmarks.peers.llama import LlamaCpp

            return LlamaCpp(model, threads, context)
        case "optimum":
            from benchmarks.peers.ort_optimum import OptimumModel

            return OptimumModel(model, threads)
        case "onnxruntime-genai":
            from benchmarks.peers.ort_genai import GenaiModel

            return GenaiModel(model, threads, context)
        case _:
            from benchmarks.peers.ours import OurEngine

            return OurEngine(model, threads, speculates=engine == "ours")


def reply(peer: Peer, call: dict[str, Any]) -> Any:
    """The result of one call; the calls are those of ``benchmarks.children.Child``.

    Raises:
        ValueError: there is no such call.
    """
    match call["call"]:
        case "answer":
            return asdict(peer.answer(_request(call["request"])))
        case "answer_all":
            return peer.answer_all([_request(request) for request in call["requests"]])
        case "count_tokens":
            return peer.count_tokens(call["text"])
        case "versions":
            return peer.versions()
        case "peak_megabytes":
            return peak_megabytes()
        case "resident_megabytes":
            return resident_megabytes()
        case other:
            raise ValueError(f"no such call: {other}")


def _request(values: dict[str, Any]) -> Request:
    return Request(**{**values, "turns": tuple(values["turns"])})


def peak_megabytes() -> float:
    """The most memory this process had resident, weights mapped from a file included."""
    if _STATUS.exists():
        # Not getrusage, which on Linux begins with what the parent had.
        return _status_megabytes("VmHWM:")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # macOS counts bytes


def resident_megabytes() -> tuple[float, float]:
    """Memory of this process's own that is resident, and that it has mapped from files.

    Raises:
        ValueError: this system does not tell them apart.
    """
    if not _STATUS.exists():
        raise ValueError("this system does not tell a process's own memory from mapped files")
    return _status_megabytes("RssAnon:"), _status_megabytes("RssFile:")


def _status_megabytes(name: str) -> float:
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    kibibytes = next(line.split()[1] for line in lines if line.startswith(name))
    return int(kibibytes) * 1024 / 1e6


if __name__ == "__main__":
    main()
