"""A small SentencePiece vocabulary as a GGUF file, and SentencePiece's BPE in plain Python."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from gguf import GGUFWriter

CONTROLS = ("<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>")
USER_DEFINED = ("\n", "\n\n", "  ", "   ", "<b>")
# In the order of their scores; "abab" can be made in two ways, "aaa" at two places.
PIECES = (
    *("▁t", "he", "▁the", "in", "ab", "abab", "aa", "aaa", "aab", "bab", "▁a", "▁ab", "er"),
    *("e", "t", "h", "a", "b", "▁", "i", "n", "r", "天", "今", "今天"),
)
BYTES = tuple(f"<0x{byte:02X}>" for byte in range(256))
TOKENS = (*CONTROLS, *USER_DEFINED, *BYTES, *PIECES)
TYPES = (
    *(2 if token == "<unk>" else 3 for token in CONTROLS),
    *(4 for _ in USER_DEFINED),
    *(6 for _ in BYTES),
    *(1 for _ in PIECES),
)
SCORES = tuple(-1000.0 for _ in TOKENS[: -len(PIECES)]) + tuple(
    -float(rank) for rank in range(len(PIECES))
)

# Every way to make a token of two others.
MERGES = tuple(
    (piece[:cut], piece[cut:])
    for piece in PIECES
    for cut in range(1, len(piece))
    if piece[:cut] in PIECES and piece[cut:] in PIECES
)


def write_pieces(
    path: Path,
    prefix: bool,
    left_out: tuple[str, ...] = (),
    merges: tuple[tuple[str, str], ...] = (),
) -> Path:
    """A GGUF of the vocabulary alone. ``prefix`` puts a blank before every text.

    Args:
        merges: written as Gemma 4's are; without any, the scores say what merges first.
    """
    writer = GGUFWriter(path, "llama")
    writer.add_tokenizer_model("gemma4" if merges else "llama")
    if merges:
        writer.add_token_merges([" ".join(merge) for merge in merges])
        writer.add_add_bos_token(False)  # which some files have by mistake
    writer.add_token_list(list(TOKENS))
    writer.add_token_types(list(TYPES))
    if "scores" not in left_out:
        writer.add_token_scores(list(SCORES))
    writer.add_bos_token_id(2)
    writer.add_eos_token_id(1)
    writer.add_add_space_prefix(prefix)
    if "unknown" not in left_out:
        writer.add_unk_token_id(3)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def plain_encode(text: str, prefix: bool) -> list[int]:
    """Token ids by the definition: the adjacent pair of the highest score merges first."""
    ids: list[int] = []
    for part in _split(("▁" if prefix and text else "") + text):
        if part in USER_DEFINED:
            ids.append(TOKENS.index(part))
            continue
        for symbol in _merged(list(part.replace(" ", "▁"))):
            raw = symbol.encode()
            whole = symbol in PIECES
            ids += [TOKENS.index(symbol)] if whole else [TOKENS.index(BYTES[b]) for b in raw]
    return ids


def _split(text: str) -> list[str]:
    """A text cut at user-defined tokens, the longest one first at each place."""
    parts, start, place = [], 0, 0
    while place < len(text):
        found = [token for token in USER_DEFINED if text.startswith(token, place)]
        if not found:
            place += 1
            continue
        longest = max(found, key=len)
        parts += [text[start:place], longest]
        start = place = place + len(longest)
    return [part for part in (*parts, text[start:]) if part]


def _merged(symbols: list[str]) -> list[str]:
    while True:
        ranked = [
            (PIECES.index(left + right), place)
            for place, (left, right) in enumerate(pairwise(symbols))
            if left + right in PIECES
        ]
        if not ranked:
            return symbols
        place = min(ranked)[1]
        symbols[place : place + 2] = [symbols[place] + symbols[place + 1]]
