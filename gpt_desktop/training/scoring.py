"""How well a model in torch guesses a text, counted as the app's own engine counts it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import torch

from gpt_desktop.training.blocks import encoded, tokenizer_begins

WINDOW = 512  # tokens; ``services.measure_model`` reads as many at once


def perplexity(model: Any, tokenizer: Any, text: str, most_tokens: int) -> tuple[float, int]:
    """Of windows that do not overlap, each one's first token left out.

    Returns:
        It, and how many tokens were read.
    """
    model.eval()
    ids = encoded(tokenizer, text)[:most_tokens]
    begin = [tokenizer.bos_token_id] if tokenizer_begins(tokenizer) else []
    window = WINDOW - len(begin)
    lost, scored = 0.0, 0
    for at in range(0, len(ids), window):
        part = ids[at : at + window]
        if len(part) < 2:
            continue
        logprobs = _logprobs(model, begin + part)[len(begin) :]
        lost -= float(logprobs.sum())
        scored += len(logprobs)
    if not scored:
        return math.nan, 0
    return math.exp(min(lost / scored, 700.0)), len(ids)


def go_on(model: Any, tokenizer: Any, prompts: Sequence[str], tokens: int) -> list[str]:
    """What it writes after each prompt, always the likeliest token."""
    model.eval()
    written = []
    for prompt in prompts:
        begin = [tokenizer.bos_token_id] if tokenizer_begins(tokenizer) else []
        ids = torch.tensor([begin + encoded(tokenizer, prompt)], device=model.device)
        made = model.generate(
            ids,
            attention_mask=torch.ones_like(ids),
            max_new_tokens=tokens,
            do_sample=False,
            use_cache=True,
            pad_token_id=tokenizer.pad_token_id,
            repetition_penalty=1.1,
        )
        written.append(tokenizer.decode(made[0][ids.shape[1] :], skip_special_tokens=True))
    return written


def _logprobs(model: Any, ids: list[int]) -> torch.Tensor:
    """Of each token but the first."""
    tensor = torch.tensor([ids], device=model.device)
    with torch.inference_mode():
        logits = model(input_ids=tensor, use_cache=False).logits[0, :-1].float()
    chosen = torch.log_softmax(logits, -1).gather(1, tensor[0, 1:, None])
    return chosen[:, 0].cpu()
