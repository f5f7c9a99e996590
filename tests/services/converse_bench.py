"""A conversation over a scripted model and a real store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.generation import SamplingDefaults, SamplingParams, TextGenerator
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.tasks.base import TextAdded
from gpt_desktop.services.converse import Conversing, StoredConverse
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.run_task import TaskRunner
from tests.core.running import drain, task
from tests.fakes import SCRIPTED_FACTS, ScriptedGenerator, roomy
from tests.services.parts import FolderLibrary, MemoryConversations, MemorySettings


class Bench:
    """A conversation service over memory, with a clock that is set by hand."""

    def __init__(self, folder: Path, answers: list[str] | Callable[[Prompt], str]) -> None:
        self.store = MemoryConversations()
        self.now = 0.0
        self.step = 0.0
        self.own_sampling = SamplingDefaults()
        self.generator = ScriptedGenerator(answers)
        library = FolderLibrary(folder, "alpha", "beta", "gamma")
        host = ModelHost(library, "", self.open, roomy)
        self.settings = MemorySettings(Settings(temperature=0.4, max_answer_tokens=99))
        self.converse = StoredConverse(
            self.store,
            TaskRunner(host),
            task("assistant"),
            self.settings,
            self.clock,
        )
        self.id = self.store.create_conversation("New conversation").id

    def open(self, folder: Path) -> TextGenerator:
        self.generator.facts = replace(SCRIPTED_FACTS, id=folder.name, sampling=self.own_sampling)
        return self.generator

    def use_in_assistant(self, model_id: str) -> None:
        self.settings.save(self.settings.load().with_model_of("assistant", model_id))

    def clock(self) -> float:
        self.now += self.step
        return self.now

    def send(
        self, text: str, sampling: SamplingParams | None = None
    ) -> tuple[list[object], StoredMessage]:
        return drain(self.running(text, CancelToken(), sampling))

    def running(
        self, text: str, token: CancelToken, sampling: SamplingParams | None = None
    ) -> Conversing:
        return self.converse.answer(self.converse.ask(self.id, text), sampling, token)

    @property
    def last(self) -> StoredMessage:
        return self.store.messages(self.id)[-1]


def shown(events: list[object]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextAdded))
