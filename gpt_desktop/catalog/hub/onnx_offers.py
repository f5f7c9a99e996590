"""ONNX models of a repository, in the layouts that their exporters give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from gpt_desktop.catalog.hub.card import Repository
from gpt_desktop.catalog.hub.checkpoint_offers import beside
from gpt_desktop.catalog.hub.layouts import ONNX_GRAPH, is_onnx_graph
from gpt_desktop.catalog.hub.refusals import kind_words
from gpt_desktop.core.foreign_models import Foreign
from gpt_desktop.core.genai_folders import OTHER_HARDWARE
from gpt_desktop.core.hub import Form, HubFile, HubOffer, RefusedForm
from gpt_desktop.core.hub_folder import CONFIG, GENAI_CONFIG
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.installed_size import installed_bytes

# In the order in which core.hub_folder prefers them.
_LABELS = {
    "_q4": "4 bit",
    "_quantized": "8 bit",
    "_int8": "8 bit",
    "_uint8": "8 bit",
    "_q4f16": "4 bit, float16",
    "_bnb4": "4 bit, bnb",
    "": "float32",
    "_fp16": "float16",
}
_SPLIT = "decoder_model_merged"
_EMBEDDINGS = "embed_tokens"
_OTHER_WEIGHTS = re.compile(r".*\.(safetensors|bin|pt|pth|gguf|h5|msgpack)")


def onnx_offers(repository: Repository) -> tuple[list[HubOffer], list[RefusedForm]]:
    """What to take, and what not to and why."""
    offers: list[HubOffer] = []
    refused: list[RefusedForm] = []
    genai = [file for file in repository.files if PurePosixPath(file.path).name == GENAI_CONFIG]
    for config in genai:
        _add(offers, refused, _genai(repository, config))
    taken = {PurePosixPath(config.path).parent for config in genai}
    if CONFIG in {file.path for file in repository.files}:
        for file in repository.files:
            if is_onnx_graph(file.path) and PurePosixPath(file.path).parent not in taken:
                _add(offers, refused, _graph(repository, file))
    return offers, refused


def _add(offers: list[HubOffer], refused: list[RefusedForm], found: HubOffer | RefusedForm) -> None:
    if isinstance(found, RefusedForm):
        refused.append(found)
    else:
        offers.append(found)


def _genai(repository: Repository, config: HubFile) -> HubOffer | RefusedForm:
    """A folder with everything in it, at the root or below."""
    place = PurePosixPath(config.path).parent
    folder = "" if str(place) == "." else str(place)
    if OTHER_HARDWARE.search(folder.lower()):
        why = tr("It is made for other hardware than the processor; take one for “cpu”.")
        return RefusedForm(folder, why)
    files = [
        file
        for file in repository.files
        if PurePosixPath(file.path).parent == place and not _OTHER_WEIGHTS.fullmatch(file.path)
    ]
    label = "4 bit" if "int4" in folder.lower() or "int4" in repository.model.repo.lower() else ""
    return _offer(repository, config.path, label, files, folder)


def _graph(repository: Repository, graph: HubFile) -> HubOffer | RefusedForm:
    """A graph with its data and, where it is apart, the embeddings' graph of the same kind."""
    place = PurePosixPath(graph.path)
    match = ONNX_GRAPH.fullmatch(place.name)
    variant = match["variant"] if match else ""
    graphs = [graph]
    if match and match["stem"] == _SPLIT:
        if _has_encoder(repository.files):
            return RefusedForm(graph.path, kind_words(Foreign.TWO_PARTS))
        embeddings = _embeddings(repository.files, place.parent, variant)
        graphs += [] if embeddings is None else [embeddings]
    files = [file for each in graphs for file in _with_data(repository.files, each)]
    files += beside(repository.files)
    return _offer(repository, graph.path, _LABELS[variant], files, "")


def _has_encoder(files: Sequence[HubFile]) -> bool:
    """Whether the decoder goes on from what another graph has read, as translators of T5 do."""
    return any(PurePosixPath(file.path).name.startswith("encoder_model") for file in files)


def _embeddings(files: Sequence[HubFile], place: PurePosixPath, variant: str) -> HubFile | None:
    """That of the same variant, or the first that there is, as ``core.hub_folder`` takes it."""
    by_path = {file.path: file for file in files}
    for each in (variant, *_LABELS):
        found = by_path.get(str(place / f"{_EMBEDDINGS}{each}.onnx"))
        if found is not None:
            return found
    return None


def _with_data(files: Sequence[HubFile], graph: HubFile) -> list[HubFile]:
    """``x.onnx`` with ``x.onnx_data``, ``x.onnx_data_1`` … or ``x.onnx.data``."""
    data = re.compile(re.escape(graph.path) + r"([._]data(_\d+)?)?")
    return [file for file in files if data.fullmatch(file.path)]


def _offer(
    repository: Repository, name: str, label: str, files: Sequence[HubFile], folder: str
) -> HubOffer | RefusedForm:
    if not all(file.sha256 or file.blob for file in files):
        why = tr("The hub does not tell its hash, so it could not be checked.")
        return RefusedForm(name, why)
    size = sum(file.size for file in files)
    return HubOffer(
        model=repository.model,
        id=name,
        form=Form.ONNX,
        label=label,
        files=tuple(files),
        folder=folder,
        installed_bytes=installed_bytes(Form.ONNX, label, size),
    )
