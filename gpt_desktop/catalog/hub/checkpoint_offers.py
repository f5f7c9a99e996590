"""A repository's safetensors with what a checkpoint has beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from gpt_desktop.catalog.hub.card import Repository
from gpt_desktop.catalog.hub.layouts import carries_code, is_checkpoint_file
from gpt_desktop.catalog.hub.refusals import ExplainKind, kind_words, refused_by
from gpt_desktop.core.foreign_folder import check_packing
from gpt_desktop.core.foreign_models import Foreign
from gpt_desktop.core.hub import Form, HubFile, HubOffer, RefusedForm
from gpt_desktop.core.hub_folder import CONFIG
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.installed_size import installed_bytes

_NAME = "safetensors"
_LARGEST_BESIDE = 100_000_000  # bytes; core.bounded_file reads no more of such a file
_BESIDE = re.compile(r"[^/]+\.(json|jinja|model|tiktoken)|(merges|vocab)\.txt|LICEN[CS]E[^/]*")
_NOT_BESIDE = re.compile(r".*\.(bin|h5|msgpack)\.index\.json|trainer_state\.json|.*results?\.json")
_METHODS = (
    "gptq", "awq", "aqlm", "quip", "hqq", "eetq", "exl2", "exl3", "bitsandbytes", "mlx", "nvfp4",
    "compressed-tensors", "fp8", "fbgemm_fp8", "mxfp4", "quanto", "torchao",
)  # fmt: skip


def is_beside(path: str) -> bool:
    """Whether it may say something of the model at the repository's root."""
    return _BESIDE.fullmatch(path) is not None and _NOT_BESIDE.fullmatch(path) is None


def beside(files: Sequence[HubFile]) -> list[HubFile]:
    """Configurations, vocabularies, templates, the licence."""
    return [file for file in files if is_beside(file.path) and file.size <= _LARGEST_BESIDE]


def checkpoint_offers(
    repository: Repository, explain: ExplainKind
) -> tuple[list[HubOffer], list[RefusedForm]]:
    """What to take, and what not to and why."""
    files = repository.files
    weights = sorted(
        (file for file in files if is_checkpoint_file(file.path)), key=lambda file: file.path
    )
    why = _reason(repository, weights, explain)
    if why:
        return [], [RefusedForm(_NAME, why)]
    if not weights:
        return [], []
    size = sum(file.size for file in weights)
    offer = HubOffer(
        model=repository.model,
        id=weights[0].path,
        form=Form.SAFETENSORS,
        label="",
        files=(*weights, *beside(files)),
        folder="",
        installed_bytes=installed_bytes(Form.SAFETENSORS, "", size),
    )
    return [offer], []


def _reason(repository: Repository, weights: Sequence[HubFile], explain: ExplainKind) -> str:
    """Why there is nothing to take though there seem to be weights; "" where there is."""
    paths = {file.path for file in repository.files}
    if not weights:
        return _other_kind(paths)
    if CONFIG not in paths:
        return kind_words(Foreign.NO_CONFIG)
    config = repository.traits.config
    packed = refused_by(check_packing, config) or _packed(repository)
    if packed:
        return packed
    if not all(file.sha256 or file.blob for file in weights):
        return tr("The hub does not tell its hash, so it could not be checked.")
    return explain(Form.SAFETENSORS, str(config.get("model_type") or ""))


def _other_kind(paths: Set[str]) -> str:
    """Which weights there are instead, or ""."""
    if any(path.endswith("adapter_model.safetensors") for path in paths):
        return kind_words(Foreign.ADAPTER)
    if CONFIG in paths and any(carries_code(path) for path in paths):
        return kind_words(Foreign.PROGRAMS, "PyTorch")
    return ""


def _packed(repository: Repository) -> str:
    """The same by tags and by the repository's name; "" where they do not tell."""
    traits, name = repository.traits, repository.model.name
    words = {*traits.tags, traits.library, *re.split(r"[-_.]", name.lower())}
    method = next((method for method in _METHODS if method in words), "")
    if method == "mlx":
        return kind_words(Foreign.MLX)
    return kind_words(Foreign.PACKED, method) if method else ""
