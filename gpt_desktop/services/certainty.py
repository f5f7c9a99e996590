"""How sure the model was of the words of a stored answer."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.abilities import scores
from gpt_desktop.core.annotations import Certainty
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.certainty import probabilities_of
from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.kept_certainty import MeasuredTokens, to_keep
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.services.context_lens import Plans
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.model_host import ModelHost

ALTERNATIVES = 20


class AnswerCertainty:
    """Implements ``MeasureCertainty``: reads the answer after what it was an answer to.

    It is read as it stands, so that every word has its probability, whatever sampling, stops or
    the person made of it. What was found is stored with the answer.
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
    ) -> Generator[TaskEvent, None, MeasuredTokens]:
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
        facts = generator.facts
        made = MeasuredTokens(probabilities_of(answer.content, found), facts.id, facts.name)
        self._keep(answer_id, answer.content, made)
        return made

    def _keep(self, answer_id: str, text: str, made: MeasuredTokens) -> None:
        """Store it in the place of what was measured before."""
        now, kept = self._store.message(answer_id), to_keep(made, text)
        if now is None or now.content != text or kept is None:
            return
        others = [each for each in now.annotations if not isinstance(each, Certainty)]
        self._store.annotate_message(answer_id, (*others, kept))
