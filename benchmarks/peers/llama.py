"""llama.cpp by way of llama-cpp-python, at its low level: token ids in, token ids out.

Its own streaming of chats spends more time in Python; this is the peer at its best. Flash
attention stays off, as is its default: on the processors tried it is slower here.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import llama_cpp
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from benchmarks.peers.base import Answer, Request


class LlamaCpp:
    """A GGUF file in llama.cpp.

    Args:
        context: tokens its cache has room for; it is allocated, and touched, at once.
    """

    def __init__(self, model: Path, threads: int, context: int) -> None:
        self._llama = llama_cpp.Llama(
            str(model), n_ctx=context, n_threads=threads, n_threads_batch=threads, verbose=False
        )
        self._end = self._llama.token_eos()

    def versions(self) -> dict[str, str]:
        return {"llama-cpp-python": str(llama_cpp.__version__)}

    def count_tokens(self, text: str) -> int:
        return len(self._ids(text))

    def answer(self, request: Request) -> Answer:
        start = time.perf_counter()
        ids = self._ids(self._text(request))
        first = 0.0
        written: list[int] = []
        text = b""
        for id_ in self._llama.generate(ids, temp=0.0, repeat_penalty=1.0):
            first = first or time.perf_counter() - start
            if id_ == self._end:
                break
            written.append(id_)
            text += self._llama.detokenize([id_])
            if len(written) >= request.tokens:
                break
        total = time.perf_counter() - start
        return Answer(text.decode("utf-8", "replace"), len(ids), len(written), first, total)

    def answer_all(self, requests: Sequence[Request]) -> list[str]:
        return [self.answer(request).text for request in requests]

    def _ids(self, text: str) -> list[int]:
        # A begin token is put where the file asks for one, as the app does.
        ids: list[int] = self._llama.tokenize(text.encode(), add_bos=True, special=True)
        return ids

    def _text(self, request: Request) -> str:
        if not request.chat:
            return request.turns[0]
        roles = ("user", "assistant")
        messages = [
            {"role": roles[place % 2], "content": text} for place, text in enumerate(request.turns)
        ]
        return str(self._chat(messages=messages).prompt)

    @cached_property
    def _chat(self) -> Jinja2ChatFormatter:
        # Not at once: base models have no template.
        template = self._llama.metadata["tokenizer.chat_template"]
        return Jinja2ChatFormatter(template=template, eos_token="", bos_token="")
