"""What the person has chosen, with defaults that need no choosing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Appearance(StrEnum):
    """Which palette the window uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. An empty ``language`` follows the system; an empty ``model`` the catalogue.

    The default temperature is low: at 0.7 the default model answers four plain questions in
    ten wrongly, at 0.2 one. ``keep_running``: closing the window hides it while work runs,
    where there is a tray icon to bring it back; ``notifications`` tell of long work that is
    done while the window is not in front.
    """

    appearance: Appearance = Appearance.SYSTEM
    language: str = ""
    model: str = ""
    temperature: float = 0.2
    max_answer_tokens: int = 1024
    side_list_visible: bool = True
    text_size: int = 15
    tray_icon: bool = False
    keep_running: bool = False
    notifications: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.temperature <= 2:
            raise ValueError("temperature must be between 0 and 2")
        if not 16 <= self.max_answer_tokens <= 8192:
            raise ValueError("max_answer_tokens must be between 16 and 8192")
        if not 10 <= self.text_size <= 32:
            raise ValueError("text_size must be between 10 and 32")


class SettingsStore(Protocol):
    """Keeps the settings; a damaged file is kept aside and defaults are used."""

    def load(self) -> Settings: ...

    def save(self, settings: Settings) -> None:
        """Raises UserFacingError where the file cannot be written."""
        ...
