"""The settings in use, changed at once and saved as they change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.settings import Settings, SettingsStore


class SettingsHolder(QObject):
    """A change holds for this run even where it cannot be saved.

    Signals:
        changed: the old and the new Settings.
        save_failed: a UserFacingError.
    """

    changed = Signal(object, object)
    save_failed = Signal(object)

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._current = store.load()

    def current(self) -> Settings:
        """The settings now."""
        return self._current

    @Slot(object)
    def change(self, settings: Settings) -> None:
        """Use and save other settings."""
        if settings == self._current:
            return
        old, self._current = self._current, settings
        try:
            self._store.save(settings)
        except UserFacingError as error:
            self.save_failed.emit(error)
        self.changed.emit(old, settings)
