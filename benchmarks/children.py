"""The measuring side's view of a child process."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks.peers.base import Answer, Request

ROOT = Path(__file__).resolve().parent.parent
# Other runtimes must not call home, either.
QUIET_ENVIRONMENT = {**os.environ, "ORT_DISABLE_TELEMETRY": "1", "HF_HUB_OFFLINE": "1"}


class ChildError(Exception):
    """A child ended without an answer; what went wrong is on the error output, shared with it."""


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """How to start an engine.

    Attributes:
        python: of the environment it lives in.
        engine: as ``benchmarks.child`` names it.
        model: folder or file.
    """

    python: Path
    engine: str
    model: Path


class Child:
    """An engine in a process of its own, with its own memory; use it as a context manager."""

    def __init__(self, spec: EngineSpec, threads: int, context: int) -> None:
        command = [str(spec.python), "-m", "benchmarks.child", spec.engine, str(spec.model)]
        self._process = subprocess.Popen(
            [*command, str(threads), str(context)],
            cwd=ROOT,
            env=QUIET_ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def answer(self, request: Request) -> Answer:
        return Answer(**self._call(call="answer", request=asdict(request)))

    def answer_all(self, requests: Sequence[Request]) -> list[str]:
        texts: list[str] = self._call(
            call="answer_all", requests=[asdict(request) for request in requests]
        )
        return texts

    def count_tokens(self, text: str) -> int:
        return int(self._call(call="count_tokens", text=text))

    def versions(self) -> dict[str, str]:
        versions: dict[str, str] = self._call(call="versions")
        return versions

    def peak_megabytes(self) -> float:
        """See ``benchmarks.child.peak_megabytes``."""
        return float(self._call(call="peak_megabytes"))

    def resident_megabytes(self) -> tuple[float, float]:
        """See ``benchmarks.child.resident_megabytes``."""
        own, mapped = self._call(call="resident_megabytes")
        return float(own), float(mapped)

    def _call(self, **call: Any) -> Any:
        """Ask and wait for the answer.

        Raises:
            ChildError: the child has ended.
        """
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        assert pipe_in is not None
        assert pipe_out is not None
        try:
            pipe_in.write(json.dumps(call) + "\n")
            pipe_in.flush()
            line = pipe_out.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise ChildError(f"The measuring process ended with {self._process.wait()}.")
        return json.loads(line)
