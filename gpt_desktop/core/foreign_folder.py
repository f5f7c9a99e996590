"""Telling what a folder of model files is by its names and its ``config.json``.

Names and keys are those that transformers, sentence-transformers, peft, diffusers and mlx-lm
write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.foreign_models import Foreign, foreign
from gpt_desktop.core.hub_folder import CONFIG

_BY_FILE = {
    "adapter_config.json": Foreign.ADAPTER,
    "modules.json": Foreign.EMBEDDING,
    "config_sentence_transformers.json": Foreign.EMBEDDING,
    "sentence_bert_config.json": Foreign.EMBEDDING,
    "model_index.json": Foreign.PICTURES,
}
# model_type by what such models do.
_TYPES = {
    Foreign.EMBEDDING: (
        "albert bert camembert convbert deberta deberta-v2 distilbert electra ernie eurobert "
        "flaubert ibert layoutlm longformer megatron-bert mobilebert modernbert mpnet nomic_bert "
        "roberta roformer squeezebert xlm-roberta xlm-roberta-xl xmod"
    ),
    Foreign.SPEECH: (
        "bark clap encodec hubert kokoro mimi moonshine musicgen parakeet seamless_m4t speecht5 "
        "vits wav2vec2 wavlm whisper"
    ),
    Foreign.PICTURES: (
        "blip clip convnext deit depth_anything detr dinov2 florence2 sam sam2 siglip siglip2 "
        "swin trocr vit vitpose yolos"
    ),
    Foreign.DIFFUSION: "dream llada llada_moe",
}
_BY_TYPE = {name: kind for kind, names in _TYPES.items() for name in names.split()}
_JUDGES = ("ForSequenceClassification", "ForTokenClassification", "ForRewardModeling")
_EXPERTS = ("num_experts", "num_local_experts", "n_routed_experts", "moe_num_experts")
# Ends of weights' names, by what their forms are called.
_PROGRAMS = {".bin": "PyTorch", ".pt": "PyTorch", ".pth": "PyTorch", ".ckpt": "PyTorch"}
_PROGRAMS |= {".pkl": "pickle", ".nemo": "NeMo"}
_ELSEWHERE = {
    ".h5": "TensorFlow",
    ".msgpack": "Flax",
    ".tflite": "LiteRT",
    ".task": "LiteRT",
    ".litertlm": "LiteRT",
    ".mlmodel": "Core ML",
    ".mlpackage": "Core ML",
    ".engine": "TensorRT",
}
_MAIN = re.compile(r"model.*\.safetensors$")
_GGML = (b"lmgg", b"fmgg", b"tjgg")


def check_folder(folder: Path, *, weights: bool) -> None:
    """Raises UserFacingError where a folder is no language model that this app runs.

    Args:
        weights: it has safetensors to be converted; otherwise a graph to be run as it is.
    """
    names = {entry.name for entry in folder.iterdir()}
    config = _read(folder / CONFIG)
    for name, kind in _BY_FILE.items():
        # Where an adapter was merged in, its description may have stayed.
        merged = kind is Foreign.ADAPTER and any(_MAIN.match(other) for other in names)
        if name in names and not merged:
            raise foreign(folder.name, kind)
    check_purpose(folder.name, config)
    if weights:
        check_packing(folder.name, config)


def explain_folder(folder: Path) -> UserFacingError | None:
    """What a folder is that has neither safetensors with a config nor a graph, if it is known."""
    names = sorted(entry.name for entry in folder.iterdir())
    check_folder(folder, weights=True)
    if "weights.npz" in names:
        return foreign(folder.name, Foreign.MLX)
    error = _by_suffix(folder.name, names)
    if error is None and any(name.endswith(".safetensors") for name in names):
        return foreign(folder.name, Foreign.NO_CONFIG)
    return error


def explain_file(path: Path) -> UserFacingError | None:
    """What a file is that is no part of a model this app takes, if it is known."""
    name = path.name.lower()
    if "imatrix" in name:
        return foreign(path.name, Foreign.STATISTICS)
    if path.is_file():
        with path.open("rb") as file:
            if file.read(4) in _GGML:
                return foreign(path.name, Foreign.OLD)
    if path.suffix.lower() == ".safetensors":
        beside = path.parent / "adapter_config.json"
        adapter = beside.is_file() or "lora" in name
        return foreign(path.name, Foreign.ADAPTER if adapter else Foreign.NO_CONFIG)
    return _by_suffix(path.name, [path.name])


def check_purpose(name: str, config: Mapping[str, object]) -> None:
    """Raises UserFacingError where ``config.json`` tells of another kind of model."""
    model_type = str(config.get("model_type", ""))
    made_as = config.get("architectures")
    first = str(made_as[0]) if isinstance(made_as, list) and made_as else ""
    kind = _BY_TYPE.get(model_type)
    if first.endswith(_JUDGES):
        raise foreign(name, Foreign.JUDGE)
    if kind is Foreign.EMBEDDING and first.endswith("ForMaskedLM"):
        raise foreign(name, Foreign.FILLER)
    if kind is not None:
        raise foreign(name, kind)
    if config.get("is_encoder_decoder") is True:
        raise foreign(name, Foreign.TWO_PARTS)
    text = config.get("text_config")
    for table in (config, text if isinstance(text, dict) else {}):
        if table.get("use_bidirectional_attention") in (True, "all"):
            raise foreign(name, Foreign.EMBEDDING)


def check_packing(name: str, config: Mapping[str, object]) -> None:
    """Raises UserFacingError where ``config.json`` tells of weights that cannot be read."""
    own = config.get("quantization")
    if isinstance(own, dict) and "group_size" in own:
        raise foreign(name, Foreign.MLX)
    text = config.get("text_config")
    for table in (config, text if isinstance(text, dict) else {}):
        packed = table.get("quantization_config") or table.get("compression_config")
        if isinstance(packed, dict):
            raise foreign(name, Foreign.PACKED, _packing(packed))
        if any(_count(table.get(key)) > 1 for key in _EXPERTS):
            raise foreign(name, Foreign.EXPERTS)


def _packing(packed: Mapping[str, object]) -> str:
    """What a way of packing is called."""
    method = str(packed.get("quant_method", "?"))
    if method == "bitsandbytes":
        bits = "4" if packed.get("load_in_4bit") else "8"
        return f"bitsandbytes ({bits} bit)"
    known = {"gptq": "GPTQ", "awq": "AWQ", "fp8": "FP8", "fbgemm_fp8": "FP8", "mxfp4": "MXFP4"}
    return known.get(method, method)


def _by_suffix(shown: str, names: Collection[str]) -> UserFacingError | None:
    for kind, forms in ((Foreign.PROGRAMS, _PROGRAMS), (Foreign.ELSEWHERE, _ELSEWHERE)):
        for name in names:
            form = forms.get(PurePosixPath(name).suffix.lower())
            if form is not None:
                return foreign(shown, kind, form)
    return None


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _read(path: Path) -> Mapping[str, object]:
    """A table of a JSON file; empty where it is missing or damaged, which others tell."""
    try:
        table = json.loads(read_bounded_text(path))
    except (OSError, ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}
