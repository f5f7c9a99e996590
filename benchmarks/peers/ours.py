"""The app's own engine."""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.peers.base import Answer, Request
from gpt_desktop import __version__
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.messages import ChatPrompt, Message, Prompt, Role, TextPrompt
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import open_engine
from gpt_desktop.inference.session import SessionOptions


class OurEngine:
    """``Engine`` as the app uses it.

    Args:
        model: the model's folder.
        speculates: whether it guesses ahead, as the app's does.
    """

    def __init__(self, model: Path, threads: int, *, speculates: bool) -> None:
        options = SessionOptions(threads=threads)
        self._engine = open_engine(read_model_folder(model), options, speculates=speculates)

    def versions(self) -> dict[str, str]:
        return {"GPT Desktop": __version__, "onnxruntime": version("onnxruntime")}

    def count_tokens(self, text: str) -> int:
        return self._engine.count_tokens(text)

    def answer(self, request: Request) -> Answer:
        start = time.perf_counter()
        first = 0.0
        parts: list[str] = []
        for delta in self._engine.generate(_prompt(request), _params(request), CancelToken()):
            if delta.token_ids and not first:
                first = time.perf_counter() - start
            parts.append(delta.text)
        total = time.perf_counter() - start
        usage = delta.usage
        assert usage is not None
        return Answer("".join(parts), usage.prompt_tokens, usage.generated_tokens, first, total)

    def answer_all(self, requests: Sequence[Request]) -> list[str]:
        texts = [""] * len(requests)
        prompts = [_prompt(request) for request in requests]
        params = [_params(request) for request in requests]
        for number, delta in self._engine.generate_batch(prompts, params, CancelToken()):
            texts[number] += delta.text
        return texts


def _prompt(request: Request) -> Prompt:
    if not request.chat:
        return TextPrompt(request.turns[0])
    roles = (Role.USER, Role.ASSISTANT)
    return ChatPrompt(
        tuple(Message(roles[place % 2], text) for place, text in enumerate(request.turns))
    )


def _params(request: Request) -> SamplingParams:
    # The peer has no guard against loops, so both write on.
    return SamplingParams(
        temperature=0, repetition_penalty=1, max_tokens=request.tokens, loop_guard=False
    )
