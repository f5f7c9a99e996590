"""Documents as blocks of tokens of one length, to be learnt or measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch


class Blocks:
    """All documents one behind the other, an end token between them, cut into blocks.

    The last block is shorter; what pads it is not learnt (``collator``).

    Args:
        tokenizer: of transformers.
        size: tokens in a block.
    """

    def __init__(self, tokenizer: Any, documents: Sequence[str], size: int) -> None:
        ids: list[int] = []
        begin, end = tokenizer.bos_token_id, tokenizer.eos_token_id
        begins = [begin] if tokenizer_begins(tokenizer) else []
        for document in documents:
            ids += begins + encoded(tokenizer, document) + ([] if end is None else [end])
        parts = [ids[at : at + size] for at in range(0, len(ids), size)]
        # A token alone has nothing before it to be guessed from.
        self.parts = [part for part in parts if len(part) > 1]
        self.tokens = sum(len(part) for part in self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    def __getitem__(self, index: int) -> dict[str, list[int]]:
        return {"input_ids": self.parts[index]}


class Collator:
    """Blocks side by side; everything is learnt but what only pads."""

    def __init__(self, padding: int) -> None:
        self._padding = padding

    def __call__(self, blocks: Sequence[dict[str, list[int]]]) -> dict[str, torch.Tensor]:
        longest = max(len(block["input_ids"]) for block in blocks)
        ids, labels, masks = [], [], []
        for block in blocks:
            own = block["input_ids"]
            gap = longest - len(own)
            ids.append(own + [self._padding] * gap)
            labels.append(own + [-100] * gap)
            masks.append([1] * len(own) + [0] * gap)
        return {
            "input_ids": torch.tensor(ids),
            "labels": torch.tensor(labels),
            "attention_mask": torch.tensor(masks),
        }


def encoded(tokenizer: Any, text: str) -> list[int]:
    """The ids of a text, with nothing put before or after it."""
    ids: list[int] = tokenizer.backend_tokenizer.encode(text, add_special_tokens=False).ids
    return ids


def tokenizer_begins(tokenizer: Any) -> bool:
    """Whether every text of the model begins with a token of its own."""
    return bool(tokenizer.init_kwargs.get("add_bos_token")) and tokenizer.bos_token_id is not None
