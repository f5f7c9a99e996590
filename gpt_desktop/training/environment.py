"""The Python environment with torch: found, or set up when it is asked for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterable, Sequence
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.training.explanations import (
    cannot_make,
    no_python,
    not_installed,
    not_usable,
    wrong_versions,
)
from gpt_desktop.training.installation import (
    DOWNLOAD_BYTES,
    INSTALLED_BYTES,
    Installation,
    torch_builds,
)
from gpt_desktop.training.pythons import Python, ask

_READY = "ready"
_LOADS = "import torch, transformers, peft, accelerate"
_LOADING_SECONDS = 600


class TrainingEnvironments:
    """Implements ``Environments``.

    Args:
        own: where the app sets one up.
        requirements: text of what is installed beside torch, locked with hashes.
        others: Pythons that are used where there is no own, such as a checkout's.
        bases: Pythons that could make one, asked one after the other.
        torch: see ``torch_builds``.
    """

    def __init__(
        self,
        own: Path,
        requirements: Callable[[], str],
        others: Sequence[Path] = (),
        *,
        bases: Callable[[], Iterable[Python]],
        torch: Sequence[Sequence[str]] | None = None,
    ) -> None:
        self.folder = own
        self._requirements = requirements
        self._others = others
        self._bases = bases
        self._torch = torch_builds() if torch is None else torch

    @property
    def begun(self) -> bool:
        """Whether setting it up was begun and did not come to its end."""
        return self.folder.is_dir() and not (self.folder / _READY).is_file()

    def find(self, asked: Path | None = None) -> Path:
        """The Python to train with.

        Args:
            asked: a person's own, or the folder of its environment.

        Raises:
            UserFacingError: there is none, or it has no torch, or versions that do not fit.
        """
        if asked is not None:
            python = _asked(asked)
            if lacking := python.lacking():
                raise wrong_versions(python.path, lacking)
            return python.path
        if (self.folder / _READY).is_file():
            return python_of(self.folder)
        for other in self._others:
            found = ask(other) if other.is_file() else None
            if found is not None and found.trains:
                return other
        raise not_installed()

    def base(self, asked: Path | None = None) -> Path:
        """The Python that an environment would be made of.

        Raises:
            UserFacingError: there is none, or it cannot make one.
        """
        unable: Python | None = None
        for python in self._bases() if asked is None else (_asked(asked),):
            if python.fits and python.makes:
                return python.path
            unable = unable or python
        raise no_python() if unable is None else cannot_make(unable.path, unable.fits)

    def set_up(
        self, token: CancelToken, asked: Path | None = None
    ) -> Generator[Progressed, None, Path]:
        """Make the environment, or go on with one that was not finished.

        Args:
            asked: the Python to make it of; else one that is found.

        Returns:
            Its Python.

        Raises:
            UserFacingError: no Python, no room, no connection, or pip does not find something.
            CancelledError: the token was cancelled; what was fetched stays, to go on from.
        """
        if (self.folder / _READY).is_file():
            return python_of(self.folder)
        base = self.base(asked)
        self._check_room()
        python = python_of(self.folder)
        work = Installation(self.folder, python, self._requirements(), self._torch)
        try:
            yield from work.make(base, token)
            yield from work.fetch(token)
            yield Progressed(Phase.CHECKING, 0, 0, Unit.STEPS)
            self._check(python, token)
            work.tidy()
            (self.folder / _READY).touch()
        except OSError as error:
            raise write_error(error, self.folder) from error
        return python

    def remove(self) -> None:
        """Give its room back."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _check(self, python: Path, token: CancelToken) -> None:
        """It really loads; else nothing of it is kept."""
        with (
            subprocess.Popen(
                [str(python), "-c", _LOADS],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            ) as process,
            token.calling(process.kill),
        ):
            _, told = process.communicate(timeout=_LOADING_SECONDS)
        token.raise_if_cancelled()
        if process.returncode:
            self.remove()
            raise UserFacingError(
                tr("What trains models could not be set up."),
                told.decode("utf-8", "replace").strip()[-2000:],
                tr("Try again, or choose another Python."),
            )

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


def python_of(environment: Path) -> Path:
    """The Python of a virtual environment."""
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def _asked(path: Path) -> Python:
    """What a person named; raises UserFacingError."""
    program = python_of(path) if path.is_dir() else path
    if not program.is_file():
        raise UserFacingError(
            tr("There is no file or folder “{name}”.", name=program),
            "",
            tr("Check the path and try again."),
        )
    python = ask(program)
    if python is None:
        raise not_usable(program)
    return python
