"""Settings in a JSON file, written whole or not at all."""

from __future__ import annotations

import dataclasses
import json
import logging
import threading
from enum import StrEnum
from pathlib import Path
from typing import Any

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.storage.errors import storage_errors, told_of_os_error
from gpt_desktop.storage.kept_aside import keep_aside

log = logging.getLogger(__name__)


class SettingsFile:
    """The SettingsStore of the app. Both methods may be called from any thread.

    Attributes:
        notice: what the person should know about the file, or None; set by ``load``.
    """

    def __init__(self, path: Path) -> None:
        self.notice: str | None = None
        self._path = path
        self._lock = threading.Lock()

    def load(self) -> Settings:
        """What was saved. A value that is not valid counts as not set; so does a lost file."""
        with self._lock:
            try:
                values = self._read()
            except OSError as error:
                self.notice = str(told_of_os_error(error, self._path))
                return Settings()
        settings = Settings()
        for field in dataclasses.fields(Settings):
            if field.name in values:
                settings = _with(settings, field.name, values[field.name])
        return settings

    def save(self, settings: Settings) -> None:
        """Keys the file has and this version does not know stay in it.

        Raises:
            UserFacingError: the file cannot be written; it is as it was.
        """
        with self._lock, storage_errors(self._path):
            values = {**self._read(), **dataclasses.asdict(settings)}
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(self._path) as file:
                file.write(json.dumps(values, indent=2).encode())

    def _read(self) -> dict[str, object]:
        try:
            values = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            return values
        kept = keep_aside(self._path)
        if kept is not None:
            self.notice = tr(
                "The settings file was damaged, so the settings are the usual ones. "
                "The damaged file was kept as {path}.",
                path=kept,
            )
        return {}


def _with(settings: Settings, name: str, value: object) -> Settings:
    """The settings with one more value, if it is of the right kind and in range."""
    try:
        changed: dict[str, Any] = {name: _like(getattr(settings, name), value)}
        return dataclasses.replace(settings, **changed)
    except (ValueError, TypeError) as error:
        log.warning("The setting %s is not valid and was left out: %s", name, error)
        return settings


def _like(default: object, value: object) -> object:
    """The value as the default's type.

    Raises:
        ValueError, TypeError: it is not of that type.
    """
    if isinstance(default, StrEnum):
        return type(default)(str(value))
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not type(default):
        raise TypeError(f"{type(default).__name__} expected, {type(value).__name__} found")
    return value
