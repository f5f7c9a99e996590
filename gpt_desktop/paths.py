"""The only module that knows where files live. It makes no folder: whoever writes does."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def in_checkout() -> bool:
    """Whether the program runs from its source tree."""
    return (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "resources").is_dir()


def resources_dir() -> Path:
    """Icons, prompts, translations, samples: data that ships with the program."""
    return _CHECKOUT / "resources" if in_checkout() else _PACKAGE / "resources"


def catalog_file() -> Path:
    """The list of models that can be fetched."""
    if in_checkout():
        return _CHECKOUT / "models" / "catalog.toml"
    return _PACKAGE / "resources" / "catalog.toml"


def data_dir() -> Path:
    """What the person made and chose. ``GPT_DESKTOP_DATA`` names another place."""
    chosen = os.environ.get("GPT_DESKTOP_DATA")
    if chosen:
        return Path(chosen)
    return Path(platformdirs.user_data_dir("gpt-desktop", appauthor=False))


def models_dir() -> Path:
    """Where built models are kept; inside ``models/`` of a source tree.

    ``GPT_DESKTOP_MODELS`` names another place.
    """
    chosen = os.environ.get("GPT_DESKTOP_MODELS")
    if chosen:
        return Path(chosen)
    return _CHECKOUT / "models" if in_checkout() else data_dir() / "models"


def database_file() -> Path:
    """Conversations and drafts."""
    return data_dir() / "gpt-desktop.sqlite3"


def settings_file() -> Path:
    """The person's choices."""
    return data_dir() / "settings.json"


def cache_dir() -> Path:
    """What the model has read of long documents; it may be deleted at any time."""
    return data_dir() / "cache"


def log_file() -> Path:
    """What went wrong, for the person to look at or send; it never leaves by itself."""
    return data_dir() / "gpt-desktop.log"
