"""The only module that knows where files live. It makes no folder: whoever writes does."""

from __future__ import annotations

import os
import sys
import tempfile
from functools import lru_cache
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


def third_party_file() -> Path:
    """Whose work is inside the program, in Markdown."""
    if in_checkout():
        return _CHECKOUT / "THIRD_PARTY.md"
    return licences_dir() / "THIRD_PARTY.md"


def licences_dir() -> Path:
    """Licence texts; the built app has those of all that is inside."""
    return resources_dir() / "licences"


def program_dir() -> Path:
    """The folder of the built app's executable; of a source tree or environment, its root."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return _CHECKOUT if in_checkout() else Path(sys.prefix)


def portable_dir() -> Path:
    """Where a portable copy keeps its data: beside the program."""
    return program_dir() / "data"


def portable_asked() -> bool:
    """Whether the built app has ``portable.txt`` or ``data`` beside it."""
    if not getattr(sys, "frozen", False):
        return False
    return (program_dir() / "portable.txt").is_file() or portable_dir().is_dir()


def portable() -> bool:
    """Whether the data are beside the program."""
    return data_dir() == portable_dir()


def data_dir_named() -> bool:
    """Whether ``GPT_DESKTOP_DATA`` says where the data are."""
    return bool(os.environ.get("GPT_DESKTOP_DATA"))


@lru_cache(maxsize=8)
def can_keep_files(folder: Path) -> bool:
    """Whether files can be made in a folder, or in the nearest that exists above it.

    Permission bits do not tell on Windows and on media that are read-only: it is tried, once.
    """
    place = next((each for each in (folder, *folder.parents) if each.is_dir()), folder)
    try:
        with tempfile.TemporaryFile(dir=place):
            return True
    except OSError:
        return False


def data_dir() -> Path:
    """What the person made and chose. ``GPT_DESKTOP_DATA`` names another place.

    A portable copy keeps it beside itself where it can, else where the platform has it.
    """
    chosen = os.environ.get("GPT_DESKTOP_DATA")
    if chosen:
        return Path(chosen)
    if portable_asked() and can_keep_files(portable_dir()):
        return portable_dir()
    return Path(platformdirs.user_data_dir("gpt-desktop", appauthor=False))


def models_dir() -> Path:
    """Where models are kept that the person got. ``GPT_DESKTOP_MODELS`` names another place."""
    chosen = os.environ.get("GPT_DESKTOP_MODELS")
    return Path(chosen) if chosen else data_dir() / "models"


def bundled_models_dir() -> Path:
    """Models that came with the program and are only read; missing where it came without.

    Of a source tree, those that ``make model`` built; none of them where a place is named, so
    that such a place has just what is in it.
    """
    named = bool(os.environ.get("GPT_DESKTOP_MODELS"))
    return _CHECKOUT / "models" if in_checkout() and not named else _PACKAGE / "models"


def own_files() -> tuple[str, ...]:
    """Names of the files in the data folder; what stands beside them begins with these."""
    return tuple(place.name for place in _own())


def _own() -> tuple[Path, ...]:
    own = (writing_actions_file(), training_rules_file())
    return (database_file(), settings_file(), *own, log_file())


def own_folders() -> tuple[str, ...]:
    """Names of the folders in the data folder."""
    return (cache_dir().name, crash_reports_dir().name, training_dir().name, "models")


def database_file() -> Path:
    """Conversations and drafts."""
    return data_dir() / "gpt-desktop.sqlite3"


def settings_file() -> Path:
    """The person's choices."""
    return data_dir() / "settings.json"


def writing_actions_file() -> Path:
    """The person's own actions in Write, which may be edited by hand."""
    return data_dir() / "writing-actions.toml"


def training_rules_file() -> Path:
    """The person's own rules on training text, which may be edited by hand."""
    return data_dir() / "training-rules.toml"


def training_dir() -> Path:
    """Trainings that are not done: a folder each, with its checkpoints."""
    return data_dir() / "training"


def training_environment_dir() -> Path:
    """What trains models, where the app set it up itself."""
    return data_dir() / "training-environment"


def training_program() -> Path:
    """Where the Python that trains finds this program's modules: a folder, or an archive.

    The built app keeps its own modules where no other Python reads them; those that training
    takes lie beside, in an archive with what is to be installed for them.
    """
    if getattr(sys, "frozen", False):
        return resources_dir() / "training" / "program.zip"
    return _CHECKOUT


def training_requirements_file() -> Path:
    """What training takes, locked; in the built app a file of the archive of the same name."""
    if in_checkout():
        return _CHECKOUT / "requirements" / "train.txt"
    return resources_dir() / "training" / "requirements.txt"


def dictionaries_dir() -> Path:
    """Where a person may put Hunspell dictionaries; the app writes nothing there."""
    return data_dir() / "dictionaries"


def cache_dir() -> Path:
    """What the model has read of long documents; it may be deleted at any time."""
    return data_dir() / "cache"


def log_file() -> Path:
    """What went wrong, for the person to look at or send; it never leaves by itself."""
    return data_dir() / "gpt-desktop.log"


def crash_reports_dir() -> Path:
    """What the app wrote down about its own failures; for the person, never sent."""
    return data_dir() / "crash-reports"
