"""Byte-level vocabularies as GGUF files of their own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gguf import GGUFWriter

from tests.convert.tiny_llama import MERGES, SPECIALS, byte_tokens

CONTROL, NORMAL = 3, 1


def write_vocabulary(
    path: Path,
    pre: str = "",
    *,
    specials: tuple[str, ...] = SPECIALS,
    words: tuple[str, ...] = (),
    merges: tuple[str, ...] = MERGES,
    ids: Mapping[str, int] | None = None,
    begins: bool | None = None,
) -> Path:
    """Write a vocabulary: control tokens, the bytes, what the merges make, other words.

    Args:
        ids: by the key of GGUF's metadata, such as ``eos_token_id``; the third token ends an
            answer where this is None.
        begins: what the file says of a begin token; None says nothing.
    """
    writer = GGUFWriter(path, "llama")
    writer.add_tokenizer_model("gpt2")
    if pre:
        writer.add_tokenizer_pre(pre)
    tokens = [*specials, *byte_tokens(), *(merge.replace(" ", "") for merge in merges), *words]
    writer.add_token_list(tokens)
    writer.add_token_types([CONTROL] * len(specials) + [NORMAL] * (len(tokens) - len(specials)))
    writer.add_token_merges(list(merges))
    for key, number in ({"eos_token_id": 2} if ids is None else ids).items():
        writer.add_uint32(f"tokenizer.ggml.{key}", number)
    if begins is not None:
        writer.add_add_bos_token(begins)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path
