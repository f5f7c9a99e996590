"""How sure the model was of the words of a stored answer."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.abilities import scores
from gpt_desktop.core.annotations import Probability
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.certainty import probabilities_of
from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.services.context_lens import Plans
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.model_host import ModelHost

ALTERNATIVES = 20


class AnswerCertainty:
    """Implements ``MeasureCertainty``: reads the answer after what it was an answer to.

    It is read as it stands, so that every word has its probability, whatever sampling, stops or
    the person made of it.
    """

    def __init__(
        self,
        store: ConversationStore,
        converse: StoredConverse,
        assistant: Plans,
        host: ModelHost,
    ) -> None:
        self._store = store
        self._converse = converse
        self._assistant = assistant
        self._host = host

    def __call__(
        self, answer_id: str, token: CancelToken
    ) -> Generator[TaskEvent, None, tuple[Probability, ...]]:
        """Measure it; see ``MeasureCertainty``."""
        answer = self._store.message(answer_id)
        if answer is None:
            raise UserFacingError(tr("This answer no longer exists."))
        _, request, model_id = self._converse.asked_for(answer)
        generator = yield from self._host.ready(token, model_id)
        scorer = scores(generator)
        if scorer is None:
            raise UserFacingError(
                tr("{model} does not say how sure it is.", model=generator.facts.name)
            )
        with self._host.using(generator):
            prompt = self._assistant.plan(request, generator).prompt.prompt
            [found] = scorer.score(prompt, [answer.content], token, ALTERNATIVES)
        return probabilities_of(answer.content, found)
