"""GGUF files of a repository, those in several parts among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from gpt_desktop.catalog.hub.card import Repository
from gpt_desktop.catalog.hub.layouts import GGUF_PART, is_gguf
from gpt_desktop.catalog.hub.refusals import ExplainKind, kind_words
from gpt_desktop.core.foreign_models import Foreign
from gpt_desktop.core.hub import Form, HubFile, HubOffer, RefusedForm
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.installed_size import installed_bytes, quantization

_EYES = "clip"
# Rows woven together for one processor: newer files are woven when they are loaded.
_WOVEN = re.compile(r"Q4_0_[48]_[48]", re.IGNORECASE)


def gguf_offers(
    repository: Repository, explain: ExplainKind
) -> tuple[list[HubOffer], list[RefusedForm]]:
    """What to take, and what not to and why."""
    offers, refused = [], []
    kind = repository.traits.gguf
    # The hub looks at one file, which may be the one that pictures are read with.
    unknown = "" if kind == _EYES else explain(Form.GGUF, kind)
    for name, files in _groups(repository.files).items():
        why = _reason(name, files) or unknown
        if why:
            refused.append(RefusedForm(name, why))
            continue
        label = quantization(name)
        size = sum(file.size for file in files)
        folder = str(PurePosixPath(files[0].path).parent)
        offers.append(
            HubOffer(
                model=repository.model,
                id=files[0].path,
                form=Form.GGUF,
                label=label,
                files=tuple(files),
                folder="" if folder == "." else folder,
                installed_bytes=installed_bytes(Form.GGUF, label, size),
            )
        )
    return offers, refused


def _groups(files: Sequence[HubFile]) -> dict[str, list[HubFile]]:
    """Whole files, and the parts of each other one in their order, by name."""
    groups: dict[str, list[HubFile]] = {}
    for file in sorted(files, key=lambda file: file.path):
        if is_gguf(file.path):
            match = GGUF_PART.fullmatch(file.path)
            groups.setdefault(f"{match['stem']}.gguf" if match else file.path, []).append(file)
    return groups


def _reason(name: str, files: Sequence[HubFile]) -> str:
    """Why it cannot be taken; "" where it can."""
    why = _other_kind(PurePosixPath(name).name.lower())
    if why:
        return why
    parts = [GGUF_PART.fullmatch(file.path) for file in files]
    first = parts[0]
    if first is not None:
        numbers = [int(part["number"]) for part in parts if part is not None]
        if numbers != list(range(1, int(first["count"]) + 1)):
            return tr("Some of its parts are missing.")
    if not all(file.sha256 or file.blob for file in files):
        return tr("The hub does not tell its hash, so it could not be checked.")
    return ""


def _other_kind(name: str) -> str:
    """What a file's name says against it, or ""."""
    if "mmproj" in name or name.startswith("clip-"):
        return kind_words(Foreign.EYES)
    if "imatrix" in name:
        return kind_words(Foreign.STATISTICS)
    if "lora" in name or "adapter" in name:
        return kind_words(Foreign.ADAPTER)
    if _WOVEN.search(name):
        return tr("It is arranged for one kind of processor; take Q4_0 or Q4_K_M.")
    return ""
