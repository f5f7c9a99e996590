"""Fetches torch and what belongs to it into an environment, by pip."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Sequence
from contextlib import suppress
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Phase, Progressed, Unit

TORCH = "2.13.0"
# Of torch's build for the processor and all that comes with it, measured on Linux.
DOWNLOAD_BYTES = 245_000_000
INSTALLED_BYTES = 1_150_000_000
_OFFICIAL = "https://download.pytorch.org/whl/cpu"
_DOWNLOADS, _HALF = "downloads", "half"
_KEPT_LINES = 40
_LOOK_SECONDS = 2.0
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # there is one on Windows only


def torch_builds() -> tuple[Sequence[str], ...]:
    """What pip is asked for, one after the other until it finds one.

    On Linux the package index's own build comes with gigabytes of CUDA, so it is never taken:
    where the index that this computer is set to has none for the processor, PyTorch's has.
    """
    if not sys.platform.startswith("linux"):
        return ([f"torch=={TORCH}"],)
    wanted = f"torch=={TORCH}+cpu"
    return [wanted], ["--extra-index-url", _OFFICIAL, wanted]


class Installation:
    """Into one environment. Ended in the middle, it goes on where it was: what pip fetched and
    installed whole stays.

    Args:
        folder: of the environment.
        python: the one in it.
        requirements: text of the locked requirements, with hashes; torch is not among them.
        torch: see ``torch_builds``.
    """

    def __init__(
        self, folder: Path, python: Path, requirements: str, torch: Sequence[Sequence[str]]
    ) -> None:
        self._folder = folder
        self._python = python
        self._requirements = requirements
        self._torch = torch

    def make(self, base: Path, token: CancelToken) -> Generator[Progressed, None, None]:
        """The environment, if it is not there.

        Raises:
            UserFacingError: Python could not make it.
            CancelledError: the token was cancelled.
            OSError: the folder cannot be written to.
        """
        if not self._works():
            shutil.rmtree(self._folder, ignore_errors=True)
            yield from self._run([str(base), "-m", "venv", str(self._folder)], "", token)

    def fetch(self, token: CancelToken) -> Generator[Progressed, None, None]:
        """All that is missing; raises like ``make``."""
        half = self._folder / _HALF
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        yield from self._fetch_torch(token)
        locked = self._folder / "requirements.txt"
        locked.write_text(self._requirements, encoding="utf-8")
        those = ["--require-hashes", "-r", str(locked)]
        yield from self._pip(those, "transformers, peft", token)

    def tidy(self) -> None:
        """What was only needed on the way."""
        for name in (_DOWNLOADS, _HALF):
            shutil.rmtree(self._folder / name, ignore_errors=True)

    def _works(self) -> bool:
        if not self._python.is_file():
            return False
        try:
            done = subprocess.run(
                [str(self._python), "-m", "pip", "--version"],
                check=False,
                capture_output=True,
                timeout=60,
                creationflags=_NO_WINDOW,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0

    def _fetch_torch(self, token: CancelToken) -> Generator[Progressed, None, None]:
        for number, wanted in enumerate(self._torch):
            try:
                yield from self._pip(wanted, "torch", token)
            except UserFacingError:
                if number + 1 == len(self._torch):
                    raise
            else:
                return

    def _pip(
        self, wanted: Sequence[str], label: str, token: CancelToken
    ) -> Generator[Progressed, None, None]:
        """Everything is named, so pip looks for nothing else."""
        options = ["--disable-pip-version-check", "--no-input", "--no-deps", "-q"]
        kept = ["--cache-dir", str(self._folder / _DOWNLOADS)]
        command = [str(self._python), "-m", "pip", "install", *options, *kept, *wanted]
        yield from self._run(command, label, token)

    def _run(
        self, command: Sequence[str], label: str, token: CancelToken
    ) -> Generator[Progressed, None, None]:
        """One program to its end; how far it is shows in the folder's size."""
        token.raise_if_cancelled()
        # What is fetched lies in the folder while it is: it is counted, and goes with it.
        half = str(self._folder / _HALF)
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), half) if label else {}
        with tempfile.TemporaryFile() as told:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.STDOUT,
                env={**os.environ, **places, "PYTHONIOENCODING": "utf-8"},
                creationflags=_NO_WINDOW,
            )
            with process, token.calling(process.kill):
                try:
                    while not _ended(process):
                        yield self._progress(label)
                finally:
                    process.kill()
            token.raise_if_cancelled()
            if process.returncode:
                told.seek(0)
                raise _failed(told.read().decode("utf-8", "replace"))

    def _progress(self, label: str) -> Progressed:
        if not label:
            return Progressed(Phase.BUILDING, 0, 0, Unit.STEPS)
        all_bytes = DOWNLOAD_BYTES + INSTALLED_BYTES
        done = min(folder_bytes(self._folder), all_bytes)
        return Progressed(Phase.DOWNLOADING, done, all_bytes, Unit.BYTES, label)


def folder_bytes(folder: Path) -> int:
    """Of all files under it; some may go meanwhile."""
    size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                size += Path(place, name).lstat().st_size
    return size


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(_LOOK_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True


def _failed(told: str) -> UserFacingError:
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    return UserFacingError(
        tr("What trains models could not be set up."),
        "\n".join(lines[-_KEPT_LINES:]) or tr("The program pip ended with an error."),
        tr("Check the connection, and try again: what was fetched so far is kept."),
    )
