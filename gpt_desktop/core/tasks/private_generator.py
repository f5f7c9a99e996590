"""A model of whose reading nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta, ModelFacts, SamplingParams, TextGenerator
from gpt_desktop.core.messages import Prompt


class PrivateGenerator:
    """Marks every prompt as private, for tasks that know nothing of that.

    It answers one prompt after another, since other abilities read prompts, too.
    """

    def __init__(self, generator: TextGenerator) -> None:
        self._generator = generator
        self.facts: ModelFacts = replace(generator.facts, abilities=frozenset())
        self.count_tokens = generator.count_tokens
        self.count_prompt_tokens = generator.count_prompt_tokens
        self.close = generator.close

    def generate(
        self, prompt: Prompt, params: SamplingParams, token: CancelToken
    ) -> Iterator[Delta]:
        """As the model does."""
        return self._generator.generate(replace(prompt, private=True), params, token)
