"""The models in memory: two where there is room, of which the one not used for longest leaves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.model_folder import PACKED_RECORD
from gpt_desktop.core.model_forms import weights_folder
from gpt_desktop.core.models import InstalledModel

OpenEngine = Callable[[Path], TextGenerator]

HasRoom = Callable[[int, Sequence[int]], bool]
"""Whether a model of a folder's size fits beside loaded ones of such sizes, all in bytes."""

MOST = 2
# A folder grows 2.2 times by packing, and then takes a third of the memory that its weights took.
_PACKED_SHARE = 0.3


def same_model(one: InstalledModel, other: InstalledModel) -> bool:
    """Whether they are the same weights, even if the folder grew or was measured since."""
    first, second = (
        (each.folder, each.facts.sha256, each.facts.source, each.facts.quantization)
        for each in (one, other)
    )
    return first == second


@dataclass(slots=True, eq=False)
class _Loaded:
    model: InstalledModel
    generator: TextGenerator
    users: int = 0


class LoadedModels:
    """Holds what is loaded, the latest used last. ``open`` is for the inference lane only.

    Args:
        open_engine: loads a model folder; raises UserFacingError where it is damaged.
    """

    def __init__(self, open_engine: OpenEngine, has_room: HasRoom) -> None:
        self._open_engine = open_engine
        self._has_room = has_room
        self._lock = threading.Lock()
        self._loaded: list[_Loaded] = []

    def find(self, model: InstalledModel) -> TextGenerator | None:
        """The model, if it is in memory."""
        with self._lock:
            found = (each for each in self._loaded if same_model(each.model, model))
            return next((each.generator for each in found), None)

    def open(self, model: InstalledModel) -> TextGenerator:
        """The model, loaded where it is not. One that is damaged leaves the others in place.

        Where the memory has no room for it beside them, they are closed before it is opened.

        Raises:
            UserFacingError: it is damaged, or too large for the memory.
        """
        with self._lock:
            for place, each in enumerate(self._loaded):
                if same_model(each.model, model):
                    self._loaded.append(self._loaded.pop(place))
                    return each.generator
        self.make_room(model)
        generator = self._open_engine(model.folder)
        with self._lock:
            # In use until the others have gone, so that it is not one of them.
            self._loaded.append(_Loaded(model, generator, users=1))
        self._release(generator)
        return generator

    def make_room(self, model: InstalledModel) -> None:
        """Close what is outdated, then what was not used for longest until one more fits."""
        for old in self._outdated(model):
            self.drop(old)
        while not self._fits(model) and self._close_one():
            pass

    def drop(self, model: InstalledModel) -> None:
        """Close one that is not needed any more, unless it is in use."""
        with self._lock:
            same = [each for each in self._loaded if same_model(each.model, model)]
            leaving = [each for each in same if not each.users]
            self._loaded = [each for each in self._loaded if each not in leaving]
        for each in leaving:
            each.generator.close()

    @contextmanager
    def using(self, generator: TextGenerator) -> Iterator[None]:
        """Nothing closes it meanwhile but the end of the program."""
        with self._lock:
            for each in self._loaded:
                each.users += each.generator is generator
        try:
            yield
        finally:
            self._release(generator)

    def close(self) -> None:
        """Free the memory of all."""
        with self._lock:
            closing, self._loaded = self._loaded, []
        for each in closing:
            each.generator.close()

    def _fits(self, model: InstalledModel) -> bool:
        with self._lock:
            sizes = [_size(each.model) for each in self._loaded]
        return not sizes or self._has_room(_size(model), sizes)

    def _outdated(self, model: InstalledModel) -> list[InstalledModel]:
        """What is no longer on this computer, or was replaced by the model to be opened."""
        with self._lock:
            loaded = [each.model for each in self._loaded]
        return [each for each in loaded if each.folder == model.folder or not each.folder.is_dir()]

    def _release(self, generator: TextGenerator) -> None:
        with self._lock:
            for each in self._loaded:
                each.users -= each.generator is generator
            surplus = len(self._loaded) - MOST
        for _ in range(surplus):
            self._close_one()

    def _close_one(self) -> bool:
        """Close the one not used for longest; false where all that there are are in use."""
        with self._lock:
            leaving = next((each for each in self._loaded if not each.users), None)
            if leaving is None:
                return False
            self._loaded.remove(leaving)
        leaving.generator.close()
        return True


def _size(model: InstalledModel) -> int:
    """Of its folder; less where its packed weights are mapped, and the others only compared.

    The size is that of this moment, as the record's: what is known of a model may be from before
    its weights were packed.
    """
    place = weights_folder(model.folder)
    packed = (place / PACKED_RECORD).is_file()
    if not packed and place == model.folder:
        return model.facts.size_bytes
    files = (entry for entry in place.iterdir() if entry.is_file())
    size = sum(entry.stat().st_size for entry in files)
    return int(_PACKED_SHARE * size) if packed else size
