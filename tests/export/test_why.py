"""The numbers of "Why these words" are those of transformers on the same weights.

With activations in float the two differ by the order of float32's sums alone. The app's graph
rounds activations to 8 bits, which is a part of the model it runs and no error of the measuring:
the second bound says how much that moves what is told.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
import torch
from jinja2 import Environment
from tokenizers import Tokenizer

from gpt_desktop.core.abilities import Scores
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.messages import ChatPrompt, Message, Prompt, Role
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.prompt_parts import prompt_parts
from gpt_desktop.inference.engine import open_engine
from tests.convert.graph_run import use_float_activations
from tests.export.dequantized import load_dequantized

pytestmark = [pytest.mark.export, pytest.mark.timeout(600)]

PROMPT = ChatPrompt(
    (
        Message(Role.SYSTEM, "You are a helpful AI assistant.\nAnswer in one sentence."),
        Message(Role.USER, "Hello."),
        Message(Role.ASSISTANT, "Hello, how can I help you?"),
        Message(Role.USER, "My name is Zebulon. It rains in Lyon today. What is my name?"),
    )
)
ANSWER = "Your name is Zebulon, and it rains in Lyon today."
CLOSE = 1e-3  # nats of one token: float32 sums in another order, through 30 layers
ROUNDED = 0.15  # nats of a mean change, 0.08 as measured: activations of 8 bits


class Independent:
    """Template by jinja, tokens by tokenizers, log-softmax by torch; nothing of the app's."""

    def __init__(self, folder: Path) -> None:
        self._model = load_dequantized(folder)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        words = (folder / "chat_template.jinja").read_text("utf-8")
        self._known: dict[Prompt, list[float]] = {}
        self._template = Environment(autoescape=False).from_string(words)  # noqa: S701

    def score(self, prompt: Prompt) -> list[float]:
        """The log-probabilities of the answer's tokens."""
        if prompt not in self._known:
            self._known[prompt] = self._scored(prompt)
        return self._known[prompt]

    def _scored(self, prompt: Prompt) -> list[float]:
        assert isinstance(prompt, ChatPrompt)
        turns = [{"role": str(each.role), "content": each.content} for each in prompt.messages]
        text = self._template.render(
            messages=turns, add_generation_prompt=True, bos_token="<|im_start|>"
        )
        before = self._tokenizer.encode(text, add_special_tokens=False).ids
        after = self._tokenizer.encode(ANSWER, add_special_tokens=False).ids
        with torch.no_grad():
            logits: Any = self._model(torch.tensor([before + after])).logits[0]
        shares = torch.log_softmax(logits.double(), dim=-1)
        places = range(len(before) - 1, len(before) + len(after) - 1)
        return [float(shares[place, id_]) for place, id_ in zip(places, after, strict=True)]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory, default_model_folder: Path) -> Path:
    """The default model with activations in float."""
    folder = tmp_path_factory.mktemp("float") / default_model_folder.name
    shutil.copytree(default_model_folder, folder)
    use_float_activations(folder)
    return folder


@pytest.fixture(scope="module")
def independent(copied: Path) -> Independent:
    return Independent(copied)


@pytest.fixture(scope="module")
def exact(copied: Path) -> Iterator[Scores]:
    engine = open_engine(read_model_folder(copied))
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def shipped(default_model_folder: Path) -> Iterator[Scores]:
    engine = open_engine(read_model_folder(default_model_folder))
    yield engine
    engine.close()


def scored(engine: Scores, prompt: Prompt) -> list[float]:
    [found] = engine.score(prompt, [ANSWER], CancelToken())
    return [each.logprob for each in found]


def changes(scores: dict[Prompt, list[float]]) -> list[float]:
    whole = fmean(scores[PROMPT])
    return [fmean(scores[part.without]) - whole for part in prompt_parts(PROMPT)]


def asked() -> list[Prompt]:
    return [PROMPT, *(part.without for part in prompt_parts(PROMPT))]


def test_every_log_probability_is_that_of_transformers(
    exact: Scores, independent: Independent
) -> None:
    for prompt in asked():
        expected = independent.score(prompt)
        assert min(expected) < -0.5  # there is something to differ in
        assert scored(exact, prompt) == pytest.approx(expected, abs=CLOSE)


def test_what_leaving_out_changes_is_what_transformers_says(
    exact: Scores, shipped: Scores, independent: Independent
) -> None:
    expected = changes({prompt: independent.score(prompt) for prompt in asked()})
    found = changes({prompt: scored(exact, prompt) for prompt in asked()})
    assert found == pytest.approx(expected, abs=CLOSE)
    rounded = changes({prompt: scored(shipped, prompt) for prompt in asked()})
    assert rounded == pytest.approx(expected, abs=ROUNDED)
    assert min(expected) < -2 * ROUNDED
    assert expected.index(min(expected)) == rounded.index(min(rounded))
