"""The person's rules on training text in a TOML file; until there is one, those of the app."""

from __future__ import annotations

import threading
from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.training.rules import Rule
from gpt_desktop.core.training.rules_file import read_rules
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.storage.errors import storage_errors, told_of_os_error

_LARGEST = 1_000_000  # bytes


class TrainingRulesFile:
    """A ``RuleStore``. Every method may be called from any thread.

    Args:
        path: of the person's file, which may not be there.
        shipped: of the one that comes with the app.
    """

    def __init__(self, path: Path, shipped: Path) -> None:
        self._path = path
        self._shipped = shipped
        self._lock = threading.Lock()

    @property
    def path(self) -> Path:
        return self._path

    @property
    def own(self) -> bool:
        return self._path.is_file()

    def load(self) -> tuple[Rule, ...]:
        """See ``RuleStore.load``.

        Raises:
            UserFacingError: it cannot be read, or says something wrong.
        """
        return read_rules(self.text())

    def text(self) -> str:
        """The person's file, or the app's.

        Raises:
            UserFacingError: it cannot be read.
        """
        with self._lock:
            try:
                with self._path.open("rb") as file:
                    data = file.read(_LARGEST + 1)
            except FileNotFoundError:
                data = self._shipped.read_bytes()
            except OSError as error:
                raise told_of_os_error(error, self._path) from error
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise UserFacingError(
                tr("The rules could not be read: the file is not UTF-8."),
                "",
                tr("Save {path} as UTF-8.", path=self._path),
            ) from error

    def save_text(self, text: str) -> tuple[Rule, ...]:
        """Replace the file, if it is right.

        Raises:
            UserFacingError: it says something wrong, or cannot be written; it is as it was.
        """
        rules = read_rules(text)
        with self._lock, storage_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(self._path) as file:
                file.write(text.encode())
        return rules

    def reset(self) -> tuple[Rule, ...]:
        """Go back to those that come with the app.

        Raises:
            UserFacingError: the person's file cannot be deleted.
        """
        with self._lock, storage_errors(self._path):
            self._path.unlink(missing_ok=True)
        return self.load()
