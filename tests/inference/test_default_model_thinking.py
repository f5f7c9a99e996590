"""The default model with templates of other families: it answers, and what it thinks is apart."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Ability, FinishReason, SamplingParams
from gpt_desktop.core.messages import Message, Role
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, read_model_folder
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult, TextAdded, ThoughtAdded
from gpt_desktop.inference.engine import Engine, open_engine
from tests.core.running import drain, task

pytestmark = pytest.mark.model

TURNS = (
    "{% for m in messages %}"
    "{{ '<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>\\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)
# As DeepSeek R1's: the thinking is open wherever an answer is wanted.
THINKS = TURNS + "{{ '<think>\\nThe capital of France is Paris, so I' }}"
DATED = "{{ '<|im_start|>system\\nIt is ' + strftime_now('%d %B %Y') + '<|im_end|>\\n' }}" + TURNS
NO_SYSTEM = (
    "{% if messages[0]['role'] == 'system' %}{{ raise_exception('No system role') }}{% endif %}"
) + TURNS
ALTERNATING = (
    "{% for m in messages if m['role'] != 'system' %}"
    "{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('Roles must alternate') }}{% endif %}{% endfor %}"
) + TURNS
QUESTION = TaskRequest(
    text="What is the capital of France? Answer in one sentence.",
    history=(Message(Role.USER, "Hello"),),  # it was never answered
    sampling=SamplingParams(temperature=0.0, max_tokens=24, max_thinking=6),
)


def opened(model: Path, place: Path, template: str) -> Engine:
    place.mkdir()
    for file in model.iterdir():
        if file.is_file() and file.name != CHAT_TEMPLATE:
            (shutil.copy if file.suffix == ".toml" else _linked)(file, place / file.name)
    (place / CHAT_TEMPLATE).write_text(template, encoding="utf-8")
    return open_engine(read_model_folder(place))


def _linked(file: Path, to: Path) -> None:
    """Beside the original, so that nothing large is copied."""
    try:
        to.hardlink_to(file.resolve())
    except OSError:
        shutil.copy(file, to)


def ran(engine: Engine, request: TaskRequest) -> tuple[str, str, TaskResult]:
    """Thinking and text as they were shown, and the result."""
    events: list[TaskEvent]
    events, result = drain(task("assistant").run(request, engine, CancelToken()))
    assert isinstance(result, TaskResult)
    thinking = "".join(event.text for event in events if isinstance(event, ThoughtAdded))
    return thinking, "".join(event.text for event in events if isinstance(event, TextAdded)), result


@pytest.mark.parametrize(
    "template", [DATED, NO_SYSTEM, ALTERNATING], ids=["dated", "no system", "alternating"]
)
def test_it_answers_with_templates_of_other_families(
    default_model_folder: Path, tmp_path: Path, template: str
) -> None:
    engine = opened(default_model_folder, tmp_path / "other", template)
    _, text, _ = ran(engine, QUESTION)
    assert "Paris" in text
    engine.close()


def test_what_it_thinks_is_no_part_of_the_answer(
    default_model_folder: Path, tmp_path: Path
) -> None:
    engine = opened(default_model_folder, tmp_path / "thinks", THINKS)
    assert Ability.THINKS in engine.facts.abilities
    thinking, text, result = ran(engine, replace(QUESTION, thinks=True))
    assert thinking
    assert (text, result.text, result.finish) == ("", "", FinishReason.LENGTH)
    assert result.notices[-1].text.startswith("Stopped while thinking")
    begun = replace(QUESTION, thinks=True, thought=thinking)
    longer, _, _ = ran(engine, begun)
    assert longer.startswith(thinking)
    assert len(longer) > len(thinking)
    unasked, text, _ = ran(engine, QUESTION)
    assert (unasked, bool(text)) == ("", True)
    engine.close()
