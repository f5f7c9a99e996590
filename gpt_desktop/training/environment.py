"""The Python environment with torch: found, or set up by pip when it is asked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Sequence
from pathlib import Path

from gpt_desktop.child.command import is_frozen
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.training.explanations import not_installed

# As in requirements/train.txt, which a test holds this against.
TORCH = "torch==2.13.0"
LIBRARIES = ("transformers==4.57.6", "peft==0.21.2", "accelerate==1.15.0", "platformdirs==4.14.8")
# Of torch's build for the processor and all that comes with it, measured on Linux.
DOWNLOAD_BYTES = 330_000_000
INSTALLED_BYTES = 1_350_000_000
_READY = "ready"
_ASK = (
    "import importlib.util as u, sys; "
    "sys.exit(any(u.find_spec(n) is None for n in ('torch','transformers','peft','accelerate')))"
)
_KEPT_LINES = 40


class TrainingEnvironments:
    """Implements ``FindsEnvironment``.

    Args:
        own: where the app sets one up.
        others: Pythons that are used where there is no own, such as a checkout's.
        base: the Python that makes it.
        torch: what pip is asked for, one after the other until it finds one.
    """

    def __init__(
        self,
        own: Path,
        others: Sequence[Path] = (),
        base: str = sys.executable,
        torch: Sequence[str] = (f"{TORCH}+cpu", TORCH),
    ) -> None:
        self.folder = own
        self._others = others
        self._base = base
        self._torch = torch

    def find(self, asked: Path | None = None) -> Path:
        """The Python to train with.

        Args:
            asked: a person's own, or the folder of its environment.

        Raises:
            UserFacingError: there is none, or it has no torch.
        """
        _check_not_frozen()
        if asked is not None:
            python = python_of(asked) if asked.is_dir() else asked
            if not python.is_file():
                raise UserFacingError(
                    tr("There is no file or folder “{name}”.", name=asked),
                    "",
                    tr("Check the path and try again."),
                )
            if not _has_libraries(python):
                raise not_installed()
            return python
        if (self.folder / _READY).is_file():
            return python_of(self.folder)
        for other in self._others:
            if other.is_file() and _has_libraries(other):
                return other
        raise not_installed()

    def set_up(self, token: CancelToken) -> Generator[Progressed, None, Path]:
        """Make the environment; what is left of one that was not finished is removed first.

        Returns:
            Its Python.

        Raises:
            UserFacingError: no room, no connection, or pip does not find something.
            CancelledError: the token was cancelled; nothing stays.
        """
        _check_not_frozen()
        if (self.folder / _READY).is_file():
            return python_of(self.folder)
        self._check_room()
        self.remove()
        try:
            yield Progressed(Phase.BUILDING, 0, 3, Unit.STEPS)
            self._run([self._base, "-m", "venv", str(self.folder)], token)
            yield Progressed(Phase.DOWNLOADING, 1, 3, Unit.STEPS, "torch")
            self._install_torch(token)
            yield Progressed(Phase.DOWNLOADING, 2, 3, Unit.STEPS, "transformers, peft")
            self._pip(LIBRARIES, token)
            (self.folder / _READY).touch()
        except BaseException as error:
            self.remove()
            if isinstance(error, OSError):
                raise write_error(error, self.folder) from error
            raise
        yield Progressed(Phase.BUILDING, 3, 3, Unit.STEPS)
        return python_of(self.folder)

    def remove(self) -> None:
        """Give its room back."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _check_room(self) -> None:
        place = next(each for each in (self.folder, *self.folder.parents) if each.exists())
        needed = INSTALLED_BYTES + DOWNLOAD_BYTES
        free = shutil.disk_usage(place).free
        if free < needed:
            raise UserFacingError(
                tr("There is not enough room on the disk to set up training."),
                tr(
                    "It takes {needed} GB, and {free} GB are free.",
                    needed=round(needed / 1e9, 1),
                    free=round(free / 1e9, 1),
                ),
                tr("Free some room and try again."),
            )

    def _install_torch(self, token: CancelToken) -> None:
        """The build for the processor where the index has one: the other comes with CUDA."""
        for number, wanted in enumerate(self._torch):
            try:
                self._pip([wanted], token)
            except UserFacingError:
                if number + 1 == len(self._torch):
                    raise
            else:
                return

    def _pip(self, wanted: Sequence[str], token: CancelToken) -> None:
        options = ["--disable-pip-version-check", "--no-input", "--no-cache-dir", "-q"]
        python = str(python_of(self.folder))
        self._run([python, "-m", "pip", "install", *options, *wanted], token)

    def _run(self, command: Sequence[str], token: CancelToken) -> None:
        token.raise_if_cancelled()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )
        with process, token.calling(process.kill):
            lines = [line.strip() for line in process.stdout or () if line.strip()]
            code = process.wait()
        token.raise_if_cancelled()
        if code:
            raise UserFacingError(
                tr("What trains models could not be set up."),
                "\n".join(lines[-_KEPT_LINES:]) or tr("The program pip ended with an error."),
                tr("Check the connection, and try again."),
            )


def python_of(environment: Path) -> Path:
    """The Python of a virtual environment."""
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def _has_libraries(python: Path) -> bool:
    try:
        done = subprocess.run(
            [str(python), "-c", _ASK], check=False, capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _check_not_frozen() -> None:
    if is_frozen():
        raise UserFacingError(
            tr("The built app does not train models."),
            tr("A Python with torch would not find the app's program in it."),
            tr("Install gpt-desktop with pip and train there; models are in one place."),
        )
