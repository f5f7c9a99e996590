"""Model folders as hubs give them: ``config.json`` with ``onnx/``, or ``genai_config.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.folder_size import folder_size
from gpt_desktop.core.generation import ModelFacts, PromptStyle
from gpt_desktop.core.sampling_defaults import read_defaults

CONFIG = "config.json"
GENAI_CONFIG = "genai_config.json"
GENERATION_CONFIG = "generation_config.json"
TOKENIZER_CONFIG = "tokenizer_config.json"
TOKENIZER = "tokenizer.json"
CHAT_TEMPLATE = "chat_template.jinja"

# How a graph's weights are held, by the ending of its name. The first that is there is used: 4
# bits are quickest, float16 slowest on processors.
_VARIANTS = {
    "_q4": "4 bit",
    "_quantized": "8 bit",
    "_int8": "8 bit",
    "_uint8": "8 bit",
    "_q4f16": "4 bit, float16",
    "_bnb4": "4 bit",
    "": "",  # mostly float32, but nothing says so
    "_fp16": "float16",
}
# A decoder whole, or one whose embeddings may be a graph of their own beside it.
_SPLIT, _EMBEDDINGS = "decoder_model_merged", "embed_tokens"
_GRAPHS = {
    f"{stem}{variant}": held for variant, held in _VARIANTS.items() for stem in ("model", _SPLIT)
}
_LARGEST_TEMPLATE = 4_000_000  # bytes


def is_hub_folder(path: Path) -> bool:
    """Whether a folder has one of the two layouts, complete or not."""
    return (path / GENAI_CONFIG).is_file() or ((path / CONFIG).is_file() and bool(_graphs(path)))


def hub_graph(path: Path) -> str:
    """The graph's place in the folder, with forward slashes.

    Raises:
        ValueError, KeyError, TypeError, OSError: there is none, or it is outside of the folder.
    """
    name = named_graph(path)
    _check_inside(path, name)
    return name


def hub_embeddings(path: Path, graph: str) -> str | None:
    """The place of ``embeddings_graph``; raises ValueError where it is outside of the folder."""
    name = embeddings_graph(path, graph)
    if name is not None:
        _check_inside(path, name)
    return name


def named_graph(path: Path) -> str:
    """The same, which may be a link to elsewhere: caches of hubs are made of such.

    Raises:
        ValueError, KeyError, TypeError, OSError: there is none, or its name leads outside.
    """
    if (path / GENAI_CONFIG).is_file():
        name = str(_read(path, GENAI_CONFIG)["model"]["decoder"]["filename"])
    else:
        name = next(iter(_graphs(path)), "")
    if not name or PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
        raise ValueError(f"{name} is no graph of the folder")
    return name


def embeddings_graph(path: Path, graph: str) -> str | None:
    """The place of the graph that makes a decoder's input of token ids, or None.

    Exporters quantize it in fewer ways than the decoder, so that it may be of another variant.
    """
    place = PurePosixPath(graph)
    if not place.stem.startswith(_SPLIT):
        return None
    for variant in (place.stem.removeprefix(_SPLIT), *_VARIANTS):
        name = str(place.parent / f"{_EMBEDDINGS}{variant}.onnx")
        if (path / name).is_file():
            return name
    return None


def hub_facts(path: Path) -> ModelFacts:
    """What the configuration says; what it does not say is empty or 0.

    ``sha256`` is empty as well: hashing gigabytes at each look takes too long.

    Raises:
        ValueError, KeyError, TypeError, OSError: a file is missing or damaged.
    """
    graph = hub_graph(path)
    has_template = hub_template(path) is not None
    return ModelFacts(
        id=path.name,
        name=path.name,
        licence="",
        languages=(),
        prompt_style=PromptStyle.CHAT if has_template else PromptStyle.FEW_SHOT,
        context_length=_context(path),
        parameters=0,
        quantization=_quantization(path, graph),
        source=path.name,
        sha256="",
        sampling=read_defaults(_optional(path, GENERATION_CONFIG)),
        size_bytes=folder_size(path),
    )


def hub_head_size(path: Path) -> int | None:
    """Features of an attention head, or None where nothing says it; raises as ``hub_facts``."""
    settings = _settings(path)
    decoder = settings.get("decoder")
    if isinstance(decoder, dict):
        settings = decoder
    size = settings.get("head_size", settings.get("head_dim"))
    if size is None and {"hidden_size", "num_attention_heads"} <= settings.keys():
        size = int(settings["hidden_size"]) // max(1, int(settings["num_attention_heads"]))
    return None if size is None else int(size)


def hub_end_tokens(path: Path) -> tuple[int, ...]:
    """Ids that end an answer, first the one that templates call ``eos_token``.

    Raises as ``hub_facts``.
    """
    ends: list[int] = []
    for table in (_optional(path, GENERATION_CONFIG), _settings(path)):
        found = table.get("eos_token_id")
        if found is not None:
            ends = [int(id_) for id_ in (found if isinstance(found, list) else [found])]
            break
    named = _content(_optional(path, TOKENIZER_CONFIG).get("eos_token"))
    added = _read(path, TOKENIZER).get("added_tokens") or () if named else ()
    first = [int(token["id"]) for token in added if token["content"] == named]
    return tuple(dict.fromkeys([*first, *ends]))


def hub_begin_token(path: Path) -> int | None:
    """The id that training put before every text, or None; raises as ``hub_facts``."""
    begin = _settings(path).get("bos_token_id")
    configured = _optional(path, TOKENIZER_CONFIG)
    wanted = configured.get("add_bos_token")
    if wanted is None:
        text = _content(configured.get("bos_token"))
        processor = json.dumps(_read(path, TOKENIZER).get("post_processor"), ensure_ascii=False)
        wanted = bool(text) and json.dumps(text, ensure_ascii=False) in processor
    return int(begin) if wanted and begin is not None else None


def hub_template(path: Path) -> str | None:
    """The chat template's text, or None; raises as ``hub_facts``."""
    if (path / CHAT_TEMPLATE).is_file():
        return read_bounded_text(path / CHAT_TEMPLATE, _LARGEST_TEMPLATE)
    template = _optional(path, TOKENIZER_CONFIG).get("chat_template")
    if isinstance(template, list):
        named = {str(entry["name"]): entry["template"] for entry in template}
        template = named.get("default", next(iter(named.values()), None))
    return None if template is None else str(template)


def _check_inside(path: Path, name: str) -> None:
    if not (path / name).resolve().is_relative_to(path.resolve()):
        raise ValueError(f"{name} is outside of the folder")


def _content(token: object) -> object:
    """The text of a token, which some configurations wrap in a table."""
    return token.get("content") if isinstance(token, dict) else token


def _graphs(path: Path) -> list[str]:
    return [
        f"{folder}{name}.onnx"
        for name in _GRAPHS
        for folder in ("onnx/", "")
        if (path / f"{folder}{name}.onnx").is_file()
    ]


def _quantization(path: Path, graph: str) -> str:
    """Only the layout with several graphs tells it by their names."""
    return "" if (path / GENAI_CONFIG).is_file() else _GRAPHS.get(Path(graph).stem, "")


def _context(path: Path) -> int:
    settings = _settings(path)
    for name in ("max_position_embeddings", "context_length", "n_positions"):
        if name in settings:
            return int(settings[name])
    raise KeyError("max_position_embeddings")


def _settings(path: Path) -> Mapping[str, Any]:
    if (path / GENAI_CONFIG).is_file():
        model = _read(path, GENAI_CONFIG)["model"]
        if not isinstance(model, dict):
            raise TypeError(f"{GENAI_CONFIG} has no model")
        return model
    config = _read(path, CONFIG)
    text = config.get("text_config")
    return {**config, **text} if isinstance(text, dict) else config


def _optional(path: Path, name: str) -> Mapping[str, Any]:
    return _read(path, name) if (path / name).is_file() else {}


def _read(path: Path, name: str) -> Mapping[str, Any]:
    table = json.loads(read_bounded_text(path / name))
    if not isinstance(table, dict):
        raise TypeError(f"{name} is no table")
    return table
