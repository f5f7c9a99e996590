"""Which models stay in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.model_folder import PACKED_RECORD
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.services.loaded_models import LoadedModels
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator


class Install(Protocol):
    """Makes a model of a size in bytes, perhaps with other weights than before."""

    def __call__(self, name: str, size: int, sha256: str = "") -> InstalledModel: ...


class Memory:
    """Opens scripted models into a memory of a size; says what is open."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.engines: dict[str, ScriptedGenerator] = {}
        self.most_open = 0

    def open(self, folder: Path) -> TextGenerator:
        if folder.name == "broken":
            raise UserFacingError("The model is damaged.")
        self.engines[folder.name] = ScriptedGenerator([])
        self.most_open = max(self.most_open, len(self.there))
        return self.engines[folder.name]

    def has_room(self, size: int, loaded: Sequence[int]) -> bool:
        return size + sum(loaded) <= self.size

    @property
    def there(self) -> set[str]:
        return {name for name, engine in self.engines.items() if not engine.closed}


@pytest.fixture
def install(tmp_path: Path) -> Install:
    def make(name: str, size: int, sha256: str = "") -> InstalledModel:
        (tmp_path / name).mkdir(exist_ok=True)
        facts = replace(SCRIPTED_FACTS, id=name, size_bytes=size, sha256=sha256)
        return InstalledModel(facts, tmp_path / name, default=False)

    return make


def loaded_in(memory: Memory) -> LoadedModels:
    return LoadedModels(memory.open, memory.has_room)


def pack(model: InstalledModel, size: int) -> None:
    """Let the folder take so many bytes, its packed weights among them."""
    (model.folder / PACKED_RECORD).write_text("{}", encoding="utf-8")
    (model.folder / "weights").write_bytes(bytes(size - 2))


def test_packed_weights_take_less_room(install: Install) -> None:
    memory = Memory(10)
    models = loaded_in(memory)
    packed = install("a", 20)
    pack(packed, 20)
    models.open(packed)
    models.open(install("b", 4))
    assert memory.there == {"a", "b"}
    models.open(install("c", 5))
    assert memory.there == {"b", "c"}


def test_weights_packed_since_count_by_what_the_folder_is_now(install: Install) -> None:
    """The facts are from before: 9 bytes, of which packing made 20."""
    memory = Memory(10)
    models = loaded_in(memory)
    packed = install("a", 9)
    pack(packed, 20)
    models.open(packed)
    models.open(install("b", 5))
    assert memory.there == {"b"}


def test_two_stay_loaded_where_there_is_room(install: Install) -> None:
    memory = Memory(10)
    models = loaded_in(memory)
    first = models.open(install("a", 4))
    models.open(install("b", 4))
    assert memory.there == {"a", "b"}
    assert models.open(install("a", 4)) is first


def test_of_three_the_one_not_used_for_longest_leaves(install: Install) -> None:
    memory = Memory(100)
    models = loaded_in(memory)
    for name in ("a", "b", "a", "c"):
        models.open(install(name, 4))
    assert memory.there == {"a", "c"}


def test_without_room_the_old_one_leaves_before_the_new_one_comes(install: Install) -> None:
    memory = Memory(10)
    models = loaded_in(memory)
    models.open(install("a", 6))
    models.open(install("b", 6))
    assert (memory.there, memory.most_open) == ({"b"}, 1)


def test_a_model_that_never_fits_beside_another_is_tried_alone(install: Install) -> None:
    memory = Memory(10)
    models = loaded_in(memory)
    models.open(install("a", 6))
    models.open(install("large", 60))
    assert memory.there == {"large"}


def test_a_damaged_one_leaves_the_others_in_place(install: Install) -> None:
    memory = Memory(100)
    models = loaded_in(memory)
    models.open(install("a", 4))
    models.open(install("b", 4))
    with pytest.raises(UserFacingError):
        models.open(install("broken", 4))
    assert memory.there == {"a", "b"}


def test_one_in_use_is_never_closed(install: Install) -> None:
    memory = Memory(10)
    models = loaded_in(memory)
    a = install("a", 6)
    with models.using(models.open(a)):
        models.drop(a)
        models.open(install("b", 6))
        models.open(install("c", 6))
        assert memory.there == {"a", "c"}
    models.open(install("d", 6))
    assert memory.there == {"d"}


def test_two_in_use_stay_until_they_are_not(install: Install) -> None:
    memory = Memory(100)
    models = loaded_in(memory)
    with models.using(models.open(install("a", 4))):
        with models.using(models.open(install("b", 4))):
            models.open(install("c", 4))
            assert memory.there == {"a", "b"}  # what nobody uses yet has to go first
            with models.using(models.open(install("d", 4))):
                assert memory.there >= {"a", "b"}
        assert "a" in memory.there
    assert len(memory.there) <= 2


def test_what_was_removed_or_replaced_leaves_at_the_next_load(install: Install) -> None:
    memory = Memory(100)
    models = loaded_in(memory)
    gone, old = install("gone", 4), install("a", 4, "1")
    models.open(gone)
    models.open(old)
    before = memory.engines["a"]
    gone.folder.rmdir()
    again = install("a", 5, "2")
    assert models.find(again) is None
    models.open(again)
    assert before.closed
    assert memory.there == {"a"}


def test_closing_frees_all(install: Install) -> None:
    memory = Memory(100)
    models = loaded_in(memory)
    a = install("a", 4)
    models.open(a)
    models.open(install("b", 4))
    models.close()
    assert memory.there == set()
    assert models.find(a) is None


def test_a_folder_that_grew_since_is_the_same_model(install: Install) -> None:
    memory = Memory(100)
    models = loaded_in(memory)
    first = models.open(install("a", 4, "1"))
    grown = install("a", 9, "1")
    assert models.find(grown) is first
    assert models.open(grown) is first
    assert memory.there == {"a"}
