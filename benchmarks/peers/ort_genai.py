"""onnxruntime-genai on the 4-bit graph that its own model builder makes.

It keeps nothing of a prompt for the next one. It writes on where a text would end.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import onnxruntime_genai as og
from tokenizers import Tokenizer

from benchmarks.peers.base import Answer, Request, plain_text


class GenaiModel:
    """A folder with ``genai_config.json``.

    Args:
        context: tokens its cache has room for.
    """

    def __init__(self, model: Path, threads: int, context: int) -> None:
        session = {"session_options": {"intra_op_num_threads": threads}}
        config = og.Config(str(model))
        config.overlay(json.dumps({"model": {"decoder": session}}))
        self._model = og.Model(config)
        self._tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self._context = context

    def versions(self) -> dict[str, str]:
        names = {"onnxruntime-genai": "onnxruntime-genai"}
        names["onnxruntime below onnxruntime-genai"] = "onnxruntime"
        return {label: version(name) for label, name in names.items()}

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text).ids)

    def answer(self, request: Request) -> Answer:
        start = time.perf_counter()
        ids = self._tokenizer.encode(plain_text(request)).ids
        params = og.GeneratorParams(self._model)
        params.set_search_options(
            do_sample=False, min_length=self._context, max_length=self._context
        )
        generator = og.Generator(self._model, params)
        generator.append_tokens(ids)
        first = 0.0
        written: list[int] = []
        while len(written) < request.tokens:
            generator.generate_next_token()
            written.append(int(generator.get_next_tokens()[0]))
            first = first or time.perf_counter() - start
        total = time.perf_counter() - start
        return Answer(self._tokenizer.decode(written), len(ids), len(written), first, total)

    def answer_all(self, requests: Sequence[Request]) -> list[str]:
        return [self.answer(request).text for request in requests]
