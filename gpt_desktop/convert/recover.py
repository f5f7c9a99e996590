"""An installed model as a checkpoint that transformers loads, to be trained on from there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.graph_reader import GraphReader
from gpt_desktop.convert.recovered import RecoveredWeights
from gpt_desktop.convert.recovered_config import RecoveredConfig, recover_config
from gpt_desktop.convert.weights import Floats
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import (
    CHAT_TEMPLATE,
    TOKENIZER,
    ModelFolder,
    read_model_folder,
)

_FORMAT = {"format": "pt"}  # transformers refuses a file that does not say it
_DAMAGE = (OSError, ValueError, KeyError, IndexError)


def write_checkpoint(model: Path, target: Path, token: CancelToken) -> None:
    """Write ``config.json``, ``model.safetensors`` (float32) and the tokenizer into ``target``.

    Args:
        model: the folder of an installed model.
        target: is made, or emptied by the caller.

    Raises:
        UserFacingError: the model is of a kind that is not trained, or damaged.
        CancelledError: the token was cancelled.
        OSError: the disk is full.
    """
    folder = read_model_folder(model)
    _, weights, config = _opened(folder)
    target.mkdir(parents=True, exist_ok=True)
    try:
        tensors = _tensors(config, weights, token)
    except (ValueError, KeyError, IndexError) as error:
        raise damaged(model.name, str(error)) from error
    save_file(tensors, target / "model.safetensors", _FORMAT)
    table = config.table | _tokens(folder)
    (target / "config.json").write_text(json.dumps(table, indent=1), encoding="utf-8")
    _write_tokenizer(folder, target)


def _tensors(
    config: RecoveredConfig, weights: RecoveredWeights, token: CancelToken
) -> dict[str, Floats]:
    tensors = {"model.embed_tokens.weight": weights.embedding()}
    if not config.tied:
        tensors["lm_head.weight"] = weights.matrix("logits")
    tensors["model.norm.weight"] = weights.vector("output_norm.weight") - config.plus
    for layer in range(config.layers):
        token.raise_if_cancelled()
        for name, values in _layer(f"blk.{layer}", config, weights).items():
            tensors[f"model.layers.{layer}.{name}"] = values
    return {name: np.ascontiguousarray(values) for name, values in tensors.items()}


def _layer(name: str, config: RecoveredConfig, weights: RecoveredWeights) -> dict[str, Floats]:
    """A layer's tensors by transformers' names, without the layer's own."""
    packed, biased = weights.matrix, f"{name}.qkv.bias"
    query, key = config.heads * config.head_size, config.kv_heads * config.head_size
    ends = [query, query + key]
    q, k, v = np.split(packed(f"{name}.qkv"), ends)
    gate, up = np.split(packed(f"{name}.gate_up"), 2)
    tensors = {
        "self_attn.q_proj.weight": q,
        "self_attn.k_proj.weight": k,
        "self_attn.v_proj.weight": v,
        "self_attn.o_proj.weight": packed(f"{name}.attn_output"),
        "mlp.gate_proj.weight": gate,
        "mlp.up_proj.weight": up,
        "mlp.down_proj.weight": packed(f"{name}.ffn_down"),
    }
    if config.biased:
        parts = np.split(weights.vector(biased), ends)
        for part, values in zip("qkv", parts, strict=True):
            tensors[f"self_attn.{part}_proj.bias"] = values
    for own, theirs in config.norms.items():
        tensors[f"{theirs}.weight"] = weights.vector(f"{name}.{own}.weight") - config.plus
    return tensors


def _tokens(folder: ModelFolder) -> dict[str, object]:
    begin = {} if folder.begin_token is None else {"bos_token_id": folder.begin_token}
    return {"eos_token_id": list(folder.end_tokens), **begin}


def _write_tokenizer(folder: ModelFolder, target: Path) -> None:
    shutil.copyfile(folder.path / TOKENIZER, target / TOKENIZER)
    table = json.loads((folder.path / TOKENIZER).read_text(encoding="utf-8"))
    added = {int(each["id"]): each["content"] for each in table.get("added_tokens", [])}
    words = added | {int(id_): word for word, id_ in _vocabulary(table).items()}
    ends = [words[token] for token in folder.end_tokens if token in words]
    settings: dict[str, object] = {"tokenizer_class": "PreTrainedTokenizerFast"}
    if ends:
        settings |= {"eos_token": ends[0], "pad_token": ends[0]}
    if folder.begin_token is not None and folder.begin_token in words:
        settings["bos_token"] = words[folder.begin_token]
    settings["add_bos_token"] = folder.begin_token is not None
    if (folder.path / CHAT_TEMPLATE).is_file():
        shutil.copyfile(folder.path / CHAT_TEMPLATE, target / CHAT_TEMPLATE)
    for name, values in (
        ("tokenizer_config.json", settings),
        ("generation_config.json", _tokens(folder)),
    ):
        text = json.dumps(values, ensure_ascii=False, indent=1)
        (target / name).write_text(text, encoding="utf-8")


def _vocabulary(table: dict[str, object]) -> dict[str, int]:
    model = table.get("model")
    found = model.get("vocab") if isinstance(model, dict) else None
    return found if isinstance(found, dict) else {}


def recovered_sizes(model: Path) -> tuple[int, int, int]:
    """Layers, features of the residual stream, and tokens of a model that can be trained.

    Raises:
        UserFacingError: it is of a kind that is not trained, or damaged.
    """
    _, _, config = _opened(read_model_folder(model))
    sizes = ("num_hidden_layers", "hidden_size", "vocab_size")
    layers, hidden, vocab = (int(str(config.table[name])) for name in sizes)
    return layers, hidden, vocab


def recovered_config(model: Path) -> dict[str, object]:
    """What transformers makes a model of the same shape of; raises like ``recovered_sizes``."""
    folder = read_model_folder(model)
    _, _, config = _opened(folder)
    return config.table | _tokens(folder)


def _opened(folder: ModelFolder) -> tuple[GraphReader, RecoveredWeights, RecoveredConfig]:
    if folder.from_hub:
        why = tr("Its graph comes from a model hub; only its original checkpoint can be trained.")
        raise unsupported(folder.path.name, why)
    try:
        reader = GraphReader(folder.path)
        weights = RecoveredWeights(reader)
        return reader, weights, recover_config(folder.path.name, reader, weights)
    except _DAMAGE as error:
        raise damaged(folder.path.name, str(error)) from error
