"""Why these words: how probable they were, where the model looked, which part mattered."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import TypeGuard

from gpt_desktop.core.abilities import (
    AttendedToken,
    Scores,
    attends,
    remembers,
    scores,
)
from gpt_desktop.core.annotations import Annotation, LeftOut, Segment, SegmentOrigin
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.certainty import probabilities_of
from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Receipt, TextGenerator, TokenScore
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.prompt_parts import prompt_parts
from gpt_desktop.core.tasks.base import Annotated, Task, TaskEvent
from gpt_desktop.core.works import Work, WorkStore
from gpt_desktop.services.context_lens import Plans
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.ports import Works
from gpt_desktop.services.replayed_prompt import (
    one_line,
    replayed_prompt,
    replayed_segment,
    written_segments,
)
from gpt_desktop.services.why_ports import ResultPlace, WhyLook, WhyOf

ALTERNATIVES = 8


@dataclass(frozen=True, slots=True)
class _Asked:
    """A result, and what the model would be sent for it now."""

    text: str
    prompt: Prompt
    generator: TextGenerator
    scorer: Scores
    remark: str
    annotations: tuple[Annotation, ...]


_Asking = Generator[TaskEvent, None, _Asked]


def each_left_out(
    prompt: Prompt, text: str, generator: TextGenerator, token: CancelToken
) -> Iterator[Progressed | LeftOut]:
    """By how much a text is more or less probable without each part of its prompt.

    Raises:
        UserFacingError: the model does not say how probable a text is.
        CancelledError: the token was cancelled.
    """
    scorer = _scorer(generator)
    parts = prompt_parts(prompt)
    whole = _mean(scorer, prompt, text, token)
    for number, part in enumerate(parts):
        yield Progressed(Phase.COMPARING, number, len(parts), Unit.PARTS)
        change = _mean(scorer, part.without, text, token) - whole
        yield LeftOut(part.kind, part.words, change, generator.facts.name)


class StoredWhy:
    """Implements ``ExplainWords`` for answers of conversations and for works.

    The prompt is built as it was for the answer; where the receipt shows that it came out
    otherwise, that is said.
    """

    def __init__(
        self,
        store: ConversationStore,
        converse: StoredConverse,
        works: Works,
        work_store: WorkStore,
        *,
        tasks: Sequence[Task],
        host: ModelHost,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._converse = converse
        self._works = works
        self._work_store = work_store
        self._tasks = {task.id: task for task in tasks}
        self._host = host
        self._clock = clock

    def look(self, of: WhyOf, token: CancelToken) -> Generator[TaskEvent, None, WhyLook]:
        """Read the result once; see ``ExplainWords.look``."""
        asked = yield from self._asked(of, token)
        with self._host.using(asked.generator):
            held = _held(asked)
            began = self._clock()
            [found] = asked.scorer.score(asked.prompt, [asked.text], token, ALTERNATIVES)
            seconds = self._clock() - began
            all_tokens = asked.generator.count_prompt_tokens(asked.prompt) + len(found)
        parts = len(prompt_parts(asked.prompt))
        whole = seconds * all_tokens / max(1, all_tokens - held)
        return WhyLook(
            of,
            asked.text,
            probabilities_of(asked.text, found),
            parts,
            whole * parts,
            asked.remark,
            tuple(each for each in asked.annotations if _is_of(each, of)),
            attends(asked.generator) is not None,
        )

    def leave_out(
        self, of: WhyOf, token: CancelToken
    ) -> Generator[TaskEvent, None, tuple[LeftOut, ...]]:
        """Leave out each part; see ``ExplainWords.leave_out``."""
        asked = yield from self._asked(of, token)
        made: list[LeftOut] = []
        try:
            with self._host.using(asked.generator):
                run = each_left_out(asked.prompt, asked.text, asked.generator, token)
                for event in run:
                    if isinstance(event, LeftOut):
                        made.append(replace(event, source=of.source))
                        yield Annotated(made[-1])
                    else:
                        yield event
        finally:
            if made:
                self._keep(of, made)
        return tuple(made)

    def attention(
        self, of: WhyOf, number: int, token: CancelToken
    ) -> Generator[TaskEvent, None, tuple[AttendedToken, ...]]:
        """Where it looked for a token; see ``ExplainWords.attention``."""
        asked = yield from self._asked(of, token)
        looks = attends(asked.generator)
        if looks is None:
            name = asked.generator.facts.name
            raise UserFacingError(tr("{model} does not show where it looks.", model=name))
        with self._host.using(asked.generator):
            [found] = asked.scorer.score(asked.prompt, [asked.text], token)
            written = [each.id for each in found[:number]]
            return looks.attention(asked.prompt, written, token)

    def _asked(self, of: WhyOf, token: CancelToken) -> _Asking:
        if of.place is ResultPlace.ANSWER:
            return (yield from self._answer(of.id, token))
        return (yield from self._work(of, token))

    def _answer(self, answer_id: str, token: CancelToken) -> _Asking:
        answer = self._store.message(answer_id)
        if answer is None or not answer.content.strip():
            raise UserFacingError(tr("This answer no longer exists."))
        _, request, model_id = self._converse.asked_for(answer)
        model = _model(answer.receipt, model_id)
        generator = yield from self._host.ready(token, model)
        scorer = _scorer(generator)
        assistant = self._tasks["assistant"]
        if not isinstance(assistant, Plans):
            raise UserFacingError(tr("What was asked cannot be built again."))
        with self._host.using(generator):
            plan = assistant.plan(request, generator)
        same = answer.receipt is None or answer.receipt.usage.prompt_tokens == plan.tokens
        named = (plan.prompt.id, plan.prompt.version)
        remark = _remark(answer.receipt, generator, named, same=same)
        if answer.edited:
            remark = tr("These words are the person's own; the model only read them.")
        prompt = plan.prompt.prompt
        return _Asked(answer.content, prompt, generator, scorer, remark, answer.annotations)

    def _work(self, of: WhyOf, token: CancelToken) -> _Asking:
        work = self._work_store.get(of.id)
        if work is None or not work.text.strip():
            raise UserFacingError(tr("This result no longer exists."))
        # Works of one task may have kinds of their own, such as "learn-explain".
        task = self._tasks.get(work.kind.partition("-")[0])
        if task is None:
            raise UserFacingError(tr("What was asked cannot be built again."))
        model = _model(work.receipt, work.request.model_id)
        generator = yield from self._host.ready(token, model)
        scorer = _scorer(generator)
        text, several = _text(work, of), False
        with self._host.using(generator):
            request = self._works.task_request(work.request)
            if of.source is None:
                prompt, made, several = replayed_prompt(task, request, text, generator, token)
            else:
                known = written_segments(work)
                source = one_line(of.source.of(work.request.text))
                prompt, made = replayed_segment(
                    task, request, known, source, generator=generator, token=token
                )
        same = work.receipt is None or (
            work.receipt.usage.prompt_tokens == made.receipt.usage.prompt_tokens
        )
        named = (made.receipt.prompt_id, made.receipt.prompt_version)
        remark = _remark(work.receipt, generator, named, same=same)
        if several:
            remark = tr("The model may have been asked in several ways: this is after the first.")
        return _Asked(text, prompt, generator, scorer, remark, work.annotations)

    def _keep(self, of: WhyOf, made: Sequence[LeftOut]) -> None:
        """Store what was measured in the place of what was before."""
        if of.place is ResultPlace.ANSWER:
            answer = self._store.message(of.id)
            if answer is not None:
                kept = (*_others(answer.annotations, of), *made)
                self._store.annotate_message(of.id, kept)
            return
        work = self._work_store.get(of.id)
        if work is not None:
            self._work_store.annotate(of.id, (*_others(work.annotations, of), *made))


def _is_of(annotation: Annotation, of: WhyOf) -> TypeGuard[LeftOut]:
    return isinstance(annotation, LeftOut) and annotation.source == of.source


def _others(annotations: Sequence[Annotation], of: WhyOf) -> tuple[Annotation, ...]:
    return tuple(each for each in annotations if not _is_of(each, of))


def _text(work: Work, of: WhyOf) -> str:
    """The words that are looked at, as the model wrote them."""
    if of.source is None:
        return work.text
    for each in work.annotations:
        if isinstance(each, Segment) and each.source == of.source:
            if each.origin is SegmentOrigin.MODEL or each.written:
                return each.written or each.target.of(work.text)
            break
    raise UserFacingError(
        tr("The model did not write this segment."), "", tr("Choose another segment.")
    )


def _model(receipt: Receipt | None, usual: str) -> str:
    return usual if receipt is None else receipt.model_id


def _scorer(generator: TextGenerator) -> Scores:
    scorer = scores(generator)
    if scorer is None:
        name = generator.facts.name
        raise UserFacingError(tr("{model} does not say how sure it is.", model=name))
    return scorer


def _held(asked: _Asked) -> int:
    knows = remembers(asked.generator)
    return 0 if knows is None else knows.held_tokens(asked.prompt)


def _mean(scorer: Scores, prompt: Prompt, text: str, token: CancelToken) -> float:
    """The mean log-probability of a text's tokens after a prompt, in nats."""
    token.raise_if_cancelled()
    found: tuple[TokenScore, ...]
    [found] = scorer.score(prompt, [text], token)
    return fmean(each.logprob for each in found)


def _remark(
    receipt: Receipt | None, generator: TextGenerator, named: tuple[str, int], *, same: bool
) -> str:
    """How what is measured differs from what was sent, as far as the receipt shows."""
    if receipt is None:
        return tr("How this came about was not kept: it is measured as it would be asked now.")
    if receipt.model_sha256 != generator.facts.sha256:
        name = generator.facts.name
        return tr("Another model wrote this. It is measured with {model}.", model=name)
    if (receipt.prompt_id, receipt.prompt_version) != named or not same:
        return tr(
            "What was sent then cannot be built exactly: it is measured as it would be asked now."
        )
    return ""
