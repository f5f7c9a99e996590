"""Numbers of a model's description, checked before anything is made as large as they say."""

from __future__ import annotations

from collections.abc import Mapping

from gpt_desktop.convert.errors import damaged
from gpt_desktop.core.i18n import tr

# Far above any model this app can run; it keeps a damaged header from asking for the moon.
_LARGEST = 1 << 24


class NumberTable:
    """Values by key, as GGUF metadata and ``config.json`` hold them.

    Args:
        file_name: named in errors.
        prefix: put before every key, such as ``llama.``.
    """

    def __init__(self, file_name: str, values: Mapping[str, object], prefix: str = "") -> None:
        self.file_name = file_name
        self._values = values
        self._prefix = prefix

    def get(self, key: str, default: object = None) -> object:
        """A value of any kind; None and a missing one are ``default``."""
        found = self._values.get(self._prefix + key)
        return default if found is None else found

    def size(self, key: str, default: int | None = None, most: int = _LARGEST) -> int:
        """A whole number from 1 to ``most``. Raises UserFacingError."""
        found = self.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int) or not 1 <= found <= most:
            raise self._wrong(key)
        return found

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number above 0. Raises UserFacingError."""
        found = self.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self._wrong(key)
        if not 0 < found < float("inf"):
            raise self._wrong(key)
        return float(found)

    def _wrong(self, key: str) -> Exception:
        return damaged(self.file_name, tr("Its value “{key}” is missing or wrong.", key=key))
