"""A model on disk: the folder's ``model.toml`` and the names of the files beside it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.folder_size import folder_size
from gpt_desktop.core.generation import ModelFacts, PromptStyle, SamplingDefaults
from gpt_desktop.core.hub_folder import (
    hub_begin_token,
    hub_end_tokens,
    hub_facts,
    hub_graph,
    is_hub_folder,
)
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_forms import is_quick, quick_folder
from gpt_desktop.core.sampling_defaults import SAMPLED, read_defaults

FORMAT_VERSION = 1
MANIFEST = "model.toml"
GRAPH = "model.onnx"
GRAPH_DATA = "model.onnx.data"
PACKED_RECORD = "packed.json"  # says that weights lie in the processor's order behind the others
# Behind the quantization of quicker weights; nothing kept of the usual ones is taken for theirs.
QUICK_MARK = " → Q4"
TOKENIZER = "tokenizer.json"
CHAT_TEMPLATE = "chat_template.jinja"
# The manifest's key for the place of a graph of a hub's kind.
_HUB_GRAPH = "hub_graph"

# What reading a description from strangers runs into.
_DAMAGE = (OSError, KeyError, TypeError, ValueError, OverflowError, RecursionError)
_LARGEST = 1_000_000  # bytes of a manifest
_IDS = range(2**31)


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """What model.toml says.

    Attributes:
        end_tokens: ids that end an answer.
        begin_token: id put before every prompt, or None where the model takes none.
        graph: the graph's place in the folder.
        from_hub: whether it has a layout of model hubs, with their kind of graph.
        quick: whether its quicker weights are used; see ``model_forms``.
    """

    path: Path
    facts: ModelFacts
    end_tokens: tuple[int, ...]
    begin_token: int | None = None
    graph: str = GRAPH
    from_hub: bool = False
    quick: bool = False

    @property
    def weights(self) -> Path:
        """The folder of the graph and its data, where it is of this app's kind."""
        return quick_folder(self.path) if self.quick else self.path


def read_model_folder(path: Path) -> ModelFolder:
    """Read a folder's manifest.

    Raises:
        UserFacingError: it is missing, damaged, or written by a newer version.
    """
    try:
        if not (path / MANIFEST).is_file() and is_hub_folder(path):
            return _checked(_hub_folder(path))
        table = tomllib.loads(read_bounded_text(path / MANIFEST, _LARGEST))
        version = int(table["format"])
        if version <= FORMAT_VERSION:
            return _checked(_folder(path, table))
    except _DAMAGE as error:
        raise UserFacingError(
            tr("The model folder “{name}” is damaged.", name=path.name),
            tr("Its description could not be read ({error}).", error=repr(error)),
            tr("Remove the model and get it again in Models."),
        ) from error
    raise UserFacingError(
        tr("The model “{name}” was made by a newer version of this app.", name=path.name),
        "",
        tr("Update the app, or get the model again in Models."),
    )


def is_model_folder(path: Path) -> bool:
    """Whether a folder looks like a model, of this app or of a hub."""
    return (path / MANIFEST).is_file() or is_hub_folder(path)


def _checked(folder: ModelFolder) -> ModelFolder:
    """The folder, if its numbers make sense; raises ValueError where they do not."""
    begin = () if folder.begin_token is None else (folder.begin_token,)
    if folder.facts.context_length < 1 or not all(
        id_ in _IDS for id_ in (*folder.end_tokens, *begin)
    ):
        raise ValueError("a length or a token that cannot be")
    return folder


def _hub_folder(path: Path) -> ModelFolder:
    return ModelFolder(
        path=path,
        facts=hub_facts(path),
        end_tokens=hub_end_tokens(path),
        begin_token=hub_begin_token(path),
        graph=hub_graph(path),
        from_hub=True,
    )


def _folder(path: Path, table: dict[str, object]) -> ModelFolder:
    model, tokens = table["model"], table["tokens"]
    if not isinstance(model, dict) or not isinstance(tokens, dict):
        raise TypeError("model and tokens must be tables")
    perplexity, sampling = model.get("perplexity"), table.get("sampling")
    quick = _HUB_GRAPH not in model and is_quick(path)
    facts = ModelFacts(
        id=path.name,
        name=str(model["name"]),
        licence=str(model["licence"]),
        languages=tuple(str(code) for code in model["languages"]),
        prompt_style=PromptStyle(model["prompt_style"]),
        context_length=int(model["context_length"]),
        parameters=int(model["parameters"]),
        quantization=str(model["quantization"]) + (QUICK_MARK if quick else ""),
        source=str(model["source"]),
        sha256=str(model["sha256"]),
        size_bytes=folder_size(path),
        perplexity=None if perplexity is None else float(perplexity),
        sampling=read_defaults(sampling) if isinstance(sampling, dict) else SamplingDefaults(),
    )
    begin = tokens.get("begin")
    return ModelFolder(
        path=path,
        facts=facts,
        end_tokens=tuple(int(token) for token in tokens["end"]),
        begin_token=None if begin is None else int(begin),
        graph=_own_place(path, str(model.get(_HUB_GRAPH, GRAPH))),
        from_hub=_HUB_GRAPH in model,
        quick=quick,
    )


def _own_place(path: Path, name: str) -> str:
    if not (path / name).resolve().is_relative_to(path.resolve()):
        raise ValueError(f"{name} is outside of the folder")
    return name


def write_manifest(folder: ModelFolder) -> None:
    """Write ``model.toml`` into the folder; the last file of a build."""
    facts = folder.facts
    lines = [
        f"format = {FORMAT_VERSION}",
        "",
        "[model]",
        f"name = {_text(facts.name)}",
        f"licence = {_text(facts.licence)}",
        f"languages = [{', '.join(_text(code) for code in facts.languages)}]",
        f"prompt_style = {_text(facts.prompt_style)}",
        f"context_length = {facts.context_length}",
        f"parameters = {facts.parameters}",
        f"quantization = {_text(facts.quantization)}",
        f"source = {_text(facts.source)}",
        f"sha256 = {_text(facts.sha256)}",
    ]
    if folder.from_hub:
        lines.append(f"{_HUB_GRAPH} = {_text(folder.graph)}")
    if facts.perplexity is not None:
        lines.append(f"perplexity = {facts.perplexity:.3f}")
    lines += ["", "[tokens]", f"end = [{', '.join(str(token) for token in folder.end_tokens)}]"]
    if folder.begin_token is not None:
        lines.append(f"begin = {folder.begin_token}")
    sampling = {name: getattr(facts.sampling, name) for name in SAMPLED}
    if known := [f"{name} = {value}" for name, value in sampling.items() if value is not None]:
        lines += ["", "[sampling]", *known]
    (folder.path / MANIFEST).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _text(value: str) -> str:
    """A TOML basic string; JSON's escapes are a subset of TOML's."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
