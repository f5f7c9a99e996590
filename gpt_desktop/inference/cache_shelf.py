"""Keys and values of long prompts on disk, so that a document is read once."""

from __future__ import annotations

import hashlib
import logging
import os
import time
import zipfile
from collections.abc import Sequence as TokenIds
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.inference.kv_cache import common_prefix
from gpt_desktop.inference.sequence import Sequence

log = logging.getLogger(__name__)

LEAST_TOKENS = 1024  # of a prompt; fewer are read again about as quickly
_BUDGET_BYTES = 2 * 1024 * 1024 * 1024
_ENDING = ".npz"
_PARTIAL = ".part"
_PARTIAL_SECONDS = 3600.0  # after which a file half written was left by a crash
_TOKENS = "tokens"
_DAMAGE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


class CacheShelf:
    """A folder with a file for each long prompt; the one used longest ago goes first.

    Keys and values are kept as they are. As float16 they would take half the room, but the
    kernels round activations to 8 bits, and that makes much of little: one in thirty most
    probable tokens became another. Each file carries checksums. What cannot be read is deleted:
    a prompt can always be read anew.

    Args:
        folder: made when first needed.
        facts: of the model. Files of other models count for the budget only.
        least: tokens a prompt must add to what is held, to be worth a file.
    """

    def __init__(
        self,
        folder: Path,
        facts: ModelFacts,
        budget_bytes: int = _BUDGET_BYTES,
        least: int = LEAST_TOKENS,
    ) -> None:
        self._folder = folder
        model = f"{facts.id} {facts.sha256} {facts.quantization}"
        self._model = hashlib.sha256(model.encode()).hexdigest()[:16]
        self._budget = budget_bytes
        self.least = least

    def restore(self, sequence: Sequence, prompt: TokenIds[int]) -> None:
        """Take over a prompt's beginning where the shelf holds much more of it."""
        if len(prompt) < self.least:
            return
        held = {path: self._useful(path, sequence, prompt) for path in self._paths()}
        best = max(held, key=lambda path: held[path], default=None)
        if best is None or held[best] < sequence.matching(prompt) + self.least:
            return
        try:
            _read(best, sequence, prompt[: held[best]])
            os.utime(best)
        except _DAMAGE as error:
            sequence.truncate(0)
            _remove(best, error)

    def store(self, sequence: Sequence, length: int) -> None:
        """Keep the first ``length`` tokens of a sequence, as many as can be gone back to.

        A full disk is only logged.
        """
        tokens = np.array(sequence.tokens[:length], dtype=np.int64)
        digest = hashlib.sha256(tokens.tobytes()).hexdigest()[:32]
        target = self._folder / f"{self._model}-{digest}{_ENDING}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # What is lost with the power is read anew: no need to wait for the disk.
            with whole_file(target, lasting=False, ending=_PARTIAL) as file:
                np.savez(file, allow_pickle=False, **_arrays(sequence, tokens))
            self._trim()
        except OSError as error:
            log.warning("A cache could not be stored: %s", error)

    def _paths(self) -> list[Path]:
        return list(self._folder.glob(f"{self._model}-*{_ENDING}"))

    def _useful(self, path: Path, sequence: Sequence, prompt: TokenIds[int]) -> int:
        """How many of the prompt's first tokens a file has; all of the file's, if it has states."""
        tokens = self._tokens(path)
        common = common_prefix(tokens, prompt)
        return 0 if sequence.cache.has_states and common < len(tokens) else common

    def _tokens(self, path: Path) -> list[int]:
        try:
            with path.open("rb") as raw, np.load(raw) as file:
                tokens: list[int] = file[_TOKENS].tolist()
                return tokens
        except _DAMAGE as error:
            _remove(path, error)
            return []

    def _trim(self) -> None:
        long_ago = time.time() - _PARTIAL_SECONDS
        for partial in self._folder.glob(f"*{_PARTIAL}"):
            if partial.stat().st_mtime < long_ago:
                partial.unlink(missing_ok=True)
        files = sorted((path.stat().st_mtime, path) for path in self._folder.glob(f"*{_ENDING}"))
        sizes = [path.stat().st_size for _, path in files]
        while len(sizes) > 1 and sum(sizes) > self._budget:
            sizes.pop(0)
            files.pop(0)[1].unlink(missing_ok=True)


def _read(path: Path, sequence: Sequence, tokens: TokenIds[int]) -> None:
    """Replace what a sequence holds by a file's first tokens."""
    length = len(tokens)
    sequence.truncate(0)
    sequence.reserve(length)
    with path.open("rb") as raw, np.load(raw) as file:
        for name, buffer in sequence.cache.buffers.items():
            values = file[name]
            if values.shape[1] < length:
                raise ValueError(f"{name} is too short")
            buffer[0, :, :length] = values[:, :length]
        states = {name: file[name] for name in sequence.cache.states_at(0)}
    sequence.cache.restore(tokens, states)


def _arrays(sequence: Sequence, tokens: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {_TOKENS: tokens}
    for name, buffer in sequence.cache.buffers.items():
        arrays[name] = buffer[0, :, : len(tokens)]
    return {**arrays, **sequence.cache.states_at(len(tokens))}


def _remove(path: Path, error: Exception) -> None:
    log.warning("A stored cache could not be read and is deleted: %s: %s", path.name, error)
    path.unlink(missing_ok=True)
