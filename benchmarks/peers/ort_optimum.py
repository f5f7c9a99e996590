"""optimum's ``ORTModelForCausalLM`` on the graph that optimum exports, by ``generate``.

It keeps nothing of a prompt for the next one. It writes on where a text would end.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch
from onnxruntime import SessionOptions
from optimum.onnxruntime import ORTModelForCausalLM
from tokenizers import Tokenizer

from benchmarks.peers.base import Answer, Request, plain_text


class OptimumModel:
    """A folder with ``config.json`` and ``model.onnx``."""

    def __init__(self, model: Path, threads: int) -> None:
        torch.set_num_threads(threads)
        options = SessionOptions()
        options.intra_op_num_threads = threads
        self._model = ORTModelForCausalLM.from_pretrained(model, session_options=options)
        self._tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))

    def versions(self) -> dict[str, str]:
        names = ("optimum", "optimum-onnx", "transformers", "torch")
        versions = {name: version(name) for name in names}
        return {**versions, "onnxruntime below optimum": version("onnxruntime")}

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text).ids)

    def answer(self, request: Request) -> Answer:
        clock = _Clock()
        ids = torch.tensor([self._tokenizer.encode(plain_text(request)).ids])
        found = self._model.generate(
            ids,
            attention_mask=torch.ones_like(ids),
            min_new_tokens=request.tokens,
            max_new_tokens=request.tokens,
            do_sample=False,
            streamer=clock,
        )
        written = found[0, ids.shape[1] :].tolist()
        total = clock.seconds()
        text = self._tokenizer.decode(written)
        return Answer(text, ids.shape[1], len(written), clock.first, total)

    def answer_all(self, requests: Sequence[Request]) -> list[str]:
        return [self.answer(request).text for request in requests]


class _Clock:
    """A streamer that notes when the first new token came."""

    def __init__(self) -> None:
        self._start = time.perf_counter()
        self._calls = 0
        self.first = 0.0

    def seconds(self) -> float:
        return time.perf_counter() - self._start

    def put(self, _ids: Any) -> None:
        self._calls += 1
        if self._calls == 2:  # the first call brings the prompt
            self.first = self.seconds()

    def end(self) -> None:
        """Part of what a streamer is; the clock is read elsewhere."""
