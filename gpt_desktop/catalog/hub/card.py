"""A hub's description of a repository, as our records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gpt_desktop.catalog.hub.file_places import is_safe_place
from gpt_desktop.catalog.hub.layouts import forms_of
from gpt_desktop.core.hub import HubFile, HubModel
from gpt_desktop.core.languages import find_language

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo

_LICENCE_TAG = "license:"
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells which kind of model it is.

    Attributes:
        config: what the hub tells of ``config.json``, mostly its kind and its packing.
        gguf: what GGUF files call the kind, or "".
        task: the hub's own word for what it does ("text-generation"), or "".
    """

    config: Mapping[str, Any]
    gguf: str
    task: str
    library: str
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository at one commit.

    Attributes:
        unsafe: names of files that cannot be made on every system.
    """

    model: HubModel
    files: tuple[HubFile, ...]
    unsafe: tuple[str, ...]
    traits: Traits


def read_model(info: ModelInfo, endpoint: str) -> HubModel:
    """Raises ValueError, TypeError and the like where it is no such description."""
    card: Mapping[str, Any] = info.card_data.to_dict() if info.card_data else {}
    page = f"{endpoint}/{info.id}"
    tags = [str(tag) for tag in info.tags or ()]
    licence = _licence(card, tags)
    link = card.get("license_link")
    sizes = (getattr(info.safetensors, "total", 0), (info.gguf or {}).get("total"))
    names = [str(sibling.rfilename) for sibling in info.siblings or ()]
    return HubModel(
        repo=_text(info.id),
        commit=_commit(info.sha),
        licence=licence,
        licence_page=link if isinstance(link, str) and link.startswith("https://") else page,
        page=page,
        gated=bool(info.gated),
        downloads=int(info.downloads or 0),
        parameters=next((int(size) for size in sizes if size), 0),
        languages=_languages(card.get("language"), tags),
        updated=info.last_modified,
        forms=forms_of(names),
    )


def read_files(info: ModelInfo) -> tuple[tuple[HubFile, ...], tuple[str, ...]]:
    """The files, and the names of those that cannot be made everywhere; raises as above."""
    files, unsafe = [], []
    for sibling in info.siblings or ():
        path = _text(sibling.rfilename)
        if not is_safe_place(path):
            unsafe.append(path)
            continue
        size = sibling.lfs.size if sibling.lfs else sibling.size
        if size is None or size < 0:
            continue  # the hub does not describe it
        sha256 = sibling.lfs.sha256 if sibling.lfs else ""
        blob = "" if sibling.lfs else (sibling.blob_id or "")
        files.append(HubFile(path, int(size), _digits(sha256, 64), _digits(blob, 40)))
    return tuple(files), tuple(unsafe)


def traits(info: ModelInfo) -> Traits:
    """Raises as above."""
    return Traits(
        config=info.config or {},
        gguf=str((info.gguf or {}).get("architecture") or ""),
        task=(info.pipeline_tag or "").lower(),
        library=(info.library_name or "").lower(),
        tags=frozenset(str(tag).lower() for tag in info.tags or ()),
    )


def _licence(card: Mapping[str, Any], tags: Iterable[str]) -> str:
    named = card.get("license_name") if card.get("license") == "other" else card.get("license")
    if isinstance(named, list):
        named = ", ".join(str(name) for name in named)
    if named:
        return str(named)
    found = (tag for tag in tags if tag.startswith(_LICENCE_TAG))
    return next(found, "").removeprefix(_LICENCE_TAG)


def _languages(named: object, tags: Iterable[str]) -> tuple[str, ...]:
    """Those that the app knows; tags are asked where the card is silent."""
    codes = named if isinstance(named, list) else [named] if isinstance(named, str) else list(tags)
    found = [find_language(code) for code in map(str, codes) if len(code) <= 8]
    return tuple(dict.fromkeys(language.code for language in found if language is not None))


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("no name")
    return value


def _commit(value: object) -> str:
    return _digits(value, 40) if isinstance(value, str) else ""


def _digits(value: str, count: int) -> str:
    """A hash, or "" for what is none."""
    return value if len(value) == count and _HEX.issuperset(value) else ""
