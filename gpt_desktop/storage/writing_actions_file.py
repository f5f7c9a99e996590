"""The person's own actions in a TOML file."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.core.writing_actions import WritingAction, actions_text, read_actions
from gpt_desktop.storage.errors import storage_errors, told_of_os_error

_LARGEST = 1_000_000  # bytes


class WritingActionsFile:
    """A ``WritingActionStore``. Every method may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    @property
    def path(self) -> Path:
        return self._path

    def load(self) -> tuple[WritingAction, ...]:
        """Those that the file has; see ``WritingActionStore.load``.

        Raises:
            UserFacingError: it cannot be read, or says something wrong.
        """
        with self._lock:
            try:
                with self._path.open("rb") as file:
                    data = file.read(_LARGEST + 1)
            except FileNotFoundError:
                return ()
            except OSError as error:
                raise told_of_os_error(error, self._path) from error
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UserFacingError(
                tr("Your own actions could not be read: the file is not UTF-8."),
                "",
                tr("Save {path} as UTF-8.", path=self._path),
            ) from error
        return read_actions(text.replace("\r\n", "\n"))

    def save(self, actions: Sequence[WritingAction]) -> None:
        """Replace them all.

        Raises:
            UserFacingError: it cannot be written; the file is as it was.
        """
        with self._lock, storage_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(self._path) as file:
                file.write(actions_text(actions).encode())
