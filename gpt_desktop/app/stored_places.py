"""Which files the app makes, and where."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.core.stored_data import DataKind, Eraser
from gpt_desktop.storage.file_group import FileGroup, model_folders, named
from gpt_desktop.storage.stored_files import StoredFiles

# What fetching and measuring models leave beside them, half made or not.
_BESIDE_MODELS = (".downloads", ".removed-*", ".partial-*", ".*.lock", ".bundled")


def stored_files(eraser: Eraser) -> StoredFiles:
    """All files of the places that ``paths`` names.

    Args:
        eraser: deletes from the open database.
    """
    models, crashes = paths.models_dir(), paths.crash_reports_dir()
    training, environment = paths.training_dir(), paths.training_environment_dir()
    groups = (
        _of_file(DataKind.CONVERSATIONS, paths.database_file()),
        _of_file(
            DataKind.SETTINGS,
            paths.settings_file(),
            paths.writing_actions_file(),
            paths.training_rules_file(),
        ),
        FileGroup(DataKind.MODELS, models, models, model_folders),
        _in_folder(DataKind.CACHES, paths.cache_dir(), "*.npz", "*.part"),
        _of_file(DataKind.LOG, paths.log_file()),
        FileGroup(DataKind.CRASH_REPORTS, crashes.parent, crashes, named(crashes.name)),
        FileGroup(
            DataKind.TRAINING, training.parent, training, named(training.name, environment.name)
        ),
    )
    leftovers = _in_folder(DataKind.MODELS, models, *_BESIDE_MODELS)
    return StoredFiles(
        paths.data_dir(),
        groups,
        leftovers,
        eraser,
        # A copy of the app may be portable only because this folder is beside it.
        keeps_folder=paths.portable(),
    )


def _of_file(kind: DataKind, path: Path, *others: Path) -> FileGroup:
    """A file with its journals, its copies and its halves, and others beside it."""
    names = [each.name for each in (path, *others)]
    patterns = [pattern for name in names for pattern in (f"{name}*", f".{name}*")]
    return FileGroup(kind, path.parent, path, named(*patterns))


def _in_folder(kind: DataKind, folder: Path, *patterns: str) -> FileGroup:
    return FileGroup(kind, folder, folder, named(*patterns))
