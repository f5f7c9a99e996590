"""The engine: a loaded model that reads prompts and writes answers."""

from __future__ import annotations

import secrets
import time
from collections.abc import Generator

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.generation import Delta, FinishReason, ModelFacts, SamplingParams, Usage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.model_folder import GRAPH, TOKENIZER, ModelFolder
from gpt_desktop.inference.answer import Answer
from gpt_desktop.inference.damage import damaged_model
from gpt_desktop.inference.prompt_encoder import PromptEncoder, open_prompt_encoder
from gpt_desktop.inference.sampling import Logits, Sampler, make_sampler
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_pool import SequencePool
from gpt_desktop.inference.session import GraphSession, SessionOptions, open_session
from gpt_desktop.inference.tokenizer import TextTokenizer, load_tokenizer

PREFILL_CHUNK = 256  # tokens a step: as fast as larger ones, and small enough to show progress
SMALLEST_ANSWER = 16  # tokens a prompt must leave room for
_SEED_BITS = 32


class Engine:
    """A ``TextGenerator`` on onnxruntime. Made by ``open_engine``."""

    def __init__(
        self,
        folder: ModelFolder,
        session: GraphSession,
        tokenizer: TextTokenizer,
        encoder: PromptEncoder,
    ) -> None:
        self._folder = folder
        self._session = session
        self._tokenizer = tokenizer
        self._encoder = encoder
        self._pool = SequencePool(session)
        self._context = min(folder.facts.context_length, session.shape.context_length)

    @property
    def facts(self) -> ModelFacts:
        return self._folder.facts

    def count_tokens(self, text: str) -> int:
        """Tokens of plain text, without any template."""
        return len(self._tokenizer.encode(text))

    def count_prompt_tokens(self, prompt: Prompt) -> int:
        """Tokens of the rendered prompt."""
        return len(self._encoder.encode(prompt))

    def generate(
        self, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Generator[Delta, None, None]:
        """Yield deltas until the answer ends; see ``TextGenerator.generate``.

        Raises:
            PromptTooLongError: the prompt leaves no room for an answer.
            UserFacingError: the model's template does not take the prompt, its weights give
                no numbers, or the memory is used up.
        """
        start = time.perf_counter()
        ids = self._encoder.encode(prompt)
        room = self._room(len(ids), params)
        seed = secrets.randbits(_SEED_BITS) if params.seed is None else params.seed
        ends = self._folder.end_tokens
        sample = make_sampler(params, seed, ends)
        answer = Answer(self._tokenizer.decode, ends, params.stop, params.max_tokens, room)
        with self._pool.lend(ids) as sequence:
            cached = len(sequence.tokens)
            read = None
            last = Delta()
            try:
                logits = yield from _prefill(sequence, ids, token)
                read = time.perf_counter()
                last = yield from _decode(
                    sequence, ids, logits, sample=sample, answer=answer, token=token
                )
            except CancelledError:
                answer.finish = FinishReason.CANCELLED
            end = time.perf_counter()
        read = end if read is None else read
        yield Delta(
            text=last.text + answer.flush(),
            token_ids=last.token_ids,
            finish=answer.finish,
            usage=Usage(len(ids), cached, len(answer.token_ids), read - start, end - read, seed),
        )

    def close(self) -> None:
        """Free the weights and the caches."""
        self._pool.clear()
        self._session.close()

    def _room(self, prompt_tokens: int, params: SamplingParams) -> int:
        """Tokens the context has for the answer."""
        wanted = min(SMALLEST_ANSWER, params.max_tokens or SMALLEST_ANSWER)
        available = self._context - wanted
        if prompt_tokens <= available:
            return self._context - prompt_tokens
        raise PromptTooLongError(
            tr("The text is too long for this model."),
            tr(
                "It takes {needed} tokens, and the model has room for {available}.",
                needed=prompt_tokens,
                available=available,
            ),
            tr("Shorten the text, or work on it in parts."),
            prompt_tokens=prompt_tokens,
            available=available,
        )


def _prefill(
    sequence: Sequence, ids: list[int], token: CancelToken
) -> Generator[Delta, None, Logits]:
    """Read what the sequence does not hold of a prompt; return the logits after it."""
    total = len(ids)
    yield Delta(prefilled=(len(sequence.tokens), total))
    token.raise_if_cancelled()
    sequence.reserve(total)
    while total - (done := len(sequence.tokens)) > PREFILL_CHUNK:
        sequence.feed(ids[done : done + PREFILL_CHUNK], token)
        yield Delta(prefilled=(len(sequence.tokens), total))
        token.raise_if_cancelled()
    logits = sequence.logits_after(ids[done:], token)
    yield Delta(prefilled=(total, total))
    return logits


def _decode(
    sequence: Sequence,
    ids: list[int],
    logits: Logits,
    *,
    sample: Sampler,
    answer: Answer,
    token: CancelToken,
) -> Generator[Delta, None, Delta]:
    """Choose token after token until the answer is over; return the delta of the last one."""
    tokens = list(ids)
    while True:
        tokens.append(sample(logits, tokens))
        delta = answer.push(tokens[-1])
        if answer.finish is not None:
            return delta
        yield delta
        token.raise_if_cancelled()
        logits = sequence.logits_after(tokens[-1:], token)


def open_engine(folder: ModelFolder, options: SessionOptions | None = None) -> Engine:
    """Load a model.

    Raises:
        UserFacingError: the folder is damaged, or there is not enough memory.
    """
    tokenizer = load_tokenizer(folder)
    encoder = open_prompt_encoder(folder, tokenizer)
    session = open_session(folder, options)
    ids = (*folder.end_tokens, *([] if folder.begin_token is None else [folder.begin_token]))
    vocab_size = session.shape.vocab_size
    if tokenizer.vocab_size > vocab_size or any(not 0 <= id_ < vocab_size for id_ in ids):
        why = tr("The files {one} and {other} do not fit together.", one=GRAPH, other=TOKENIZER)
        raise damaged_model(folder.path.name, why)
    return Engine(folder, session, tokenizer, encoder)
