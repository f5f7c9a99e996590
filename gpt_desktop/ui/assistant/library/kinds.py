"""What the dialog of the library needs to know of personas, and of prompts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.library.files import (
    LibraryFile,
    read_personas,
    read_prompts,
    write_personas,
    write_prompts,
)
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.library.saved_prompt import SavedPrompt
from gpt_desktop.services.ports import Library

Item = Persona | SavedPrompt
BUILT_IN = "built-in/"


def same(one: Item, other: Item) -> bool:
    """Whether both say the same, whatever their ids."""
    return replace(one, id="") == replace(other, id="")


class LibraryKind(Protocol):
    """One kind of what is kept. Whatever changes something raises UserFacingError."""

    @property
    def title(self) -> str:
        """Of the dialog, translated."""
        ...

    def items(self) -> Sequence[Item]: ...

    def blank(self) -> Item: ...

    def put(self, item: Item) -> Item: ...

    def delete(self, item: Item) -> None: ...

    def read(self, path: Path) -> tuple[Sequence[Item], Sequence[str]]:
        """What a file holds, and names of what is not understood in it."""
        ...

    def write(self, path: Path, items: Sequence[Item]) -> None: ...

    def imported_words(self, count: int) -> str: ...


class PersonaKind:
    """Implements ``LibraryKind`` for personas."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def title(self) -> str:
        return tr("Personas")

    def items(self) -> Sequence[Item]:
        return self._library.personas()

    def blank(self) -> Item:
        return Persona("", tr("New persona"))

    def put(self, item: Item) -> Item:
        return self._library.put_persona(item) if isinstance(item, Persona) else item

    def delete(self, item: Item) -> None:
        self._library.delete_persona(item.id)

    def read(self, path: Path) -> tuple[Sequence[Item], Sequence[str]]:
        found: LibraryFile[Persona] = read_personas(path)
        return found.items, found.unknown

    def write(self, path: Path, items: Sequence[Item]) -> None:
        write_personas(path, [each for each in items if isinstance(each, Persona)])

    def imported_words(self, count: int) -> str:
        return tr_count("{count} persona imported", "{count} personas imported", count)


class PromptKind:
    """Implements ``LibraryKind`` for prompts."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def title(self) -> str:
        return tr("Saved prompts")

    def items(self) -> Sequence[Item]:
        return self._library.prompts()

    def blank(self) -> Item:
        return SavedPrompt("", tr("New prompt"), "")

    def put(self, item: Item) -> Item:
        return self._library.put_prompt(item) if isinstance(item, SavedPrompt) else item

    def delete(self, item: Item) -> None:
        self._library.delete_prompt(item.id)

    def read(self, path: Path) -> tuple[Sequence[Item], Sequence[str]]:
        found: LibraryFile[SavedPrompt] = read_prompts(path)
        return found.items, found.unknown

    def write(self, path: Path, items: Sequence[Item]) -> None:
        write_prompts(path, [each for each in items if isinstance(each, SavedPrompt)])

    def imported_words(self, count: int) -> str:
        return tr_count("{count} prompt imported", "{count} prompts imported", count)
