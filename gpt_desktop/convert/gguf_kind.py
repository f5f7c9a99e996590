"""Telling GGUF files that hold no language model by what they say of themselves.

Keys and names are those of llama.cpp, whisper.cpp and stable-diffusion.cpp.
"""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.core.foreign_models import Foreign, foreign

_BY_TYPE = {
    "adapter": Foreign.ADAPTER,
    "imatrix": Foreign.STATISTICS,
    "mmproj": Foreign.EYES,
}
_ARCHITECTURES = {
    Foreign.EYES: "clip",
    Foreign.CONTROL: "controlvector",
    Foreign.EMBEDDING: (
        "bert modern-bert nomic-bert nomic-bert-moe neo-bert jina-bert-v2 jina-bert-v3 eurobert "
        "gemma-embedding llama-embed t5encoder"
    ),
    Foreign.TWO_PARTS: "t5 bart m2m100 marian",
    Foreign.SPEECH: "whisper wavtokenizer-dec qwen3tts pockettts parler outetts kokoro csm",
    Foreign.PICTURES: (
        "flux sd1 sd2 sd3 sdxl sd auraflow lumina2 qwen_image hidream chroma cosmos wan ltxv "
        "hyvid hunyuan_video pixart z_image"
    ),
    Foreign.DIFFUSION: "dream llada llada-moe rnd1",
    Foreign.SEES: "qwen2vl qwen3vl hunyuan_vl cogvlm chameleon paddleocr deepseek2-ocr",
    Foreign.EXPERTS: (
        "qwen2moe qwen3moe qwen3vlmoe qwen35moe phimoe olmoe granitemoe lfm2moe hunyuan-moe "
        "ernie4_5-moe glm4moe gpt-oss dbrx arctic grok bailingmoe bailingmoe2 dots1"
    ),
}
BY_ARCHITECTURE = {name: kind for kind, names in _ARCHITECTURES.items() for name in names.split()}
_POOLING_FOR_SCORES = 4


def open_model(path: Path) -> GgufFile:
    """Open a GGUF file of a language model.

    Raises:
        UserFacingError: it is damaged, or something else: then the error says what.
    """
    file = GgufFile(path)
    kind = _foreign_kind(file)
    if kind is not None:
        raise foreign(file.name, kind, str(file.metadata.get("general.architecture")))
    return file


def _foreign_kind(file: GgufFile) -> Foreign | None:
    architecture = str(file.metadata.get("general.architecture", ""))
    by_type = _BY_TYPE.get(str(file.metadata.get("general.type", "")))
    if by_type is not None:
        return by_type
    named = BY_ARCHITECTURE.get(architecture)
    if named is not None:
        return named
    if not file.tensors:
        return Foreign.VOCABULARY
    pooling = file.metadata.get(f"{architecture}.pooling_type", 0)
    if pooling:
        return Foreign.JUDGE if pooling == _POOLING_FOR_SCORES else Foreign.EMBEDDING
    if file.metadata.get(f"{architecture}.attention.causal") is False:
        return Foreign.EMBEDDING
    experts = file.metadata.get(f"{architecture}.expert_count", 0)
    return Foreign.EXPERTS if isinstance(experts, int) and experts > 1 else None
