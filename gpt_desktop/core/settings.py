"""What the person has chosen, with defaults that need no choosing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

LEAST_RETENTION, MOST_RETENTION = 0.7, 0.97
MOST_NEW_CARDS = 999


class Appearance(StrEnum):
    """Which palette the window uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. An empty ``language`` follows the system; an empty ``model`` the catalogue.

    ``models`` are the ids of those chosen for one task only, by the task's id; the others use
    ``model``, the usual one.

    ``thinking`` says by the id of a model ("" for the usual one) whether new conversations
    let it think before it answers. Nothing chosen means no: on a processor the thinking of a
    small model takes minutes before the first word, and often goes round in circles.

    The default temperature is low: at 0.7 the default model answers four plain questions in
    ten wrongly, at 0.2 one; a model's own takes its place unless the person chose
    one (``own_temperature``). ``keep_running``: closing the window hides it while work runs,
    where there is a tray icon to bring it back; ``notifications`` tell of long work that is
    done while the window is not in front. ``shades_certainty``: answers show how sure the
    model was of their words. ``ghost_text``: Write offers what could follow while one types.
    ``keeps_translations``: what a model translated goes into the translation memory too, not
    only what the person wrote or approved. ``tutor_solutions``: the tutor tells full solutions;
    off for teachers, whose students are to find them. ``retention``: the share of cards that is
    to be known when they are asked; ``new_cards``: how many are begun a day, of each deck.
    """

    appearance: Appearance = Appearance.SYSTEM
    language: str = ""
    model: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    thinking: Mapping[str, bool] = field(default_factory=dict)
    temperature: float = 0.2
    own_temperature: bool = False
    max_answer_tokens: int = 1024
    side_list_visible: bool = True
    text_size: int = 15
    tray_icon: bool = False
    keep_running: bool = False
    notifications: bool = True
    shades_certainty: bool = False
    ghost_text: bool = False
    keeps_translations: bool = False
    tutor_solutions: bool = True
    retention: float = 0.9
    new_cards: int = 20

    def __post_init__(self) -> None:
        if not 0 <= self.temperature <= 2:
            raise ValueError("temperature must be between 0 and 2")
        if not 16 <= self.max_answer_tokens <= 8192:
            raise ValueError("max_answer_tokens must be between 16 and 8192")
        if not 10 <= self.text_size <= 32:
            raise ValueError("text_size must be between 10 and 32")
        if not LEAST_RETENTION <= self.retention <= MOST_RETENTION:
            raise ValueError(f"retention must be between {LEAST_RETENTION} and {MOST_RETENTION}")
        if not 0 <= self.new_cards <= MOST_NEW_CARDS:
            raise ValueError(f"new_cards must be between 0 and {MOST_NEW_CARDS}")
        if not all(isinstance(part, str) for pair in self.models.items() for part in pair):
            raise ValueError("models must be ids by the ids of tasks")
        if not all(isinstance(on, bool) for on in self.thinking.values()):
            raise ValueError("thinking must be true or false by the ids of models")

    def model_of(self, task_id: str) -> str:
        """The id of the model chosen for a task only, or "" where the usual one does it."""
        return self.models.get(task_id, "")

    @property
    def temperature_chosen(self) -> bool:
        """Whether the person chose it; older files do not say so of another than the default."""
        return self.own_temperature or self.temperature != Settings().temperature

    def thinks(self, model_id: str) -> bool:
        """Whether new conversations let a model think; "" for the usual one."""
        return self.thinking.get(model_id or self.model, False)

    def with_thinking(self, model_id: str, on: bool) -> Settings:
        """The same with another choice for a model; "" for the usual one."""
        return replace(self, thinking={**self.thinking, model_id or self.model: on})

    def with_model_of(self, task_id: str, model_id: str) -> Settings:
        """The same with another model for a task; "" leaves it to the usual one."""
        others = {each: chosen for each, chosen in self.models.items() if each != task_id}
        own = {task_id: model_id} if model_id else {}
        return replace(self, models={**others, **own})

    def without_model(self, model_id: str) -> Settings:
        """The same where a model is chosen for no task any more."""
        kept = {task: chosen for task, chosen in self.models.items() if chosen != model_id}
        return replace(self, models=kept)


class SettingsStore(Protocol):
    """Keeps the settings; a damaged file is kept aside and defaults are used."""

    def load(self) -> Settings: ...

    def save(self, settings: Settings) -> None:
        """Raises UserFacingError where the file cannot be written."""
        ...
