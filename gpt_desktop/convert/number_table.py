"""Numbers of a model's description, checked before anything is made as large as they say."""

from __future__ import annotations

from collections.abc import Mapping

from gpt_desktop.convert.errors import damaged
from gpt_desktop.core.errors import UserFacingError
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

    def size(
        self, key: str, default: int | None = None, most: int = _LARGEST, least: int = 1
    ) -> int:
        """A whole number from ``least`` to ``most``. Raises UserFacingError."""
        found = self.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
            raise self.wrong(key)
        return found

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number above 0. Raises UserFacingError."""
        found = self.get(key, default)
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self.wrong(key)
        if not 0 < found < float("inf"):
            raise self.wrong(key)
        return float(found)

    def numbers(self, key: str, count: int) -> tuple[float, ...]:
        """``count`` finite numbers above 0. Raises UserFacingError."""
        found = self.get(key)
        if not isinstance(found, list) or len(found) != count:
            raise self.wrong(key)
        return tuple(NumberTable(self.file_name, {key: one}).number(key) for one in found)

    def has(self, key: str) -> bool:
        """Whether there is a value."""
        return self.get(key) is not None

    @property
    def empty(self) -> bool:
        """Whether there are no values at all."""
        return not self._values

    def inner(self, key: str) -> NumberTable:
        """A table within this one; empty if it is missing. Raises UserFacingError."""
        found = self.get(key, {})
        if not isinstance(found, dict):
            raise self.wrong(key)
        return NumberTable(self.file_name, found)

    def wrong(self, key: str) -> UserFacingError:
        """The error that a value is missing or makes no sense."""
        return damaged(self.file_name, tr("Its value “{key}” is missing or wrong.", key=key))
