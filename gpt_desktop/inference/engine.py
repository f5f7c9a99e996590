"""The engine: a loaded model that reads prompts and writes answers."""

from __future__ import annotations

import secrets
import time
from collections.abc import Generator, Iterator
from collections.abc import Sequence as TokenIds
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gpt_desktop.core.abilities import AttendedToken
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.generation import Ability, Delta, ModelFacts, SamplingParams, TokenScore
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.inside import InsideLook
from gpt_desktop.core.messages import ChatPrompt, Prompt, TextPrompt
from gpt_desktop.core.model_folder import GRAPH, TOKENIZER, ModelFolder
from gpt_desktop.core.steps import finish
from gpt_desktop.inference.answer import Answer
from gpt_desktop.inference.batch_writing import BatchWriting
from gpt_desktop.inference.cache_shelf import CacheShelf
from gpt_desktop.inference.control import make_control
from gpt_desktop.inference.damage import damaged_model
from gpt_desktop.inference.decode import decode
from gpt_desktop.inference.first_step import check_first_step
from gpt_desktop.inference.grammar import Grammars
from gpt_desktop.inference.heap import give_back
from gpt_desktop.inference.inside import attention_of, look_of
from gpt_desktop.inference.loading import load_parts
from gpt_desktop.inference.loops import LoopGuard
from gpt_desktop.inference.prefill import prefill
from gpt_desktop.inference.sampling import make_sampler
from gpt_desktop.inference.scoring import Scorer, score_text
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_pool import SequencePool
from gpt_desktop.inference.session import GraphSession, SessionOptions
from gpt_desktop.inference.speculation import Guesser
from gpt_desktop.inference.tokenizer import TextTokenizer
from gpt_desktop.inference.window_scores import window_scores
from gpt_desktop.inference.writing import Writing

if TYPE_CHECKING:
    from gpt_desktop.inference.prompt_encoder import PromptEncoder

SMALLEST_ANSWER = 16  # tokens a prompt must leave room for
_SEED_BITS = 32


class Engine:
    """A ``TextGenerator`` on onnxruntime, with all abilities its graph has.

    Made by ``open_engine``.

    Args:
        speculates: whether single answers guess ahead; see ``speculation``.
        shelf: keeps what was read of long prompts on disk; None keeps none.
    """

    def __init__(
        self,
        folder: ModelFolder,
        session: GraphSession,
        tokenizer: TextTokenizer,
        encoder: PromptEncoder,
        *,
        speculates: bool = True,
        shelf: CacheShelf | None = None,
    ) -> None:
        self._folder = folder
        self._session = session
        self._tokenizer = tokenizer
        self._encoder = encoder
        self._speculates = speculates
        self._pool = SequencePool(session, shelf=shelf)
        self._grammars = Grammars(tokenizer, session.shape.vocab_size, folder.end_tokens)
        self._facts = replace(folder.facts, abilities=_abilities(folder, encoder))
        self._context = min(folder.facts.context_length, session.shape.context_length)

    @property
    def facts(self) -> ModelFacts:
        return self._facts

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of its chat template, which was tried when it was loaded."""
        return self._encoder.notes

    def count_tokens(self, text: str) -> int:
        """Tokens of plain text, without any template."""
        return len(self._tokenizer.encode(text))

    def count_prompt_tokens(self, prompt: Prompt) -> int:
        """Tokens of the rendered prompt."""
        return len(self._encoder.encode(prompt))

    def held_tokens(self, prompt: Prompt) -> int:
        """Of a prompt's first tokens; see ``Remembers.held_tokens``."""
        return self._pool.held(self._encoder.encode(prompt))

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
        writing = self._begin(prompt, params, alone=True)
        read = None
        with self._pool.lend(writing.prompt, private=prompt.private) as sequence:
            writing.cached = len(sequence.tokens)
            try:
                logits = yield from prefill(sequence, writing.prompt, token)
                read = time.perf_counter()
                guesser = Guesser(bool(self._session.shape.states)) if self._speculates else None
                yield from decode(sequence, writing, logits, token, guesser)
            except CancelledError:
                writing.cancel()
        end = time.perf_counter()
        read = end if read is None else read
        writing.prefill_seconds, writing.decode_seconds = read - start, end - read
        yield writing.ending()

    def generate_batch(
        self,
        prompts: TokenIds[Prompt],
        params: SamplingParams | TokenIds[SamplingParams],
        token: CancelToken,
        ends: TokenIds[CancelToken] = (),
    ) -> Generator[tuple[int, Delta], None, None]:
        """Answer independent prompts together; see ``Batches.generate_batch``."""
        each = [params] * len(prompts) if isinstance(params, SamplingParams) else params
        writings = [self._begin(*pair) for pair in zip(prompts, each, strict=True)]
        if writings:
            private = any(prompt.private for prompt in prompts)
            batch = BatchWriting(self._session, self._pool, writings, ends, private=private)
            yield from batch.run(token)

    def score(
        self,
        prompt: Prompt,
        continuations: TokenIds[str],
        token: CancelToken,
        alternatives: int = 0,
    ) -> list[tuple[TokenScore, ...]]:
        """How probable given texts are after a prompt; see ``Scores.score``.

        The prompt is read once. The texts are read one after another: one step over the
        tokens of a text is as quick as a batch of as many.
        """
        ids = self._encoder.encode(prompt)
        texts = [self._tokenizer.encode(text) for text in continuations]
        self._check_length(len(ids) + max(map(len, texts), default=0), self._context)
        scorer = Scorer(self._tokenizer.decode, alternatives)
        with self._pool.lend(ids, private=prompt.private) as sequence:
            reading = prefill(sequence, ids, token)
            logits = finish(reading).copy()
            sequence.keep_place()
            scores = []
            for text in texts:
                sequence.truncate(len(ids))
                scores.append(tuple(score_text(sequence, logits, text, scorer, token)))
        return scores

    def score_windows(
        self, text: str, tokens: int, window: int, token: CancelToken
    ) -> Iterator[tuple[float, ...]]:
        """How probable a plain text is; see ``Scores.score_windows``."""
        ids = self._tokenizer.encode(text)[:tokens]
        scorer = Scorer(self._tokenizer.decode, alternatives=0)
        return window_scores(Sequence(self._session), ids, window, scorer, token)

    def attention(
        self, prompt: Prompt, written: TokenIds[int], token: CancelToken
    ) -> tuple[AttendedToken, ...]:
        """Where the model looked for a token; see ``Attends.attention``.

        What the cache does not hold is read first; one step of a second form of the graph,
        loaded for it, then gives the weights.
        """
        from gpt_desktop.inference.attention import open_attention  # onnx takes long to import

        prompt_ids = self._encoder.encode(prompt)
        ids = [*prompt_ids, *written]
        self._check_length(len(ids), self._context)
        lent = self._pool.lend(ids, private=prompt.private)
        with lent as sequence, closing(open_attention(self._folder)) as reader:
            finish(prefill(sequence, ids, token))
            sequence.truncate(len(ids) - 1)
            weights = reader.weights(sequence.cache, ids[-1], token)
        return tuple(
            AttendedToken(self._tokenizer.decode([id_]), float(weight))
            for id_, weight in zip(prompt_ids, weights, strict=False)
        )

    def look_inside(
        self, text: str, temperatures: TokenIds[float], likeliest: int, token: CancelToken
    ) -> InsideLook:
        """What it does with a text; see ``LooksInside.look_inside``."""
        ids = self._encoder.encode(TextPrompt(text))
        self._check_length(len(ids), self._context)
        logits = Sequence(self._session).logits_after(ids, token)
        layers = attention_of(self._folder, ids, token)
        return look_of(
            ids,
            layers,
            logits,
            temperatures=temperatures,
            likeliest=likeliest,
            decode=self._tokenizer.decode,
        )

    def close(self) -> None:
        """Free the weights and the caches."""
        self._pool.clear()
        self._session.close()
        give_back()

    def _begin(self, prompt: Prompt, params: SamplingParams, *, alone: bool = False) -> Writing:
        """Everything an answer needs before the model reads its prompt.

        Args:
            alone: whether no others are written with it: a step may read several tokens, those
                that a form leaves no choice of, and there is room for thinking nobody asked for.
        """
        if params.constraint is not None and isinstance(prompt, ChatPrompt):
            prompt = replace(prompt, thinks=False)  # the form is that of the first word on
        ids, inside = self._encoder.encode_open(prompt)
        self._check_length(
            len(ids), self._context - min(SMALLEST_ANSWER, params.max_tokens or SMALLEST_ANSWER)
        )
        room = self._context - len(ids)
        asked = isinstance(prompt, ChatPrompt) and prompt.thinks
        unasked = alone and self._encoder.may_think and params.constraint is None
        thinking = params.max_thinking if asked or unasked else 0
        seed = secrets.randbits(_SEED_BITS) if params.seed is None else params.seed
        ends = self._folder.end_tokens
        decode = self._tokenizer.decode
        control = make_control(params, self._grammars, len(ids))
        guards = params.loop_guard and params.constraint is None
        guard = LoopGuard(ids, decode) if guards else None
        return Writing(
            ids,
            Answer(
                decode,
                ends,
                params.stop,
                params.max_tokens,
                room,
                inside=inside,
                max_thinking=thinking,
                guard=guard,
                bans=control.bans,
            ),
            make_sampler(params, seed, ends, control.limits),
            limit=min(room, params.max_tokens + thinking if params.max_tokens else room),
            scorer=Scorer(decode, params.logprobs) if params.logprobs else None,
            seed=seed,
            forced=control.forced if alone else None,
        )

    def _check_length(self, needed: int, available: int) -> None:
        """Refuse what takes more tokens than there is room for."""
        if needed <= available:
            return
        raise PromptTooLongError(
            tr("The text is too long for this model."),
            tr(
                "It takes {needed} tokens, and the model has room for {available}.",
                needed=needed,
                available=available,
            ),
            tr("Shorten the text, or work on it in parts."),
            prompt_tokens=needed,
            available=available,
        )


def _abilities(folder: ModelFolder, encoder: PromptEncoder) -> frozenset[Ability]:
    """Graphs of model hubs keep their attention to themselves."""
    hidden = {Ability.ATTENDS} if folder.from_hub else set()
    if not encoder.thinks:
        hidden.add(Ability.THINKS)
    return frozenset(Ability) - hidden


def open_engine(
    folder: ModelFolder,
    options: SessionOptions | None = None,
    *,
    speculates: bool = True,
    cache_dir: Path | None = None,
) -> Engine:
    """Load a model.

    Args:
        cache_dir: where what was read of long prompts is kept; None keeps nothing.

    Raises:
        UserFacingError: the folder is damaged, or there is not enough memory.
    """
    tokenizer, encoder, session = load_parts(folder, options)
    ids = (*folder.end_tokens, *([] if folder.begin_token is None else [folder.begin_token]))
    vocab_size = session.shape.vocab_size
    if tokenizer.vocab_size > vocab_size or any(not 0 <= id_ < vocab_size for id_ in ids):
        why = tr("The files {one} and {other} do not fit together.", one=GRAPH, other=TOKENIZER)
        raise damaged_model(folder.path.name, why)
    check_first_step(session)
    shelf = None
    if cache_dir is not None and folder.facts.sha256:  # without a hash nothing tells models apart
        shelf = CacheShelf(cache_dir, folder.facts)
    # Where a step gives one token's logits, each guess would take a step of its own.
    speculates = speculates and session.gives_all_logits
    return Engine(folder, session, tokenizer, encoder, speculates=speculates, shelf=shelf)
