"""Personas and prompts in TOML files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.library.persona_tables import persona_from, persona_table
from gpt_desktop.core.library.prompt_tables import prompt_from, prompt_table
from gpt_desktop.core.library.saved_prompt import SavedPrompt
from gpt_desktop.core.library.toml_text import FieldError, Table, read_tables, write_tables
from gpt_desktop.core.whole_file import whole_file

_LARGEST = 20_000_000  # bytes
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class LibraryFile(Generic[_Item]):
    """What a file holds.

    Attributes:
        unknown: names of keys that this version does not know, each once.
    """

    items: tuple[_Item, ...]
    unknown: tuple[str, ...]


def read_personas(path: Path) -> LibraryFile[Persona]:
    """All personas of a file; raises UserFacingError, which names the line."""
    return _read(path, "persona", persona_from)


def read_prompts(path: Path) -> LibraryFile[SavedPrompt]:
    """All prompts of a file; raises UserFacingError, which names the line."""
    return _read(path, "prompt", prompt_from)


def write_personas(path: Path, personas: Sequence[Persona]) -> None:
    """Write them for ``read_personas``; raises UserFacingError where that cannot be."""
    _write(path, write_tables("persona", [persona_table(each) for each in personas]))


def write_prompts(path: Path, prompts: Sequence[SavedPrompt]) -> None:
    """Write them for ``read_prompts``; raises UserFacingError where that cannot be."""
    _write(path, write_tables("prompt", [prompt_table(each) for each in prompts]))


def _read(
    path: Path, kind: str, make: Callable[[Table], tuple[_Item, list[str]]]
) -> LibraryFile[_Item]:
    tables, unknown = read_tables(_text_of(path), kind, path.name)
    items: list[_Item] = []
    for placed in tables:
        try:
            item, others = make(placed.table)
        except FieldError as error:
            raise placed.error(path.name, error) from error
        items.append(item)
        unknown += others
    return LibraryFile(tuple(items), tuple(dict.fromkeys(unknown)))


def _text_of(path: Path) -> str:
    try:
        return read_bounded_text(path, _LARGEST)
    except UnicodeDecodeError as error:
        why = tr("It is not a text file in UTF-8.")
        raise UserFacingError(tr("“{name}” cannot be read.", name=path.name), why) from error
    except ValueError as error:
        why = tr("It is too large, or no file.")
        raise UserFacingError(tr("“{name}” cannot be read.", name=path.name), why) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise UserFacingError(tr("“{name}” cannot be read.", name=path.name), why) from error


def _write(path: Path, text: str) -> None:
    try:
        with whole_file(path) as file:
            file.write(text.encode())
    except OSError as error:
        why = error.strerror or str(error)
        raise UserFacingError(tr("“{name}” cannot be written.", name=path.name), why) from error
